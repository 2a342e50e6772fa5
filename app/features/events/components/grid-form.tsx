import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { BREAK_KINDS } from '#db/domain'
import type { GridPlan } from '#db/domain'
import { formatDay } from '#app/i18n/format'
import { Button } from '#app/ui/button'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'

type Props = {
  grid: {
    head: { version: number }
    slotMinutes: number
    gapMinutes: number
    days: { day: string; planned: GridPlan['days'][number] | null }[]
  }
  errors: FormErrors
}

/** Id of the form, for the button that stands beside what the plan would do. */
export const GRID_FORM = 'grid'

/** Two empty breaks are always there to fill in; those left empty fall away. */
const SPARE = 2

/** How long slots are, and for each day when meetings begin, end and pause. */
export function GridForm({ grid, errors }: Props) {
  const t = useTranslations('setup')
  const locale = useLocale()
  return (
    <Form method="post" autoComplete="off" id={GRID_FORM} className="fields snug">
      <input type="hidden" name="version" value={grid.head.version} />
      <div className="row items-start">
        {(['slotMinutes', 'gapMinutes'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            type="number"
            min={name === 'slotMinutes' ? 5 : 0}
            label={t(`grid.${name}`)}
            hint={t(`grid.${name}Hint`)}
            unit={t('grid.minutes')}
            defaultValue={errors.value(name, String(grid[name]))}
            error={errors.of(name)}
          />
        ))}
      </div>
      {grid.days.map(({ day, planned }, at) => (
        <fieldset key={day} className="field" id={at === 0 ? 'days' : undefined}>
          <legend>{formatDay(day, locale)}</legend>
          <input type="hidden" name={`days[${at}].day`} value={day} />
          <div className="row items-start">
            <Times
              name={`days[${at}]`}
              labels={{ from: t('grid.from'), until: t('grid.until') }}
              start={planned}
              errors={errors}
            />
          </div>
          <Breaks name={`days[${at}].breaks`} planned={planned} errors={errors} />
        </fieldset>
      ))}
      <FormActions>
        <Button name="intent" value="preview">
          {t('grid.preview')}
        </Button>
        <Button kind="primary" name="intent" value="save">
          {t('grid.save')}
        </Button>
      </FormActions>
    </Form>
  )
}

function Breaks({
  name,
  planned,
  errors,
}: {
  name: string
  planned: GridPlan['days'][number] | null
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const given = planned?.breaks ?? []
  const rows = Array.from({ length: given.length + SPARE }, (_, at) => given[at] ?? null)
  return (
    <details className="more" open={given.length > 0}>
      <summary>{t('grid.breaks')}</summary>
      {rows.map((pause, at) => (
        <div key={at} className="row items-end mt-2">
          <Select
            name={`${name}[${at}].kind`}
            label={t('grid.kind')}
            short
            defaultValue={errors.value(`${name}[${at}].kind`, pause?.kind ?? 'break')}
            options={BREAK_KINDS.map((kind) => ({ value: kind, label: t(`grid.break.${kind}`) }))}
          />
          <Times
            name={`${name}[${at}]`}
            labels={{ from: t('grid.breakFrom'), until: t('grid.breakUntil') }}
            start={pause}
            errors={errors}
          />
        </div>
      ))}
    </details>
  )
}

function Times({
  name,
  labels,
  start,
  errors,
}: {
  name: string
  labels: { from: string; until: string }
  start: { from: string; until: string } | null
  errors: FormErrors
}) {
  return (
    <>
      {(['from', 'until'] as const).map((end) => (
        <TextField
          key={end}
          name={`${name}.${end}`}
          type="time"
          short
          label={labels[end]}
          defaultValue={errors.value(`${name}.${end}`, start?.[end] ?? '')}
          error={errors.of(`${name}.${end}`)}
        />
      ))}
    </>
  )
}
