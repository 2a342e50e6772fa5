import { useTranslations } from 'use-intl'
import { DataTable } from '#app/ui/data-table'
import type { ChangeLine, ToldPerson } from '../shown'

/** Meetings that stand elsewhere, each before and after. */
export function ChangeList({ lines, caption }: { lines: ChangeLine[]; caption: string }) {
  const t = useTranslations('board')
  if (lines.length === 0) return <p className="mute">{t('changes.none')}</p>
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={lines}
      rowId={(line) => line.meetingId}
      columns={[
        { id: 'pair', label: t('changes.meeting'), header: true, cell: (line) => line.pair },
        { id: 'kind', label: t('changes.what'), cell: (line) => t(`changes.kind.${line.kind}`) },
        {
          id: 'before',
          label: t('changes.before'),
          cell: (line) => line.before ?? t('withoutPlace'),
        },
        {
          id: 'after',
          label: t('changes.after'),
          cell: (line) => <b>{line.after ?? t('withoutPlace')}</b>,
        },
      ]}
    />
  )
}

/** Whom a change concerns, with a number to call. */
export function ToldList({ told }: { told: ToldPerson[] }) {
  const t = useTranslations('board')
  if (told.length === 0) return <p className="mute">{t('changes.nobody')}</p>
  return (
    <details className="more" open={told.length <= 12}>
      <summary>{t('changes.people', { count: told.length })}</summary>
      <ul className="small sm:columns-2">
        {told.map((one) => (
          <li key={one.id}>
            {one.organisation} · {one.name}
            {one.phone && (
              <>
                {' '}
                <a href={`tel:${one.phone}`}>{one.phone}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
