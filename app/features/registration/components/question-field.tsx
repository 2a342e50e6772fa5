import { useTranslations } from 'use-intl'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { TextArea } from '#app/ui/text-area'
import type { ShownQuestion } from '../shown'

/** A question of the event's own, with the control that its kind asks for. */
export function QuestionField({
  question,
  start,
  errors,
}: {
  question: ShownQuestion
  start: string[]
  errors: FormErrors
}) {
  const t = useTranslations('registration')
  const name = `answers.${question.id}`
  const text = {
    name,
    label: question.label,
    optional: !question.required,
    error: errors.of(name),
  }
  switch (question.kind) {
    case 'text':
      return (
        <TextArea {...text} rows={2} limit={2000} defaultValue={errors.value(name, start[0])} />
      )
    case 'yesNo':
      return (
        <RadioGroup
          {...text}
          value={errors.value(name, start[0])}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))}
        />
      )
    case 'choice':
      return (
        <RadioGroup {...text} value={errors.value(name, start[0])} options={question.options} />
      )
    case 'several':
      return (
        <CheckboxGroup {...text} values={errors.values(name, start)} options={question.options} />
      )
  }
}
