import { useTranslations } from 'use-intl'
import { DataTable } from './data-table'
import type { FormErrors } from './form-errors'
import { Notice } from './notice'
import { Section } from './section'

/** A field as it is saved now, under its name in the form. */
export type SavedField = {
  name: string
  label: string
  saved: string | number | string[] | null | undefined
  /** How a value reads; as it is where nothing is said. */
  words?: (value: string) => string
}

/**
 * Somebody saved meanwhile: what stands now beside what was typed, where the two differ. The form itself still holds
 * what was typed, so that nothing is lost; saving again puts it in place. Nothing while there is no conflict.
 */
export function ChangedMeanwhile({ fields, errors }: { fields: SavedField[]; errors: FormErrors }) {
  const t = useTranslations('ui')
  if (!errors.isConflict) return null
  const rows = fields
    .map(({ name, label, saved, words = (value) => value }) => {
      const read = (values: string[]) => values.filter(Boolean).map(words).sort().join(', ')
      const stored = saved === null || saved === undefined ? [] : [saved].flat().map(String)
      return { name, label, theirs: read(stored), mine: read(errors.values(name)) }
    })
    .filter(({ mine, theirs }) => mine !== theirs)
  return (
    <Section id="conflict" title={t('changed.title')} aside={<p>{t('changed.text')}</p>}>
      {rows.length === 0 ? (
        <Notice>{t('changed.same')}</Notice>
      ) : (
        <DataTable
          caption={t('changed.title')}
          captionHidden
          rows={rows}
          rowId={(row) => row.name}
          columns={[
            { id: 'field', label: t('changed.field'), header: true, cell: (row) => row.label },
            { id: 'theirs', label: t('changed.theirs'), cell: (row) => row.theirs || '—' },
            { id: 'mine', label: t('changed.mine'), cell: (row) => row.mine || '—' },
          ]}
        />
      )}
    </Section>
  )
}
