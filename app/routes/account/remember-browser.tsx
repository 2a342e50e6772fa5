import { useTranslations } from 'use-intl'
import { Check } from '#app/ui/choice-group'
import type { FormReply } from '#app/ui/form-errors'

/** Whether one way is to be enough in this browser from now on; a refused form keeps the choice. */
export function RememberBrowser({ reply }: { reply: FormReply | undefined }) {
  const t = useTranslations('secondStep')
  return (
    <Check
      name="remember"
      value="on"
      label={t('remember')}
      hint={t('rememberHint')}
      defaultChecked={reply ? reply.values.remember === 'on' : true}
    />
  )
}
