import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import { Notice } from '#app/ui/notice'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import { TextField } from '#app/ui/text-field'
import type { ShownReview } from '../shown'

type Props = {
  review: ShownReview
  fields: { name: string; label: string }[]
  errors: FormErrors
}

const NOTES = [0, 1, 2]

/** Approve, or return with a reason and remarks on single fields. */
export function DecisionForm({ review, fields, errors }: Props) {
  const t = useTranslations('reviews')
  return (
    <Section id="decision" title={t('decision')}>
      {review.state !== 'waiting' ? (
        <p>{t('done', { state: t(`stateName.${review.state}`) })}</p>
      ) : review.isOwn ? (
        <Notice kind="caution">{t('ownNotice')}</Notice>
      ) : (
        <Form method="post" className="fields snug" noValidate>
          <input type="hidden" name="act" value="decide" />
          <input type="hidden" name="version" value={review.version} />
          <RadioGroup
            name="decision"
            label={t('decision')}
            options={[
              { value: 'approve', label: t('approve') },
              { value: 'return', label: t('return') },
            ]}
            value={errors.value('decision')}
            error={errors.of('decision')}
          />
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={4}
            defaultValue={errors.value('reason')}
            error={errors.of('reason')}
          />
          <details open={Boolean(errors.value('notes[0].text'))}>
            <summary>{t('notes')}</summary>
            <p className="hint">{t('notesHint')}</p>
            {NOTES.map((index) => (
              <div key={index} className="cells">
                <Select
                  name={`notes[${index}].field`}
                  label={t('noteField')}
                  empty="–"
                  options={fields.map(({ name, label }) => ({ value: name, label }))}
                  defaultValue={errors.value(`notes[${index}].field`)}
                />
                <TextField
                  name={`notes[${index}].text`}
                  label={t('noteText')}
                  defaultValue={errors.value(`notes[${index}].text`)}
                  error={errors.of(`notes[${index}].text`)}
                />
              </div>
            ))}
          </details>
          <FormActions>
            <Button kind="primary">{t('decide')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  )
}
