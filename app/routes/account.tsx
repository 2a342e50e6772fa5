import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { IntlProvider } from 'use-intl/react'
import { accountMessagesOf, publicMessagesOf } from '#app/i18n/catalogue/index.server'
import { isLocale } from '#app/i18n/locale'
import type { loader as rootLoader } from '#app/root'

/** Pages about accounts bring their own messages; nothing of them is kept by the browser or a proxy. */
export function loader({ params }: LoaderFunctionArgs) {
  if (!isLocale(params.locale)) throw new Response(null, { status: 404 })
  const { locale } = params
  return { messages: { ...publicMessagesOf(locale), ...accountMessagesOf(locale) }, locale }
}

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const headers = new Headers(loaderHeaders)
  headers.set('Cache-Control', 'no-store')
  return headers
}

export default function AboutAccounts() {
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
