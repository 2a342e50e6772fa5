import { useTranslations } from 'use-intl'
import type { ChaseChannel, ChaseGroup } from '#db/domain'
import { DataTable } from '#app/ui/data-table'

type Line = {
  id: string
  organisation: string
  person: string
  at: string
  channel: ChaseChannel
  origin: 'byHand' | 'reminder'
  group: ChaseGroup
  subject: string
}

/** Who was written to, when, how and about what. */
export function HistoryTable({ lines, everyone }: { lines: Line[]; everyone?: boolean }) {
  const t = useTranslations('chase')
  if (lines.length === 0) return <p className="mute">{t('history.none')}</p>
  return (
    <DataTable
      caption={t('history.title')}
      captionHidden
      rows={lines}
      rowId={(one) => one.id}
      columns={[
        { id: 'at', label: t('history.at'), cell: (one) => one.at },
        {
          id: 'who',
          label: t('history.who'),
          header: true,
          cell: (one) => [everyone && one.organisation, one.person].filter(Boolean).join(' · '),
        },
        { id: 'subject', label: t('history.subject'), cell: (one) => one.subject },
        { id: 'group', label: t('history.group'), cell: (one) => t(`group.${one.group}`) },
        {
          id: 'how',
          label: t('history.how'),
          cell: (one) => (one.channel === 'chat' ? t('history.chat') : t(`history.${one.origin}`)),
        },
      ]}
    />
  )
}
