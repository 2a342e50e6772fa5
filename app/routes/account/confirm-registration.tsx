import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLocale, useTranslations } from 'use-intl'
import { confirmRegistration, readSignUp, setPasswordSchema } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { answerLink } from '#app/routes/mailed-link.server'
import { CodeGate, LinkCode, useMailedLink } from '#app/routes/mailed-link'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { AccountForm } from './account-form'
import { NewPassword } from './new-password'
import { clientOf, redirectWith, safeNext } from './sent-away.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The page knows nothing before its code is posted. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.confirm.title')),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  return answerLink(ctx, request, context, {
    read: (token) => readSignUp(ctx, token),
    schema: setPasswordSchema,
    press: (value) => confirmRegistration(ctx, value, clientOf(request, context)),
    done: ({ cookies, next }) => redirectWith(safeNext(next) ?? paths(ctx.locale).work, cookies),
  })
}

export default function ConfirmRegistration() {
  const { opened, errors } = useMailedLink<ReturnType<typeof readSignUp>>()
  const t = useTranslations('account')
  const to = paths(useLocale())
  if (!opened)
    return (
      <CodeGate title={t('confirm.title')} errors={errors}>
        <Anchor to={to.signIn()}>{t('signIn')}</Anchor> ·{' '}
        <Anchor to={to.register()}>{t('register.again')}</Anchor>
      </CodeGate>
    )
  const { email } = opened.found
  return (
    <AccountForm
      title={t('confirm.title')}
      lede={<p>{t('confirm.lede', { email })}</p>}
      errors={errors}
      submit={t('confirm.act')}
    >
      <LinkCode token={opened.token} />
      <NewPassword email={email} error={errors.of('password')} />
    </AccountForm>
  )
}
