import { useLocale, useTranslations } from 'use-intl'
import { SESSION_BINDINGS } from '#db/domain'
import type { Localised } from '#db/domain'
import { formatDay } from '#app/i18n/format'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'
import { LocalisedFields } from './localised-fields'

export type SessionStart = {
  title?: Localised
  room?: string | null
  day?: string
  from?: string
  until?: string
  binds?: string
  delegates?: string[]
}

/** A session of the programme: what, where, when, and whom it keeps from meetings. One form a page. */
export function SessionFields({
  start,
  days,
  delegates,
  errors,
}: {
  start: SessionStart
  days: string[]
  delegates: { id: string; name: string; organisation: string }[]
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const locale = useLocale()
  return (
    <>
      <LocalisedFields
        name="title"
        label={t('programme.name')}
        start={start.title}
        errors={errors}
      />
      <div className="row items-start">
        <Select
          name="day"
          label={t('programme.day')}
          short
          defaultValue={errors.value('day', start.day ?? days[0])}
          error={errors.of('day')}
          options={days.map((day) => ({ value: day, label: formatDay(day, locale) }))}
        />
        {(['from', 'until'] as const).map((end) => (
          <TextField
            key={end}
            name={end}
            type="time"
            short
            label={t(`programme.${end}`)}
            defaultValue={errors.value(end, start[end] ?? '')}
            error={errors.of(end)}
          />
        ))}
        <TextField
          name="room"
          label={t('programme.room')}
          optional
          short
          defaultValue={errors.value('room', start.room ?? '')}
          error={errors.of('room')}
        />
      </div>
      <RadioGroup
        name="binds"
        label={t('programme.binds')}
        hint={t('programme.bindsHint')}
        value={errors.value('binds', start.binds ?? 'nobody')}
        error={errors.of('binds')}
        options={SESSION_BINDINGS.map((binding) => ({
          value: binding,
          label: t(`programme.bindsText.${binding}`),
        }))}
      />
      {delegates.length > 0 && (
        <details className="more" open={start.binds === 'chosen'}>
          <summary>{t('programme.chosen')}</summary>
          <CheckboxGroup
            name="delegates"
            label={<span className="vh">{t('programme.chosen')}</span>}
            columns
            values={errors.values('delegates', start.delegates ?? [])}
            options={delegates.map((one) => ({
              value: one.id,
              label: one.name,
              hint: one.organisation,
            }))}
          />
        </details>
      )}
    </>
  )
}
