import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLocale, useTranslations } from 'use-intl'
import { confirmEmailChange, readEmailChange } from '#app/features/accounts'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { linkCodeSchema } from '#app/platform/link-code-field'
import { contextOf } from '#app/routes/context.server'
import { answerLink } from '#app/routes/mailed-link.server'
import { CodeGate, LinkCode, useMailedLink } from '#app/routes/mailed-link'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'
import { AccountForm } from './account-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The page knows nothing before its code is posted. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.newEmail.confirm')),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  return answerLink(ctx, request, context, {
    read: (token) => readEmailChange(ctx, token),
    schema: linkCodeSchema,
    press: (value) => confirmEmailChange(ctx, value),
    done: () => redirect(paths(ctx.locale).account),
  })
}

export default function ConfirmEmail() {
  const { opened, errors } = useMailedLink<ReturnType<typeof readEmailChange>>()
  const t = useTranslations('account')
  const to = paths(useLocale())
  if (!opened)
    return (
      <CodeGate title={t('newEmail.confirm')} errors={errors}>
        <Anchor to={to.account}>{t('title')}</Anchor>
      </CodeGate>
    )
  return (
    <AccountForm
      title={t('newEmail.confirm')}
      lede={<p>{t('newEmail.confirmLede', opened.found)}</p>}
      errors={errors}
      submit={t('newEmail.confirmAct')}
    >
      <LinkCode token={opened.token} />
    </AccountForm>
  )
}
