import { useTranslations } from 'use-intl'
import { ChangedMeanwhile } from '#app/ui/changed-meanwhile'
import type { FormErrors } from '#app/ui/form-errors'
import type { RequestPage } from '../shown'

/** A request as it is saved now, beside what was typed meanwhile. */
export function RequestChanged({
  page: { request, listings },
  errors,
}: {
  page: RequestPage
  errors: FormErrors
}) {
  const t = useTranslations('requests')
  if (errors.value('intent') !== 'change') return null
  const fields = [
    {
      name: 'about',
      label: t('about'),
      saved: request.subject?.value,
      words: (value: string) => listings.find((one) => one.value === value)?.title ?? value,
    },
    {
      name: 'priority',
      label: t('priority'),
      saved: request.priority,
      words: (value: string) =>
        value === 'must' || value === 'want' || value === 'open'
          ? t(`priorityText.${value}`)
          : value,
    },
    { name: 'message', label: t('message'), saved: request.message },
  ]
  return <ChangedMeanwhile fields={fields} errors={errors} />
}
