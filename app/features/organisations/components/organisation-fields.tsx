import { useTranslations } from 'use-intl'
import { ORGANISATION_KINDS } from '#db/domain'
import { LOCALES } from '#app/i18n/locale'
import { FieldGroup } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'
import { EMPLOYEE_BANDS } from '../schema'
import { LANGUAGE_LEVELS, LANGUAGES_SPOKEN } from '../shown'
import type { EditedRecord, PLAIN_FIELDS } from './use-field-labels'

type Props = { record: EditedRecord; errors: FormErrors }
type Plain = (typeof PLAIN_FIELDS)[number]

/** The whole record, in the groups in which people know it. */
export function OrganisationFields(props: Props) {
  const t = useTranslations('organisation')
  return (
    <>
      <Section id="names" title={t('edit.names')} aside={<p>{t('edit.namesText')}</p>}>
        <div className="fields snug max-w-2xl">
          <Names {...props} />
        </div>
      </Section>
      <Section id="identity" title={t('edit.identity')}>
        <div className="fields snug max-w-2xl">
          <Identity {...props} />
        </div>
      </Section>
      <Section id="contact" title={t('edit.contact')} aside={<p>{t('edit.contactText')}</p>}>
        <div className="fields snug max-w-2xl">
          <Contact {...props} />
        </div>
      </Section>
      <Section id="profile" title={t('edit.profile')}>
        <div className="fields snug max-w-2xl">
          <Profile {...props} />
        </div>
      </Section>
      <Section id="about" title={t('field.about')} aside={<p>{t('edit.aboutText')}</p>}>
        <div className="fields snug max-w-2xl">
          <About {...props} />
        </div>
      </Section>
    </>
  )
}

/** What a plain field is made of: its words, what was typed or is stored, and what to mend. */
function usePlain({ record, errors }: Props) {
  const t = useTranslations('organisation')
  return (name: Plain) => ({
    name,
    label: t(`field.${name}`),
    defaultValue: errors.value(name, record.values[name]),
    error: errors.of(name),
  })
}

function Names(props: Props) {
  const t = useTranslations('organisation')
  const ui = useTranslations('ui')
  const plain = usePlain(props)
  const { record, errors } = props
  return (
    <>
      {LOCALES.map((locale) => (
        <TextField
          key={locale}
          name={`legalName.${locale}`}
          label={t('name.in', { language: ui(`languageName.${locale}`) })}
          lang={locale}
          optional
          defaultValue={errors.value(`legalName.${locale}`, record.values[`legalName.${locale}`])}
          error={
            errors.of(`legalName.${locale}`) ??
            (locale === 'ko' ? errors.of('legalName') : undefined)
          }
        />
      ))}
      <TextField {...plain('displayName')} hint={t('field.displayNameHint')} optional />
      <TextField {...plain('shortName')} hint={t('name.shortHint')} optional maxLength={14} short />
    </>
  )
}

function Identity(props: Props) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  const plain = usePlain(props)
  const { country } = props.record
  return (
    <>
      <Select
        {...plain('kind')}
        options={ORGANISATION_KINDS.map((value) => ({
          value,
          label: domain(`organisationKind.${value}`),
        }))}
      />
      <TextField
        {...plain('registrationNumber')}
        label={t(`number.label.${country}`)}
        hint={t(`number.hint.${country}`)}
        optional
        autoComplete="off"
      />
      <TextField
        {...plain('registrationNumberAbsence')}
        label={t('number.absence')}
        hint={t('number.absenceHint')}
        optional
        autoComplete="off"
      />
    </>
  )
}

function Contact(props: Props) {
  const t = useTranslations('organisation')
  const plain = usePlain(props)
  return (
    <>
      <TextField {...plain('province')} hint={t('field.provinceHint')} optional />
      <TextField {...plain('address')} optional />
      <TextField {...plain('website')} hint={t('field.websiteHint')} optional inputMode="url" />
      <TextField {...plain('contactName')} optional />
      <TextField {...plain('contactEmail')} type="email" optional />
      <TextField
        {...plain('contactPhone')}
        type="tel"
        hint={t('field.contactPhoneHint')}
        optional
      />
    </>
  )
}

function Profile(props: Props) {
  const t = useTranslations('organisation')
  const plain = usePlain(props)
  const { record } = props
  const band = record.values.employeeBand
  const bands = [...EMPLOYEE_BANDS.filter((one) => one !== band), ...(band ? [band] : [])]
  return (
    <>
      <TextField {...plain('foundedYear')} inputMode="numeric" optional short />
      <Select
        {...plain('employeeBand')}
        optional
        short
        empty={t('field.none')}
        options={bands
          .sort((a, b) => parseInt(a) - parseInt(b))
          .map((value) => ({ value, label: value }))}
      />
      <TextField {...plain('revenueBand')} hint={t('field.revenueBandHint')} optional />
      <TextArea {...plain('sectors')} hint={t('field.sectorsHint')} optional rows={3} />
      <TextArea
        {...plain('exportExperience')}
        hint={t('field.exportExperienceHint')}
        optional
        rows={3}
      />
      <Languages {...props} />
    </>
  )
}

/** Each language with how well it is spoken. */
function Languages({ record, errors }: Props) {
  const t = useTranslations('organisation')
  const domain = useTranslations('domain')
  return (
    <FieldGroup id="languages" label={t('field.languages')} optional>
      <div className="grid gap-3 sm:grid-cols-2">
        {LANGUAGES_SPOKEN.map((locale) => (
          <Select
            key={locale}
            name={`languages.${locale}`}
            label={t(`language.${locale}`)}
            empty={t('level.none')}
            defaultValue={errors.value(`languages.${locale}`, record.values[`languages.${locale}`])}
            error={errors.of(`languages.${locale}`)}
            options={[
              { value: 'spoken', label: t('level.spoken') },
              ...LANGUAGE_LEVELS.map((level) => ({
                value: level,
                label: domain(`languageLevel.${level}`),
              })),
            ]}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function About({ record, errors }: Props) {
  const ui = useTranslations('ui')
  return (
    <>
      {LOCALES.map((locale) => (
        <TextArea
          key={locale}
          name={`about.${locale}`}
          label={ui(`languageName.${locale}`)}
          lang={locale}
          optional
          limit={4000}
          rows={5}
          defaultValue={errors.value(`about.${locale}`, record.values[`about.${locale}`])}
          error={errors.of(`about.${locale}`)}
        />
      ))}
    </>
  )
}
