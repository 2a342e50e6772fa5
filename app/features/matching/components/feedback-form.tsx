import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { MATCH_GROUNDS, MATCH_OPINIONS } from '#db/domain'
import { Button } from '#app/ui/button'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { TextArea } from '#app/ui/text-area'
import type { OwnFeedback } from '../shown'

/** Whether a match was useful and what decided it, from one side; folded away until asked for. */
export function FeedbackForm({ feedback, errors }: { feedback: OwnFeedback; errors: FormErrors }) {
  const t = useTranslations('match.feedback')
  const { needId, technologyId, version, opinion, grounds, note } = feedback
  const id = feedbackId(feedback)
  // A refused form comes back open, with what was typed.
  const isRefused =
    errors.value('needId') === needId && errors.value('technologyId') === technologyId
  return (
    <details className="more noprint" id={`feedback-${id}`} open={isRefused}>
      <summary>
        {opinion === null ? t('ask') : opinion === 'useful' ? t('saidUseful') : t('saidNotUseful')}
      </summary>
      <Form method="post" className="fields snug" preventScrollReset>
        <input type="hidden" name="needId" value={needId} />
        <input type="hidden" name="technologyId" value={technologyId} />
        <input type="hidden" name="version" value={version} />
        <RadioGroup
          id={`opinion-${id}`}
          name="opinion"
          label={t('opinion')}
          value={(isRefused ? errors.value('opinion') : opinion) ?? undefined}
          error={isRefused ? errors.of('opinion') : undefined}
          columns
          options={MATCH_OPINIONS.map((value) => ({ value, label: t(value) }))}
        />
        <CheckboxGroup
          id={`grounds-${id}`}
          name="grounds"
          label={t('grounds')}
          optional
          values={isRefused ? errors.values('grounds') : grounds}
          columns
          options={MATCH_GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
        />
        <TextArea
          id={`note-${id}`}
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          optional
          defaultValue={isRefused ? errors.value('note') : note}
          error={isRefused ? errors.of('note') : undefined}
          limit={1000}
        />
        <Button small>{opinion === null ? t('send') : t('change')}</Button>
      </Form>
    </details>
  )
}

const feedbackId = ({ needId, technologyId }: Pick<OwnFeedback, 'needId' | 'technologyId'>) =>
  `${needId}-${technologyId}`

/** Errors of a refused answer, pointing at its own fields: a page has several such forms. */
export const feedbackErrors = (errors: FormErrors): FormErrors['all'] =>
  errors.all.map((error) => ({
    ...error,
    id: error.id && `${error.id}-${errors.value('needId')}-${errors.value('technologyId')}`,
  }))
