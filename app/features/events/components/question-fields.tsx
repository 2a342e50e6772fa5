import { useTranslations } from 'use-intl'
import { LOCALES, QUESTION_KINDS } from '#db/domain'
import type { FormQuestion, Localised } from '#db/domain'
import { Check } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { LocalisedFields } from './localised-fields'

/** One question more than there are: filled in it is added, emptied it falls away. */
export function QuestionFields({
  questions,
  errors,
}: {
  questions: FormQuestion[]
  errors: FormErrors
}) {
  const t = useTranslations('setup')
  const rows: (FormQuestion | null)[] = [...questions, null]
  return (
    <>
      {rows.map((question, at) => {
        const name = `questions[${at}]`
        return (
          <fieldset key={question?.id ?? 'new'} className="field">
            <legend>
              {question ? t('form.question', { number: at + 1 }) : t('form.newQuestion')}
            </legend>
            <input type="hidden" name={`${name}.id`} value={question?.id ?? ''} />
            <LocalisedFields
              name={`${name}.label`}
              label={t('form.label')}
              hint={question ? t('form.labelHint') : undefined}
              start={question?.label}
              errors={errors}
            />
            <div className="row items-end mt-2">
              <Select
                name={`${name}.kind`}
                label={t('form.kind')}
                short
                defaultValue={errors.value(`${name}.kind`, question?.kind ?? 'text')}
                options={QUESTION_KINDS.map((kind) => ({
                  value: kind,
                  label: t(`form.kindText.${kind}`),
                }))}
              />
              <Check
                name={`${name}.required`}
                defaultChecked={
                  sent(errors, `${name}.kind`, `${name}.required`) ?? question?.required
                }
                label={t('form.required')}
              />
            </div>
            <details className="more" open={hasOptions(question, name, errors)}>
              <summary>{t('form.options')}</summary>
              <LocalisedFields
                name={`${name}.options`}
                label={t('form.options')}
                hint={t('form.optionsHint')}
                rows={3}
                start={joined(question?.options ?? [])}
                errors={errors}
              />
            </details>
          </fieldset>
        )
      })}
    </>
  )
}

/** Whether a box was ticked in what was sent; a form that was not sent says nothing. */
const sent = (errors: FormErrors, beside: string, box: string): boolean | undefined =>
  errors.value(beside) === undefined ? undefined : errors.value(box) === 'on'

/** Open where there is something to see or to mend. */
const hasOptions = (question: FormQuestion | null, name: string, errors: FormErrors): boolean =>
  (question?.options.length ?? 0) > 0 ||
  errors.of(`${name}.options`) !== undefined ||
  LOCALES.some((locale) => errors.value(`${name}.options.${locale}`))

/** Options as the form has them: one a line, in each language. */
const joined = (options: Localised[]): Localised =>
  Object.fromEntries(
    LOCALES.map((locale) => [locale, options.map((one) => one[locale] ?? '').join('\n')]),
  )
