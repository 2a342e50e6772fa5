import { useTranslations } from 'use-intl'
import { LOCALES, ORGANISATION_KINDS, QUESTION_KINDS } from '#db/domain'
import type { FormQuestion } from '#db/domain'
import { ChangedMeanwhile } from '#app/ui/changed-meanwhile'
import type { SavedField } from '#app/ui/changed-meanwhile'
import type { FormErrors } from '#app/ui/form-errors'

type Props = { questions: FormQuestion[]; pairs: string[]; errors: FormErrors }

/** What the two forms of the registration form's page hold, for the case that somebody else saved first. */
export function FormChanged({ questions, pairs, errors }: Props) {
  const fields = {
    questions: useQuestionFields(questions, errors),
    whoMeets: usePairFields(pairs),
  }
  const act = errors.value('act')
  return act === 'questions' || act === 'whoMeets' ? (
    <ChangedMeanwhile fields={fields[act]} errors={errors} />
  ) : null
}

function useQuestionFields(questions: FormQuestion[], errors: FormErrors): SavedField[] {
  const t = useTranslations('setup')
  const kind = (value: string) => {
    const known = QUESTION_KINDS.find((one) => one === value)
    return known ? t(`form.kindText.${known}`) : value
  }
  // The empty row for a new question is always sent; it counts once something was typed in it.
  const isNew = LOCALES.some((locale) =>
    errors.value(`questions[${questions.length}].label.${locale}`),
  )
  return [...questions, ...(isNew ? [null] : [])].flatMap((question, at): SavedField[] => {
    const of = (label: string) => `${t('form.question', { number: at + 1 })}: ${label}`
    return [
      ...LOCALES.flatMap((locale): SavedField[] => [
        {
          name: `questions[${at}].label.${locale}`,
          label: of(`${t('form.label')} (${t(`language.${locale}`)})`),
          saved: question?.label[locale],
        },
        {
          name: `questions[${at}].options.${locale}`,
          label: of(`${t('form.options')} (${t(`language.${locale}`)})`),
          saved: question?.options.map((one) => one[locale] ?? '').join('\n'),
          words: (value) => value.trim().replaceAll(/\r?\n/g, ', '),
        },
      ]),
      {
        name: `questions[${at}].kind`,
        label: of(t('form.kind')),
        saved: question?.kind,
        words: kind,
      },
    ]
  })
}

function usePairFields(pairs: string[]): SavedField[] {
  const t = useTranslations('setup')
  const domain = useTranslations('domain')
  const kind = (value: string | undefined) => {
    const known = ORGANISATION_KINDS.find((one) => one === value)
    return known ? domain(`organisationKind.${known}`) : (value ?? '')
  }
  return [
    {
      name: 'pairs',
      label: t('form.who'),
      saved: pairs,
      words: (pair) => pair.split(' ').map(kind).join(' – '),
    },
  ]
}
