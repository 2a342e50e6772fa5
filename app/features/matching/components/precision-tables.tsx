import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DataTable } from '#app/ui/data-table'
import type { BandLine, FeedbackNote, PrecisionReport } from '../shown'

/** How scores proved, band by band: what people said, and what became of requests. */
export function PrecisionTable({ bands }: { bands: BandLine[] }) {
  const t = useTranslations('organiser.matching')
  const locale = useLocale()
  const percent = (share: number) =>
    `${formatNumber(Math.round(100 * share), locale)}${locale === 'en' ? '' : '\u00a0'}%`
  const number = (id: 'useful' | 'notUseful' | 'asked' | 'accepted' | 'held' | 'followed') => ({
    id,
    label: t(id),
    numeric: true,
    cell: (line: BandLine) => line[id],
  })
  return (
    <DataTable
      caption={t('precision')}
      captionHidden
      rows={bands}
      rowId={({ band }) => String(band.from)}
      columns={[
        {
          id: 'band',
          label: t('band'),
          header: true,
          cell: ({ band }) => `${band.from}${locale === 'ko' ? '~' : '–'}${band.to}`,
        },
        number('useful'),
        number('notUseful'),
        {
          id: 'share',
          label: t('share'),
          numeric: true,
          cell: ({ share }) => (share === null ? '–' : percent(share)),
        },
        number('asked'),
        number('accepted'),
        number('held'),
        number('followed'),
      ]}
    />
  )
}

/** What decided it, by answer. */
export function GroundsTable({ grounds }: Pick<PrecisionReport, 'grounds'>) {
  const t = useTranslations('organiser.matching')
  const names = useTranslations('match.feedback.ground')
  return (
    <DataTable
      caption={t('grounds')}
      rows={grounds}
      rowId={({ ground }) => ground}
      columns={[
        { id: 'ground', label: t('ground'), header: true, cell: ({ ground }) => names(ground) },
        { id: 'useful', label: t('useful'), numeric: true, cell: ({ useful }) => useful },
        { id: 'not', label: t('notUseful'), numeric: true, cell: ({ notUseful }) => notUseful },
      ]}
    />
  )
}

/** What people wrote, by side; no organisation is named. */
export function FeedbackNotes({ notes }: { notes: FeedbackNote[] }) {
  const t = useTranslations('organiser.matching')
  const to = paths(useLocale())
  if (notes.length === 0) return <p className="mute">{t('notesNone')}</p>
  return (
    <ul className="lines">
      {notes.map(({ id, opinion, side, note, score, need, technology }) => (
        <li key={id}>
          <p>{note}</p>
          <p className="small mute">
            {`${t(opinion)} · ${t(`side.${side}`)} · ${t('band')} ${score} · `}
            <Anchor to={to.need(need.slug)} lang={need.title.locale}>
              {need.title.text}
            </Anchor>
            {' · '}
            <Anchor to={to.technology(technology.slug)} lang={technology.title.locale}>
              {technology.title.text}
            </Anchor>
          </p>
        </li>
      ))}
    </ul>
  )
}
