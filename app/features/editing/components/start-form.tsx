import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { LOCALES } from '#db/domain'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { Button } from '#app/ui/button'
import { RadioGroup } from '#app/ui/choice-group'
import { FormActions } from '#app/ui/form-actions'
import type { FormErrors } from '#app/ui/form-errors'
import { Select } from '#app/ui/select'
import { TextArea } from '#app/ui/text-area'
import { LIMITS } from '../shown'
import type { StartPage } from '../shown'

/** The first page of a listing: for whom, in which language, and two lines. */
export function StartForm({ page, errors }: { page: StartPage; errors: FormErrors }) {
  const t = useTranslations('editor')
  const { kind, organisations, values, key } = page
  const shown = (field: string) => errors.value(field, [values[field] ?? ''].flat()[0])
  return (
    <Form method="post" className="fields snug mt-4" noValidate>
      <input type="hidden" name="key" value={errors.value('key', key)} />
      {organisations.length === 1 ? (
        <input type="hidden" name="organisationId" value={organisations[0]?.id} />
      ) : (
        <Select
          name="organisationId"
          label={t('new.organisation')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={shown('organisationId')}
          error={errors.of('organisationId')}
        />
      )}
      <RadioGroup
        name="sourceLocale"
        label={t('new.language')}
        hint={t('new.languageHint')}
        options={LOCALES.map((locale) => ({
          value: locale,
          label: LOCALE_NAMES[locale],
          lang: locale,
        }))}
        value={shown('sourceLocale')}
        error={errors.of('sourceLocale')}
      />
      <TextArea
        name="title"
        label={t('field.title')}
        hint={kind === 'technology' ? t('hint.titleTechnology') : t('hint.titleNeed')}
        rows={2}
        defaultValue={shown('title')}
        error={errors.of('title')}
      />
      <TextArea
        name="summary"
        label={t('field.summary')}
        optional
        hint={t(kind === 'need' ? 'hint.summaryNeed' : 'hint.summary')}
        limit={LIMITS.summary}
        defaultValue={shown('summary')}
        error={errors.of('summary')}
      />
      <FormActions>
        <Button kind="primary">{t('new.start')}</Button>
      </FormActions>
    </Form>
  )
}
