import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { COUNTRIES, LOCALES } from '#db/domain'
import type { Country } from '#db/domain'
import { Button } from '#app/ui/button'
import { Check, RadioGroup } from '#app/ui/choice-group'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { TextField } from '#app/ui/text-field'
import { OWN_KINDS, REGISTER_STEPS } from '../schema'
import type { RegisterStep } from '../schema'
import { Lookalikes } from './lookalikes'
import type { ShownLookalike } from './lookalikes'

type Values = FormReply['values']
export type StepProps = {
  page: { step: RegisterStep; lookalikes: ShownLookalike[]; isPublicBody: boolean }
  errors: FormErrors
  values: Values
}

/** Each question of a registration: a form that carries the answers so far to the next one. */
function StepForm({
  step,
  own,
  values,
  children,
  method = 'get',
  submit,
}: {
  step: RegisterStep
  /** Names of the fields that this question sets. */
  own: string[]
  values: Values
  children: ReactNode
  method?: 'get' | 'post'
  submit?: string
}) {
  const t = useTranslations('organisation')
  const next = REGISTER_STEPS[REGISTER_STEPS.indexOf(step) + 1]
  return (
    <Form method={method} className="stack">
      {Object.entries(values)
        .filter(([name]) => !own.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={[value].flat()[0]} />
        ))}
      {method === 'get' && <input type="hidden" name="step" value={next} />}
      {children}
      <Button kind="primary">{submit ?? t('register.next')}</Button>
    </Form>
  )
}

const first = (values: Values, name: string) => [values[name]].flat()[0]
const countryOf = (values: Values): Country =>
  COUNTRIES.find((one) => one === first(values, 'country')) ?? 'other'

export function KindStep({ errors, values }: StepProps) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  return (
    <StepForm step="kind" own={['country', 'kind']} values={values}>
      <RadioGroup
        name="country"
        label={t('field.country')}
        value={first(values, 'country')}
        error={errors.of('country')}
        options={COUNTRIES.map((value) => ({ value, label: domain(`country.${value}`) }))}
      />
      <RadioGroup
        name="kind"
        label={t('field.kind')}
        value={first(values, 'kind')}
        error={errors.of('kind')}
        options={OWN_KINDS.map((value) => ({ value, label: domain(`organisationKind.${value}`) }))}
      />
    </StepForm>
  )
}

export function NumberStep({ page, errors, values }: StepProps) {
  const t = useTranslations('organisation')
  const country = countryOf(values)
  return (
    <StepForm
      step="number"
      own={['registrationNumber', 'registrationNumberAbsence']}
      values={values}
    >
      <TextField
        name="registrationNumber"
        label={t(`number.label.${country}`)}
        hint={t(`number.hint.${country}`)}
        optional={page.isPublicBody}
        inputMode={country === 'other' ? undefined : 'numeric'}
        autoComplete="off"
        defaultValue={first(values, 'registrationNumber')}
        error={errors.of('registrationNumber')}
      />
      <TextField
        name="registrationNumberAbsence"
        label={t('number.absence')}
        hint={page.isPublicBody ? t('number.absencePublic') : t('number.absenceHint')}
        optional
        autoComplete="off"
        defaultValue={first(values, 'registrationNumberAbsence')}
        error={errors.of('registrationNumberAbsence')}
      />
    </StepForm>
  )
}

export function NameStep({ errors, values }: StepProps) {
  const t = useTranslations('organisation')
  const ui = useTranslations('ui')
  const locale = useLocale()
  const own = { KR: 'ko', VN: 'vi', other: 'en' } as const
  const native = own[countryOf(values)]
  const order = [native, ...LOCALES.filter((one) => one !== native)]
  return (
    <StepForm
      step="name"
      own={[...LOCALES.map((one) => `legalName.${one}`), 'shortName', 'distinct']}
      values={values}
    >
      <p className="mute">{t('name.lede')}</p>
      {order.map((one) => (
        <TextField
          key={one}
          name={`legalName.${one}`}
          label={t('name.in', { language: ui(`languageName.${one}`) })}
          hint={one === native ? t(`name.hint.${one}`) : undefined}
          optional={one !== native}
          lang={one === locale ? undefined : one}
          autoComplete={one === native ? 'organization' : 'off'}
          defaultValue={first(values, `legalName.${one}`)}
          error={
            errors.of(`legalName.${one}`) ?? (one === native ? errors.of('legalName') : undefined)
          }
        />
      ))}
      <TextField
        name="shortName"
        label={t('field.shortName')}
        hint={t('name.shortHint')}
        optional
        maxLength={14}
        autoComplete="off"
        defaultValue={first(values, 'shortName')}
        error={errors.of('shortName')}
      />
    </StepForm>
  )
}

export function LookalikesStep({ page, values }: StepProps) {
  const t = useTranslations('organisation')
  const isTaken = page.lookalikes.some((one) => one.by === 'registrationNumber')
  return (
    <>
      <p className="mute">{isTaken ? t('lookalikes.taken') : t('lookalikes.lede')}</p>
      <Lookalikes found={page.lookalikes} />
      {isTaken ? (
        <Notice>{t('lookalikes.takenHelp')}</Notice>
      ) : (
        <StepForm step="lookalikes" own={['distinct']} values={values}>
          <Check name="distinct" label={t('lookalikes.distinct')} required />
        </StepForm>
      )}
    </>
  )
}

export function DetailsStep({ errors, values }: StepProps) {
  const t = useTranslations('organisation')
  return (
    <StepForm
      step="details"
      method="post"
      own={['province', 'website', 'contactPhone']}
      values={values}
      submit={t('register.act')}
    >
      <p className="mute">{t('register.detailsLede')}</p>
      <TextField
        name="province"
        label={t('field.province')}
        hint={t('field.provinceHint')}
        optional
        autoComplete="address-level1"
        defaultValue={first(values, 'province')}
        error={errors.of('province')}
      />
      <TextField
        name="website"
        label={t('field.website')}
        hint={t('field.websiteHint')}
        optional
        inputMode="url"
        autoComplete="url"
        defaultValue={first(values, 'website')}
        error={errors.of('website')}
      />
      <TextField
        name="contactPhone"
        type="tel"
        label={t('field.contactPhone')}
        hint={t('field.contactPhoneHint')}
        optional
        autoComplete="tel"
        defaultValue={first(values, 'contactPhone')}
        error={errors.of('contactPhone')}
      />
    </StepForm>
  )
}
