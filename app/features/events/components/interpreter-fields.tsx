import { useLocale, useTranslations } from 'use-intl'
import { INTERPRETER_BONDS } from '#db/domain'
import { formatDay } from '#app/i18n/format'
import { CheckboxGroup } from '#app/ui/choice-group'
import { LabelNotes } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextField } from '#app/ui/text-field'

export const PAIRS = ['ko-vi', 'en-vi', 'en-ko'] as const

export type InterpreterStart = {
  id?: string
  name?: string
  pairs?: string[]
  skills?: string[]
  organisationId?: string | null
  bond?: string | null
  maxInRow?: number | null
  absences?: { day: string; from: string; until: string }[]
}
type Props = {
  prefix: string
  start?: InterpreterStart
  firms: { id: string; name: string }[]
  sectors: { id: string; label: string }[]
  days: string[]
  errors: FormErrors
}

/** An interpreter: languages, what they know, whose they are, and when they are away. */
export function InterpreterFields({ prefix, start = {}, firms, sectors, days, errors }: Props) {
  const t = useTranslations('setup')
  const isSent = (errors.value('id') ?? 'new') === prefix && errors.value('act') === 'save'
  const value = (name: string, fallback: string) =>
    isSent ? errors.value(name, fallback) : fallback
  const values = (name: string, fallback: string[]) =>
    isSent ? errors.values(name, fallback) : fallback
  const error = (name: string) => (isSent ? errors.of(name) : undefined)
  const id = (name: string) => (isSent ? name : `${name}-${prefix}`)
  return (
    <>
      <TextField
        name="name"
        id={id('name')}
        label={t('interpreters.name')}
        defaultValue={value('name', start.name ?? '')}
        error={error('name')}
      />
      <CheckboxGroup
        name="pairs"
        id={id('pairs')}
        label={t('interpreters.pairs')}
        columns
        values={values('pairs', start.pairs ?? ['ko-vi'])}
        error={error('pairs')}
        options={PAIRS.map((pair) => ({ value: pair, label: t(`pair.${pair}`) }))}
      />
      <details className="more" open={(start.skills ?? []).length > 0}>
        <summary>{t('interpreters.skills')}</summary>
        <CheckboxGroup
          name="skills"
          id={id('skills')}
          label={<span className="vh">{t('interpreters.skills')}</span>}
          hint={t('interpreters.skillsHint')}
          columns
          values={values('skills', start.skills ?? [])}
          options={sectors.map((sector) => ({ value: sector.id, label: sector.label }))}
        />
      </details>
      <div className="row items-start">
        <Select
          name="organisationId"
          id={id('organisationId')}
          optional
          short
          label={t('interpreters.firm')}
          empty={t('interpreters.firmNone')}
          defaultValue={value('organisationId', start.organisationId ?? '')}
          error={error('organisationId')}
          options={firms.map((firm) => ({ value: firm.id, label: firm.name }))}
        />
        <Select
          name="bond"
          id={id('bond')}
          optional
          short
          label={t('interpreters.bond')}
          empty={t('interpreters.bondNone')}
          defaultValue={value('bond', start.bond ?? '')}
          error={error('bond')}
          options={INTERPRETER_BONDS.map((bond) => ({
            value: bond,
            label: t(`interpreters.bondText.${bond}`),
          }))}
        />
        <TextField
          name="maxInRow"
          id={id('maxInRow')}
          type="number"
          min={1}
          optional
          short
          label={t('interpreters.maxInRow')}
          defaultValue={value('maxInRow', start.maxInRow ? String(start.maxInRow) : '')}
          error={error('maxInRow')}
        />
      </div>
      <Absences absences={start.absences ?? []} days={days} value={value} error={error} id={id} />
    </>
  )
}

/** Spans of absence; one empty line is always there. */
function Absences({
  absences,
  days,
  value,
  error,
  id,
}: {
  absences: { day: string; from: string; until: string }[]
  days: string[]
  value: (name: string, fallback: string) => string | undefined
  error: (name: string) => string | undefined
  id: (name: string) => string
}) {
  const t = useTranslations('setup')
  const locale = useLocale()
  const rows = [...absences, { day: '', from: '', until: '' }]
  return (
    <fieldset className="field">
      <legend>
        {t('interpreters.absences')}
        <LabelNotes optional />
      </legend>
      <p className="hint">{t('interpreters.absencesHint')}</p>
      {rows.map((row, at) => (
        <div key={at} className="row items-end mt-2">
          <Select
            name={`absences[${at}].day`}
            id={id(`absences[${at}].day`)}
            short
            label={t('interpreters.day')}
            empty="—"
            defaultValue={value(`absences[${at}].day`, row.day)}
            options={days.map((day) => ({ value: day, label: formatDay(day, locale) }))}
          />
          {(['from', 'until'] as const).map((end) => (
            <TextField
              key={end}
              name={`absences[${at}].${end}`}
              id={id(`absences[${at}].${end}`)}
              type="time"
              short
              label={t(`interpreters.${end}`)}
              defaultValue={value(`absences[${at}].${end}`, row[end])}
              error={error(`absences[${at}].${end}`)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
