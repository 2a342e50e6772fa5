import { useTranslations } from 'use-intl'
import { Check } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import type { Asked } from '../model'

/** A file that waits for a decision: it was kept, and is read by its content when the person says so. */
export function KeptFile({ asked, errors }: { asked: Asked | undefined; errors: FormErrors }) {
  const t = useTranslations('imports')
  const storedAs = asked?.storedAs ?? errors.value('storedAs')
  if (!storedAs) return null
  return (
    <>
      <input type="hidden" name="storedAs" value={storedAs} />
      <input type="hidden" name="fileName" value={asked?.name ?? errors.value('fileName') ?? ''} />
      <Check
        name="byContent"
        label={t('form.byContent')}
        hint={t('form.byContentHint')}
        defaultChecked={Boolean(errors.value('byContent'))}
        aria-describedby={errors.of('file') && 'file-error'}
      />
    </>
  )
}
