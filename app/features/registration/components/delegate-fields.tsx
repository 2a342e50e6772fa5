import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Check, CheckboxGroup } from '#app/ui/choice-group'
import { FieldError } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { LANGUAGES } from './registration-fields'

export type DelegateStart = {
  name?: string
  nameLatin?: string | null
  title?: string | null
  email?: string | null
  phone?: string | null
  languages?: string[]
  dietary?: string | null
  consented?: boolean
}

/** A delegate: one name in its own script, never split, and what the event needs to know. */
export function DelegateFields({
  prefix = '',
  start = {},
  errors,
  isDesk,
}: {
  /** Where the fields stand in a larger form: `delegate.`. */
  prefix?: string
  start?: DelegateStart
  errors: FormErrors
  isDesk: boolean
}) {
  const t = useTranslations('registration')
  const to = paths(useLocale())
  const field = (name: keyof DelegateStart) => ({
    name: `${prefix}${name}`,
    label: t(`field.${name === 'consented' ? 'consent' : name}`),
    error: errors.of(`${prefix}${name}`),
    defaultValue: errors.value(`${prefix}${name}`, String(start[name] ?? '')),
  })
  const consent = `${prefix}consent`
  return (
    <>
      <div className="grid items-end gap-5 md:grid-cols-2">
        <TextField {...field('name')} hint={t('field.nameHint')} autoComplete="name" />
        <TextField {...field('nameLatin')} hint={t('field.nameLatinHint')} optional />
        <TextField {...field('title')} optional autoComplete="organization-title" />
        <TextField {...field('email')} type="email" optional autoComplete="email" />
        <TextField {...field('phone')} type="tel" optional autoComplete="tel" />
        <TextField {...field('dietary')} hint={t('field.dietaryHint')} optional />
      </div>
      <CheckboxGroup
        name={`${prefix}languages`}
        label={t('field.languages')}
        columns
        values={errors.values(`${prefix}languages`, start.languages ?? [])}
        error={errors.of(`${prefix}languages`)}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <div className={errors.of(consent) ? 'field err' : 'field'}>
        <FieldError id={consent} error={errors.of(consent)} />
        <Check
          id={consent}
          name={consent}
          defaultChecked={start.consented === true || errors.value(consent) === 'on'}
          aria-invalid={errors.of(consent) ? true : undefined}
          aria-describedby={errors.of(consent) ? `${consent}-error` : undefined}
          label={t(isDesk ? 'field.consentDesk' : 'field.consent')}
          hint={t('field.consentHint')}
        />
        <p className="small">
          <Anchor to={to.privacy}>{t('field.notice')}</Anchor>
        </p>
      </div>
    </>
  )
}
