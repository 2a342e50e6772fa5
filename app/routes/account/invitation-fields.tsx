import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locale'
import { RadioGroup } from '#app/ui/choice-group'
import type { FormErrors } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'

type Props = {
  errors: FormErrors
  emailLabel: string
  /** An address that is known already. */
  email?: string
  /** What else is asked, between the two. */
  children?: ReactNode
}

/** Whom an invitation goes to, and in which language. */
export function InvitationFields({ errors, emailLabel, email, children }: Props) {
  const t = useTranslations('members')
  const locale = useLocale()
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={emailLabel}
        autoComplete="off"
        defaultValue={errors.value('email', email)}
        error={errors.of('email')}
        required
      />
      {children}
      <RadioGroup
        name="locale"
        label={t('invite.language')}
        value={errors.value('locale', locale)}
        error={errors.of('locale')}
        options={LOCALES.map((one) => ({ value: one, label: LOCALE_NAMES[one], lang: one }))}
      />
    </>
  )
}
