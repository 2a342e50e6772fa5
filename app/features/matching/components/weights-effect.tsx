import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/empty-state'
import type { PreviewedMatch, PreviewedNeed } from '../shown'

const FIRST_PLACES = 5

/** What other weights do to the first places of each need. */
export function WeightsEffect({ needs, unchanged }: { needs: PreviewedNeed[]; unchanged: number }) {
  const t = useTranslations('organiser.matching')
  const to = paths(useLocale())
  if (needs.length + unchanged === 0)
    return (
      <EmptyState title={t('noNeeds')} level={3}>
        {t('noNeedsText')}
      </EmptyState>
    )
  return (
    <>
      <p role="status">{t('changed', { count: needs.length, unchanged })}</p>
      <ul className="lines mt-4">
        {needs.map((need) => (
          <li key={need.slug} className="stack">
            <h3 lang={need.title.locale}>
              <Anchor to={to.need(need.slug)}>{need.title.text}</Anchor>
            </h3>
            <Places need={need} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Places({ need }: { need: PreviewedNeed }) {
  const t = useTranslations('organiser.matching')
  const locale = useLocale()
  return (
    <DataTable
      caption={need.title.text}
      captionHidden
      rows={need.matches}
      rowId={({ id }) => id}
      columns={[
        { id: 'place', label: t('place'), numeric: true, cell: ({ after }) => after.place },
        {
          id: 'technology',
          label: t('technology'),
          header: true,
          cell: ({ slug, title, supplier }) => (
            <>
              <Anchor to={paths(locale).technology(slug)} lang={title.locale}>
                {title.text}
              </Anchor>
              <small>{supplier}</small>
            </>
          ),
        },
        {
          id: 'before',
          label: t('scoreNow'),
          numeric: true,
          cell: ({ before }) => formatNumber(before.score, locale),
        },
        {
          id: 'after',
          label: t('scoreThen'),
          numeric: true,
          cell: ({ after }) => formatNumber(after.score, locale),
        },
        { id: 'move', label: t('effect'), cell: (match) => <MoveWords match={match} /> },
      ]}
    />
  )
}

function MoveWords({ match: { before, after } }: { match: PreviewedMatch }) {
  const t = useTranslations('organiser.matching')
  if (after.place > FIRST_PLACES) return <b>{t('leaves')}</b>
  if (before.place > FIRST_PLACES) return <b>{t('enters')}</b>
  const steps = before.place - after.place
  if (steps > 0) return <>{t('up', { count: steps })}</>
  if (steps < 0) return <>{t('down', { count: -steps })}</>
  return <span className="mute">{t('same')}</span>
}
