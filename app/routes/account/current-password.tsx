import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import type { FormErrors } from '#app/ui/form-errors'
import { TextField } from '#app/ui/text-field'
import { CodeField } from './code-field'

type Props = {
  errors: FormErrors
  /** The account has a second factor: its code is asked for too. */
  withCode?: boolean
}

/** Asked for before anything of an account changes. */
export function CurrentPassword({ errors, withCode }: Props) {
  const t = useTranslations('account')
  const to = paths(useLocale())
  return (
    <>
      <TextField
        name="currentPassword"
        type="password"
        label={t('currentPassword')}
        hint={<Anchor to={to.resetPassword}>{t('reset.title')}</Anchor>}
        autoComplete="current-password"
        error={errors.of('currentPassword')}
        required
      />
      {withCode && (
        <CodeField
          label={t('factor.appCode')}
          hint={t('factor.recoveryHint')}
          error={errors.of('code')}
        />
      )}
    </>
  )
}
