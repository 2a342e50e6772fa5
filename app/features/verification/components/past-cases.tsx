import { useLocale, useTranslations } from 'use-intl'
import type { EvidenceKind, VerificationState } from '#db/domain'
import { dayOf, formatShortDay } from '#app/i18n/format'
import { DataTable } from '#app/ui/data-table'

type Case = {
  id: string
  state: VerificationState
  evidence: EvidenceKind
  decidedAt: Date | string | null
  reason: string | null
}

/** What was handed in before, and what became of it. */
export function PastCases({ cases }: { cases: Case[] }) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('verification.past')}
      captionHidden
      rows={cases}
      rowId={(one) => one.id}
      columns={[
        {
          id: 'evidence',
          label: t('verification.kind'),
          header: true,
          cell: (one) => domain(`evidence.${one.evidence}`),
        },
        {
          id: 'state',
          label: t('verification.outcome'),
          cell: (one) => domain(`verificationState.${one.state}`),
        },
        {
          id: 'at',
          label: t('verification.decidedAt'),
          cell: (one) =>
            one.decidedAt
              ? formatShortDay(dayOf(new Date(one.decidedAt), 'Asia/Ho_Chi_Minh'), locale)
              : '',
        },
        { id: 'reason', label: t('verification.reason'), cell: (one) => one.reason ?? '' },
      ]}
    />
  )
}
