import { useTranslations } from 'use-intl'
import { DataTable } from '#app/ui/data-table'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import type { MergeCounts, MergePreview } from '../shown'

type Counted = keyof MergeCounts

/** What a merge would do: every differing field with what comes out, and how much of each kind moves. */
export function MergePreviewTables({ preview }: { preview: MergePreview }) {
  const t = useTranslations('administration')
  const domain = useTranslations('domain')
  const { keep, other, fields, events } = preview
  const kinds = (Object.keys(keep.moves) as Counted[]).filter(
    (kind) => keep.moves[kind] > 0 || other.moves[kind] > 0,
  )
  const word = (field: string, text: string) =>
    field === 'verification' && text ? domain(`verification.${text as 'verified'}`) : text
  return (
    <>
      <Section id="fields" title={t('merge.fields')} aside={<p>{t('merge.fieldsText')}</p>}>
        <DataTable
          caption={t('merge.fields')}
          captionHidden
          rows={fields}
          rowId={(one) => one.field}
          columns={[
            {
              id: 'field',
              label: t('merge.field'),
              header: true,
              cell: (one) => t(`merge.fieldName.${one.field}`),
            },
            { id: 'keep', label: keep.name, cell: (one) => word(one.field, one.keep) },
            { id: 'other', label: other.name, cell: (one) => word(one.field, one.other) },
            {
              id: 'result',
              label: t('merge.result'),
              cell: (one) =>
                one.result === one.keep ? (
                  word(one.field, one.result)
                ) : (
                  <b>{word(one.field, one.result)}</b>
                ),
            },
          ]}
        />
      </Section>
      <Section id="moves" title={t('merge.moves')} aside={<p>{t('merge.movesText')}</p>}>
        <DataTable
          caption={t('merge.moves')}
          captionHidden
          rows={kinds}
          rowId={(kind) => kind}
          columns={[
            {
              id: 'kind',
              label: t('merge.kind'),
              header: true,
              cell: (kind) => t(`merge.kindName.${kind}`),
            },
            { id: 'keep', label: keep.name, numeric: true, cell: (kind) => keep.moves[kind] },
            { id: 'other', label: other.name, numeric: true, cell: (kind) => other.moves[kind] },
          ]}
        />
        {events.length > 0 && (
          <Notice kind="caution">{t('merge.events', { events: events.join(', ') })}</Notice>
        )}
      </Section>
    </>
  )
}
