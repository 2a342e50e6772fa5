import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { languageOf } from '#app/i18n/language-of'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import { Section } from '#app/ui/section'
import type { KeepingDesk, KeepingLine } from '../shown'

export type KeepingFilter = 'open' | 'confirmed' | 'standby' | 'all'

/** Lines that a filter shows; "open" are those to call. */
export const linesOf = (lines: KeepingLine[], filter: KeepingFilter): KeepingLine[] =>
  lines.filter((line) => {
    if (filter === 'all') return true
    if (filter === 'standby') return line.standby
    const isConfirmed = line.confirmation === 'confirmed'
    return filter === 'confirmed'
      ? isConfirmed
      : line.confirmation === 'open' || line.confirmation === 'changed'
  })

/** Organisations with what they said of their meetings, and the people to call. */
export function KeepingTable({ desk, filter }: { desk: KeepingDesk; filter: KeepingFilter }) {
  const t = useTranslations('keeping')
  const lines = linesOf(desk.lines, filter)
  // With nothing to confirm yet, nobody has confirmed everything.
  if (filter === 'open' && !desk.event.published) return null
  if (lines.length === 0)
    return <EmptyState title={t(`none.${filter}`)}>{t('noneText')}</EmptyState>
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      rows={lines}
      rowId={(line) => line.registrationId}
      columns={[
        {
          id: 'name',
          label: t('organisation'),
          header: true,
          cell: (line) => <Organisation line={line} />,
        },
        {
          id: 'meetings',
          label: t('meetings'),
          numeric: true,
          cell: (line) => t('meetingsFrom', { count: line.meetings, first: line.first ?? 'none' }),
        },
        { id: 'people', label: t('people'), cell: (line) => <People line={line} /> },
        { id: 'said', label: t('state'), cell: (line) => <Said line={line} /> },
        ...(desk.seesReliability
          ? [
              {
                id: 'reliability',
                label: t('earlier'),
                cell: (line: KeepingLine) => <Earlier line={line} />,
              },
            ]
          : []),
        { id: 'acts', label: t('acts'), cell: (line) => <Acts line={line} /> },
      ]}
    />
  )
}

function Organisation({ line }: { line: KeepingLine }) {
  const to = paths(useLocale())
  return (
    <Anchor to={to.organisation(line.slug)} lang={languageOf(line.country)}>
      {line.name}
    </Anchor>
  )
}

function People({ line }: { line: KeepingLine }) {
  const t = useTranslations('keeping')
  return (
    <ul>
      {line.people.map((person, index) => (
        <li key={index}>
          {person.name}
          <br />
          {person.phone ? (
            <a href={`tel:${person.phone}`}>{person.phone}</a>
          ) : (
            <span className="mute">{t('noPhone')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Said({ line }: { line: KeepingLine }) {
  const t = useTranslations('keeping')
  return (
    <>
      <b>{t(`confirmation.${line.confirmation}`)}</b>
      {line.said && (
        <small className="mute block">
          {t(line.said.actedFor ? 'enteredBy' : 'saidBy', { name: line.said.by, at: line.said.at })}
        </small>
      )}
      {line.standby && <small className="block">{t('onStandby')}</small>}
    </>
  )
}

function Earlier({ line: { reliability } }: { line: KeepingLine }) {
  const t = useTranslations('keeping')
  if (!reliability) return <span className="mute">{t('firstTime')}</span>
  const { meetings, noShows, late } = reliability
  return <>{t('record', { meetings, noShows, late })}</>
}

function Acts({ line }: { line: KeepingLine }) {
  const t = useTranslations('keeping')
  return (
    <Form method="post" className="row" preventScrollReset>
      <input type="hidden" name="registrationId" value={line.registrationId} />
      <input type="hidden" name="fingerprint" value={line.fingerprint} />
      {line.confirmation !== 'confirmed' && line.confirmation !== 'none' && (
        <Button small name="intent" value="confirm">
          {t('confirmFor')}
        </Button>
      )}
      <Button small kind="quiet" name="intent" value={line.standby ? 'standDown' : 'standBy'}>
        {line.standby ? t('standDown') : t('standBy')}
      </Button>
    </Form>
  )
}

/** Accepted meetings that could be held in a slot that is free or has fallen free. */
export function Fills({ desk }: { desk: KeepingDesk }) {
  const t = useTranslations('keeping')
  const to = paths(useLocale())
  return (
    <Section id="fills" title={t('fills')} aside={<p>{t('fillsText')}</p>}>
      {desk.fills.length === 0 ? (
        <p className="mute">{t('fillsNone')}</p>
      ) : (
        <ul className="left">
          {desk.fills.map((fill) => (
            <li key={fill.meetingId}>
              <b>{fill.pair}</b> {fill.standby && <span className="code">{t('onStandby')}</span>}
              <p className="reason">
                {fill.places
                  .map(({ time, table }) => t('placeAt', { time, table: table || 'none' }))
                  .join(' · ')}
              </p>
              <div className="acts">
                <Anchor
                  to={to.deskSchedule(desk.event.slug, { meeting: fill.meetingId, carry: '1' })}
                >
                  {t('placeOnBoard')}
                </Anchor>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
