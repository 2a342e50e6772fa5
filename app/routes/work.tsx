import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import type { ShouldRevalidateFunction } from '@remix-run/react'
import { IntlProvider } from 'use-intl/react'
import { isLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { publicMessagesOf, workMessagesOf } from '#app/i18n/catalogue/index.server'
import type { loader as rootLoader } from '#app/root'
import { contextOf } from './context.server'
import { presentPage } from './forms.server'
import { isTyping } from './should-revalidate'
import { DomainError } from '#app/platform/domain-error'

/** Pages behind the sign-in: they bring their own messages, which visitors never load. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    if (ctx.actor.kind !== 'person') throw new DomainError('signInFirst', 'signIn')
    // Staff without a second factor are led to it; their roles wait until then.
    if (ctx.actor.lacksSecondFactor) throw redirect(paths(ctx.locale).secondFactor)
    if (!isLocale(params.locale)) throw new DomainError('notFound', 'notFound')
    return {
      messages: { ...publicMessagesOf(params.locale), ...workMessagesOf(params.locale) },
      locale: params.locale,
    }
  })
}

/** The messages of a language stay the same; each page asks for its own rights. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.currentParams.locale !== change.nextParams.locale ||
  (change.formMethod !== undefined && !isTyping(change) && change.defaultShouldRevalidate)

export default function Work() {
  const { messages, locale } = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  return (
    <IntlProvider
      locale={locale}
      messages={messages}
      timeZone="Asia/Ho_Chi_Minh"
      now={root ? new Date(root.now) : undefined}
    >
      <Outlet />
    </IntlProvider>
  )
}
