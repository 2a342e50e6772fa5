import { useTranslations } from 'use-intl'
import { ATTENDANCES } from '#db/domain'
import { ChangedMeanwhile } from '#app/ui/changed-meanwhile'
import type { SavedField } from '#app/ui/changed-meanwhile'
import type { FormErrors } from '#app/ui/form-errors'
import type { RegistrationPage } from '../shown'
import type { DelegateStart } from './delegate-fields'
import { useLanguageWords } from './use-language-words'

/** A registration as it is saved now, beside what was typed meanwhile. */
export function RegistrationChanged({
  page,
  registration,
  errors,
}: {
  page: RegistrationPage
  registration: NonNullable<RegistrationPage['registration']>
  errors: FormErrors
}) {
  const t = useTranslations('registration')
  const language = useLanguageWords()
  if (errors.value('act') !== 'change') return null
  const fields: SavedField[] = [
    {
      name: 'attendance',
      label: t('attendanceLabel'),
      saved: registration.attendance,
      words: (value) => {
        const known = (['meetings', ...ATTENDANCES] as const).find((one) => one === value)
        return known ? t(`attendance.${known}`) : value
      },
    },
    {
      name: 'meetingLanguages',
      label: t('meetingLanguages'),
      saved: registration.meetingLanguages,
      words: language,
    },
    {
      name: 'listings',
      label: t('listings'),
      saved: registration.listings,
      words: (value) =>
        registration.listingChoices.find((one) => one.value === value)?.title ?? value,
    },
    ...page.questions.map((question) => ({
      name: `answers.${question.id}`,
      label: question.label,
      saved: registration.answers[question.id],
      words: (value: string) => question.options.find((one) => one.value === value)?.label ?? value,
    })),
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}

/** A delegate as it is saved now, beside what was typed meanwhile. */
export function DelegateChanged({ saved, errors }: { saved: DelegateStart; errors: FormErrors }) {
  const t = useTranslations('registration')
  const language = useLanguageWords()
  if (errors.value('act') !== 'save') return null
  const fields: SavedField[] = [
    ...(['name', 'nameLatin', 'title', 'email', 'phone', 'dietary'] as const).map((name) => ({
      name,
      label: t(`field.${name}`),
      saved: saved[name],
    })),
    {
      name: 'languages',
      label: t('field.languages'),
      saved: saved.languages,
      words: language,
    },
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}
