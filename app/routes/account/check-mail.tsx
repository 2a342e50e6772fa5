import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const SENT = ['register', 'reset', 'email'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const asked = new URL(request.url).searchParams.get('sent')
  return {
    title: pageTitle(context, ctx.locale, translatorOf(ctx.locale)('account.checkMail.title')),
    sent: SENT.find((one) => one === asked) ?? 'register',
  }
}

/** The same words for every address, whether it has an account or not. */
export default function CheckMail() {
  const { sent } = useLoaderData<typeof loader>()
  const t = useTranslations('account.checkMail')
  const to = paths(useLocale())
  return (
    <div className="wrap narrow-page">
      <h1>{t('title')}</h1>
      <p>{t(sent)}</p>
      <p className="mute">{t('none')}</p>
      <p>
        <Anchor to={sent === 'email' ? to.account : to.signIn()}>
          {sent === 'email' ? t('toAccount') : t('toSignIn')}
        </Anchor>
      </p>
    </div>
  )
}
