import { useTranslations } from 'use-intl'
import { LOCALES } from '#db/domain'
import type { Localised } from '#db/domain'
import { LabelNotes } from '#app/ui/field'
import type { FormErrors } from '#app/ui/form-errors'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'

type Props = {
  name: string
  label: string
  hint?: string
  start?: Localised
  errors: FormErrors
  /** Lines of text rather than one. */
  rows?: number
  optional?: boolean
}

/** One text in three languages, each box in the language it asks for. */
export function LocalisedFields({ name, label, hint, start = {}, errors, rows, optional }: Props) {
  const t = useTranslations('setup')
  const error = errors.of(name)
  return (
    <fieldset className="field" id={name}>
      <legend>
        {label}
        <LabelNotes optional={optional} />
      </legend>
      {hint && <p className="hint">{hint}</p>}
      {error && <p className="msg">{error}</p>}
      <div className="grid items-start gap-3 md:grid-cols-3">
        {LOCALES.map((locale) => {
          const field = {
            name: `${name}.${locale}`,
            label: <span className="small">{t(`language.${locale}`)}</span>,
            lang: locale,
            defaultValue: errors.value(`${name}.${locale}`, start[locale] ?? ''),
            error: errors.of(`${name}.${locale}`),
          }
          return rows ? (
            <TextArea key={locale} rows={rows} {...field} />
          ) : (
            <TextField key={locale} {...field} />
          )
        })}
      </div>
    </fieldset>
  )
}
