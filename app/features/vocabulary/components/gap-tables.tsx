import { useLocale, useTranslations } from 'use-intl'
import { formatNumber, formatShortDay } from '#app/i18n/format'
import { DataTable } from '#app/ui/data-table'
import type { Gap } from '../shown'

/** Words that no concept stands for, most frequent first. */
export function GapTable({ title, gaps }: { title: string; gaps: Gap[] }) {
  const t = useTranslations('admin.vocabulary')
  const locale = useLocale()
  return (
    <div>
      <h3>{title}</h3>
      {gaps.length === 0 ? (
        <p className="mute">{t('gapsNone')}</p>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          stack={false}
          rows={gaps}
          rowId={({ word }) => word}
          columns={[
            { id: 'word', label: t('word'), header: true, cell: ({ word }) => word },
            {
              id: 'times',
              label: t('times'),
              numeric: true,
              cell: ({ times }) => formatNumber(times, locale),
            },
            { id: 'last', label: t('last'), cell: ({ lastOn }) => formatShortDay(lastOn, locale) },
          ]}
        />
      )}
    </div>
  )
}
