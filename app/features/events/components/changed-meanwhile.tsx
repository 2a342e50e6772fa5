import { useTranslations } from 'use-intl'
import { DataTable } from '#app/ui/data-table'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import type { EventStart } from './event-fields'

const TEXTS = [
  'edition',
  'address',
  'firstDay',
  'lastDay',
  'registrationDeadline',
  'requestDeadline',
  'answerDeadline',
  'publicationDeadline',
  'places',
  'maxDelegatesPerOrganisation',
  'maxMeetingsPerOrganisation',
  'maxPendingRequests',
] as const
const LOCALISED = ['name', 'venue', 'description'] as const

/** Somebody saved meanwhile: what stands now beside what was typed, where the two differ. Nothing typed is lost. */
export function ChangedMeanwhile({ stored, errors }: { stored: EventStart; errors: FormErrors }) {
  const t = useTranslations('setup')
  const rows = [
    ...LOCALISED.flatMap((name) =>
      (['ko', 'vi', 'en'] as const).map((locale) => ({
        field: `${name}.${locale}`,
        label: `${t(name)} (${t(`language.${locale}`)})`,
        theirs: stored[name]?.[locale] ?? '',
      })),
    ),
    ...TEXTS.map((name) => ({ field: name, label: t(name), theirs: String(stored[name] ?? '') })),
  ]
    .map((row) => ({ ...row, mine: errors.value(row.field, '') ?? '' }))
    .filter(({ mine, theirs }) => mine !== theirs)
  return (
    <Section id="conflict" title={t('conflict.title')} aside={<p>{t('conflict.text')}</p>}>
      {rows.length === 0 ? (
        <Notice>{t('conflict.same')}</Notice>
      ) : (
        <DataTable
          caption={t('conflict.title')}
          captionHidden
          rows={rows}
          rowId={(row) => row.field}
          columns={[
            { id: 'field', label: t('conflict.field'), header: true, cell: (row) => row.label },
            { id: 'theirs', label: t('conflict.theirs'), cell: (row) => row.theirs || '—' },
            { id: 'mine', label: t('conflict.mine'), cell: (row) => row.mine || '—' },
          ]}
        />
      )}
    </Section>
  )
}
