import { useTranslations } from 'use-intl'
import type { Locale, Localised } from '#db/domain'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import { FieldGroup } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
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
}

/** One line in each of the three languages, that of the original first. */
export function LanguageFields({ name, label, hint, sourceLocale, texts, errors, theirs }: Props) {
  const t = useTranslations('media')
  const order = [sourceLocale, ...LOCALES.filter((locale) => locale !== sourceLocale)]
  return (
    <FieldGroup id={name} label={label} hint={hint} error={errors.of(name)}>
      <div className="fields tight">
        {order.map((locale) => (
          <TextField
            key={locale}
            name={`${name}.${locale}`}
            label={LOCALE_NAMES[locale]}
            lang={locale}
            hint={theirs && t('theirs', { text: theirs[locale] ?? '–' })}
            optional={locale !== sourceLocale}
            defaultValue={errors.value(`${name}.${locale}`, texts?.[locale])}
            error={errors.of(`${name}.${locale}`)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
