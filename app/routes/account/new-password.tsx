import { useTranslations } from 'use-intl'
import { TextField } from '#app/ui/text-field'

/** The address that is not asked for, beside a password, for password managers. */
export function KnownEmail({ email }: { email: string }) {
  const t = useTranslations('account')
  return (
    <input
      type="email"
      value={email}
      autoComplete="username"
      aria-label={t('email')}
      readOnly
      hidden
    />
  )
}

/** A new password, with the address beside it for password managers. */
export function NewPassword({ email, error }: { email: string; error: string | undefined }) {
  const t = useTranslations('account')
  return (
    <>
      <KnownEmail email={email} />
      <TextField
        name="password"
        type="password"
        label={t('newPassword')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        error={error}
        required
      />
    </>
  )
}
