import { useTranslations } from 'use-intl'
import { useEquipment } from '#app/i18n/use-equipment'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'

export type TableStart = {
  id?: string
  label?: string
  place?: string | null
  capacity?: number
  equipment?: string[]
  hostOrganisationId?: string | null
}

/** A table: where it stands, what is there, and whose it is. Several forms stand on a page: ids carry a prefix. */
export function TableFields({
  prefix,
  start = {},
  firms,
  errors,
}: {
  prefix: string
  start?: TableStart
  firms: { id: string; name: string }[]
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const equipment = useEquipment()
  // Only the form that was sent shows what was typed and what is wrong.
  const isSent = (errors.value('id') ?? 'new') === prefix && errors.value('act') === 'save'
  const value = (name: string, fallback: string) =>
    isSent ? errors.value(name, fallback) : fallback
  const error = (name: string) => (isSent ? errors.of(name) : undefined)
  const id = (name: string) => (isSent ? name : `${name}-${prefix}`)
  return (
    <>
      <div className="row items-start">
        <TextField
          name="label"
          id={id('label')}
          short
          label={t('tables.label')}
          defaultValue={value('label', start.label ?? '')}
          error={error('label')}
        />
        <TextField
          name="capacity"
          id={id('capacity')}
          type="number"
          min={2}
          short
          label={t('tables.capacity')}
          defaultValue={value('capacity', String(start.capacity ?? 4))}
          error={error('capacity')}
        />
        <TextField
          name="place"
          id={id('place')}
          short
          optional
          label={t('tables.place')}
          defaultValue={value('place', start.place ?? '')}
          error={error('place')}
        />
      </div>
      <TextField
        name="equipment"
        id={id('equipment')}
        optional
        label={t('tables.equipment')}
        hint={t('tables.equipmentHint')}
        defaultValue={value('equipment', (start.equipment ?? []).map(equipment).join(', '))}
        error={error('equipment')}
      />
      <Select
        name="hostOrganisationId"
        id={id('hostOrganisationId')}
        optional
        label={t('tables.host')}
        hint={t('tables.hostHint')}
        empty={t('tables.hostNone')}
        defaultValue={value('hostOrganisationId', start.hostOrganisationId ?? '')}
        error={error('hostOrganisationId')}
        options={firms.map((firm) => ({ value: firm.id, label: firm.name }))}
      />
    </>
  )
}
