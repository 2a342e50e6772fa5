import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import type { ImportPage } from '../model'

/** What each column means, to be corrected before anything is written. */
export function MappingForm({
  page,
  typed,
}: {
  page: ImportPage
  typed: (field: string, fallback: string) => string
}) {
  const t = useTranslations('imports')
  const options = page.fields.map((field) => ({ value: field, label: t(`field.${field}`) }))
  return (
    <Form method="post" autoComplete="off" className="stack">
      <input type="hidden" name="version" value={page.version} />
      <DataTable
        caption={t('mapping.title')}
        captionHidden
        rows={page.columns.map((column, at) => ({ ...column, at }))}
        rowId={(column) => column.name}
        columns={[
          { id: 'heading', label: t('column.heading'), header: true, cell: ({ name }) => name },
          {
            id: 'samples',
            label: t('column.samples'),
            cell: ({ samples }) => <span className="small mute">{samples.join(' · ')}</span>,
          },
          {
            id: 'field',
            label: t('column.field'),
            cell: ({ name, field, at }) => (
              <select
                className="in short"
                name={`field-${at}`}
                aria-label={t('mapping.fieldOf', { column: name })}
                defaultValue={typed(`field-${at}`, field)}
              >
                <option value="">{t('mapping.leaveOut')}</option>
                {options.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
      <div className="formacts">
        <Button name="intent" value="map">
          {t('mapping.save')}
        </Button>
      </div>
    </Form>
  )
}
