import { useTranslations } from 'use-intl'
import type { Locale, Localised } from '#db/domain'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import { Check } from '#app/ui/choice-group'
import { FieldGroup } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { TranslationMark, translationState } from '#app/ui/language-tabs'
import { TextField } from '#app/ui/text-field'

type Props = {
  /** `alt` or `title`; the fields are named `alt.ko` and so on. */
  name: 'alt' | 'title'
  label: string
  hint: string
  sourceLocale: Locale
  texts?: Localised
  errors: FormErrors
  /** What somebody saved meanwhile, shown beside what was typed. */
  theirs?: Localised
  /** How each version came about, where that is kept. */
  versions?: Version[]
}
type Version = {
  locale: Locale
  state: 'original' | 'person' | 'machine' | 'missing'
  stale: boolean
  at: string | null
}

/** One line in each of the three languages, that of the original first. */
export function LanguageFields(props: Props) {
  const { name, label, hint, sourceLocale, texts, errors, theirs, versions = [] } = props
  const t = useTranslations('media')
  const order = [sourceLocale, ...LOCALES.filter((locale) => locale !== sourceLocale)]
  return (
    <FieldGroup id={name} label={label} hint={hint} error={errors.of(name)}>
      <div className="fields tight">
        {order.map((locale) => (
          <div key={locale}>
            <TextField
              name={`${name}.${locale}`}
              label={LOCALE_NAMES[locale]}
              lang={locale}
              hint={theirs && t('theirs', { text: theirs[locale] ?? '–' })}
              note={<StateOf version={versions.find((one) => one.locale === locale)} />}
              optional={locale !== sourceLocale}
              defaultValue={errors.value(`${name}.${locale}`, texts?.[locale])}
              error={errors.of(`${name}.${locale}`)}
            />
            <FitsAgain version={versions.find((one) => one.locale === locale)} errors={errors} />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

const StateOf = ({ version }: { version: Version | undefined }) =>
  version && version.state !== 'missing' ? (
    <TranslationMark state={translationState(version)} />
  ) : null

/** A translation that fell behind, or that nobody checked, is marked until its writer says that it fits. */
function FitsAgain({ version, errors }: { version: Version | undefined; errors: FormErrors }) {
  const t = useTranslations('editor')
  if (!version || (!version.stale && version.state !== 'machine')) return null
  return (
    <Check
      name="upToDate"
      value={version.locale}
      defaultChecked={errors.values('upToDate').includes(version.locale)}
      label={version.stale ? t('upToDateStale', { day: version.at ?? '' }) : t('upToDate')}
    />
  )
}
