import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { useEquipment } from '#app/i18n/use-equipment'
import { Button, LinkButton } from '#app/ui/button'
import { TextField } from '#app/ui/text-field'
import type { Board, RemedyLine, RemedyPreview } from '../shown'
import { usePairWords } from './pair-words'

/** What would place more of the meetings that were left out: each with what it brings and the way to do it. */
export function Remedies({ board }: { board: Board }) {
  const t = useTranslations('board')
  const { run, unplaced } = board
  if (!run || unplaced.length === 0) return null
  if (board.job?.state === 'advising' && run.remedies === null)
    return (
      <p className="small mute mt-4" role="status">
        {t('remedy.looking')}
      </p>
    )
  if (!run.remedies || run.remedies.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="small">{t('remedy.title')}</h3>
      <ul className="left">
        {run.remedies.map((remedy, index) => (
          <li key={index}>
            <Words remedy={remedy} days={board.days} />
            {board.mayManage && (
              <div className="acts">
                <Act board={board} remedy={remedy} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {board.mayManage && <p className="micro mute mt-2">{t('remedy.then')}</p>}
    </div>
  )
}

function Words({ remedy, days }: { remedy: RemedyLine; days: Board['days'] }) {
  const t = useTranslations('board')
  const languages = usePairWords()
  const equipment = useEquipment()
  const { code, name, what, part, places, musts } = remedy
  // Of one day among several it says which.
  const day = part && days.length > 1 && days.find((one) => one.day === remedy.day)?.label
  const more = t('remedy.brings', { places, musts })
  const thing = {
    interpreter: [
      t('remedy.interpreter', { pair: languages(what ?? ''), part: part ?? 'whole' }),
      ...(day ? [day] : []),
    ].join(' · '),
    table: t('remedy.table', { equipment: what ? equipment(what) : 'none' }),
    delegate: t('remedy.delegate', { who: name }),
    slot: t('remedy.slot'),
    limit: t('remedy.limit', { who: name }),
    delegateLimit: t('remedy.delegateLimit'),
  }[code]
  return (
    <p>
      <b>{thing}</b>
      <span className="mute block">{more}</span>
    </p>
  )
}

function Act({ board, remedy }: { board: Board; remedy: RemedyLine }) {
  const t = useTranslations('board')
  const to = paths(useLocale())
  switch (remedy.code) {
    case 'limit':
      return (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="raiseLimit" />
          <input type="hidden" name="registrationId" value={remedy.who} />
          <Button small>{t('remedy.do.limit')}</Button>
        </Form>
      )
    case 'delegateLimit':
      return <RaiseDelegateLimit board={board} />
    case 'table':
      return (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="addTable" />
          <Button small>{t('remedy.do.table')}</Button>
        </Form>
      )
    case 'delegate':
      return (
        <LinkButton small to={to.deskParticipants(board.event.slug)}>
          {t('remedy.do.delegate')}
        </LinkButton>
      )
    case 'interpreter':
    case 'slot':
      return remedy.preview ? (
        <Previewed remedy={remedy} preview={remedy.preview} />
      ) : (
        <LinkButton
          small
          to={to.setup(board.event.slug, remedy.code === 'slot' ? 'grid' : 'interpreters')}
        >
          {t('remedy.do.setUp')}
        </LinkButton>
      )
  }
}

/** Raises the limit of each delegate by one, from the one that is seen; nothing where there is none any more. */
export function RaiseDelegateLimit({ board: { perDelegate } }: { board: Board }) {
  const t = useTranslations('board')
  if (perDelegate === null) return null
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="raiseDelegateLimit" />
      <input type="hidden" name="limit" value={perDelegate} />
      <Button small>{t('remedy.do.delegateLimit', { limit: perDelegate + 1 })}</Button>
    </Form>
  )
}

/** What would be added, and the button that adds it; the gain stands above. */
function Previewed({ remedy, preview }: { remedy: RemedyLine; preview: RemedyPreview }) {
  const t = useTranslations('board')
  const setup = useTranslations('setup')
  const { what = '', part, day } = remedy
  return (
    <details className="more">
      <summary>{t(`remedy.do.${preview.kind}`)}</summary>
      <Form method="post" preventScrollReset className="stack small">
        {preview.kind === 'slot' ? (
          <>
            <input type="hidden" name="intent" value="addSlot" />
            <input type="hidden" name="from" value={preview.from} />
            <p>{t('remedy.slotAt', preview)}</p>
          </>
        ) : (
          <>
            <input type="hidden" name="intent" value="addInterpreter" />
            <input type="hidden" name="pair" value={what} />
            {part && <input type="hidden" name="part" value={part} />}
            {part && day !== undefined && <input type="hidden" name="day" value={day} />}
            <TextField
              name="name"
              id={`interpreter-${what}-${day ?? ''}${part ?? ''}`}
              label={setup('interpreters.name')}
              defaultValue={preview.name}
            />
            <p>
              {preview.day
                ? t('remedy.interpreterAt', {
                    day: preview.day,
                    from: preview.from ?? '',
                    until: preview.until ?? '',
                  })
                : t('remedy.interpreterAlways')}
            </p>
          </>
        )}
        <div>
          <Button small kind="primary">
            {t('remedy.do.add')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
