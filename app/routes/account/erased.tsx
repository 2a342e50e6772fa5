import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { pageTitle } from '#app/routes/page-title.server'
import { Anchor } from '#app/ui/anchor'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = await contextOf(request, context)
  return { title: pageTitle(context, locale, translatorOf(locale)('account.erased.title')) }
}

/** Where an erasure ends: nobody is signed in any more. */
export default function Erased() {
  const t = useTranslations('account.erased')
  const to = paths(useLocale())
  return (
    <div className="wrap narrow-page">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        <Anchor to={to.home}>{t('toHome')}</Anchor>
      </p>
    </div>
  )
}
