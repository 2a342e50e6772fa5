import { useTranslations } from 'use-intl'
import { ATTENDANCES } from '#db/domain'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import type { ListingChoice, ShownQuestion } from '../shown'
import { QuestionField } from './question-field'

export const LANGUAGES = ['ko', 'vi', 'en'] as const

type Start = {
  attendance: string
  meetingLanguages: string[]
  listings: string[]
  answers: Record<string, string[]>
}

/** How an organisation attends, in which languages, with what, and its answers to the event's own questions. */
export function RegistrationFields({
  start,
  listings,
  questions,
  errors,
}: {
  start: Start
  listings: ListingChoice[]
  questions: ShownQuestion[]
  errors: FormErrors
}) {
  const t = useTranslations('registration')
  return (
    <>
      <RadioGroup
        name="attendance"
        label={t('attendanceLabel')}
        value={errors.value('attendance', start.attendance)}
        error={errors.of('attendance')}
        options={(['meetings', ...ATTENDANCES] as const).map((value) => ({
          value,
          label: t(`attendance.${value}`),
          hint: value === 'meetings' ? t('attendanceHint') : undefined,
        }))}
      />
      <CheckboxGroup
        name="meetingLanguages"
        label={t('meetingLanguages')}
        hint={t('meetingLanguagesHint')}
        columns
        values={errors.values('meetingLanguages', start.meetingLanguages)}
        error={errors.of('meetingLanguages')}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      {listings.length > 0 ? (
        <CheckboxGroup
          name="listings"
          label={t('listings')}
          hint={t('listingsHint')}
          values={errors.values('listings', start.listings)}
          error={errors.of('listings')}
          options={listings.map((one) => ({
            value: one.value,
            label: <span lang={one.locale}>{one.title}</span>,
            hint: t(`listingKind.${one.kind}`),
          }))}
        />
      ) : (
        <p className="mute">{t('listingsNone')}</p>
      )}
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          start={start.answers[question.id] ?? []}
          errors={errors}
        />
      ))}
    </>
  )
}
