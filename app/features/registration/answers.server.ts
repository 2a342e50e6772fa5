import type { FormQuestion, Localised } from '#db/domain'
import type { EventRow } from '#app/features/events'
import { read } from '#app/i18n/localised'
import { invalid } from '#app/platform/domain-error'

/** What an option is kept as: its words in one language, so that a later change of order changes no answer. */
export const optionValue = (option: Localised): string => read(option, 'en')?.text ?? ''

/**
 * The answers that belong to an event's questions. The desk may leave out what it does not know.
 * @throws DomainError field.required, field.choose at `answers.ID`
 */
export function checkedAnswers(
  event: EventRow,
  given: Record<string, string[]>,
  asStaff: boolean,
): Record<string, string[]> {
  const answers: Record<string, string[]> = {}
  for (const question of event.questions) {
    const answer = given[question.id] ?? []
    if (answer.length === 0) {
      if (question.required && !asStaff)
        throw invalid('field.required', {}, `answers.${question.id}`)
      continue
    }
    if (!isPossible(question, answer)) throw invalid('field.choose', {}, `answers.${question.id}`)
    answers[question.id] = answer
  }
  return answers
}

function isPossible(question: FormQuestion, answer: string[]): boolean {
  switch (question.kind) {
    case 'text':
      return answer.length === 1
    case 'yesNo':
      return answer.length === 1 && ['yes', 'no'].includes(answer[0] ?? '')
    case 'choice':
    case 'several': {
      const options = question.options.map(optionValue)
      const many = question.kind === 'several'
      return (many || answer.length === 1) && answer.every((one) => options.includes(one))
    }
  }
}
