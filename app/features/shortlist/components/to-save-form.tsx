import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/error-summary'
import type { FormErrors } from '#app/ui/form-errors'
import { FormActions } from '#app/ui/form-actions'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'
import type { ToSave } from '../shown'

/** Whose list? Asked of people of several organisations. */
export function ToSaveForm({ toSave, errors }: { toSave: ToSave; errors: FormErrors }) {
  const t = useTranslations('shortlist')
  return (
    <Section id="save" title={t('save.title')}>
      <Form method="post" className="stack narrow-form">
        <ErrorSummary errors={errors.all} />
        <p>
          <b lang={toSave.title.locale}>{toSave.title.text}</b>
        </p>
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="kind" value={toSave.kind} />
        <input type="hidden" name="slug" value={toSave.slug} />
        <input type="hidden" name="back" value={toSave.back} />
        <Select
          name="organisation"
          label={t('save.whose')}
          options={toSave.organisations.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={errors.value('organisation', toSave.organisations[0]?.id)}
          error={errors.of('organisation')}
        />
        <FormActions>
          <Button kind="primary">{t('save.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  )
}
