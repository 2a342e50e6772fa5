import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { TextField } from '#app/ui/text-field'

/** Asked for before anything of an account changes. */
export function CurrentPassword({ error }: { error: string | undefined }) {
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <TextField
      name="currentPassword"
      type="password"
      label={t('currentPassword')}
      hint={<Anchor to={to.resetPassword}>{t('reset.title')}</Anchor>}
      autoComplete="current-password"
      error={error}
      required
    />
  )
}
