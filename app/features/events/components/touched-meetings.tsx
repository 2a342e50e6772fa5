import { useTranslations } from 'use-intl'
import { DataTable } from '#app/ui/data-table'

type Touched = {
  id: string
  pair: string
  day: string
  span: string
  table: string | null
  schedule: { number: number; state: 'draft' | 'published' | 'superseded' | 'discarded' }
}

/** Meetings that stand where something is to go. */
export function TouchedMeetings({ meetings }: { meetings: Touched[] }) {
  const t = useTranslations('setup')
  return (
    <DataTable
      caption={t('touched.title')}
      captionHidden
      rows={meetings}
      rowId={(one) => `${one.schedule.number} ${one.id}`}
      columns={[
        { id: 'pair', label: t('touched.pair'), header: true, cell: (one) => one.pair },
        { id: 'when', label: t('touched.when'), cell: (one) => `${one.day}, ${one.span}` },
        { id: 'table', label: t('touched.table'), cell: (one) => one.table ?? '' },
        {
          id: 'schedule',
          label: t('touched.schedule'),
          cell: (one) => t(`touched.in.${one.schedule.state}`, { number: one.schedule.number }),
        },
      ]}
    />
  )
}
