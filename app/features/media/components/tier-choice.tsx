import { useTranslations } from 'use-intl'
import { DOCUMENT_TIERS } from '#db/domain'
import type { DocumentTier } from '#db/domain'
import { RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'

/** For whom a document is. */
export function TierChoice({
  id,
  errors,
  value,
}: {
  /** Where another form of the page asks the same. */
  id?: string
  errors: FormErrors
  value: DocumentTier | undefined
}) {
  const t = useTranslations('media')
  return (
    <RadioGroup
      name="tier"
      id={id}
      label={t('tierLabel')}
      value={errors.value('tier', value)}
      error={errors.of('tier')}
      options={DOCUMENT_TIERS.map((tier) => ({
        value: tier,
        label: t(`tier.${tier}`),
        hint: t(`tierHint.${tier}`),
      }))}
    />
  )
}
