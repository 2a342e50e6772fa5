import { data } from '@remix-run/node'
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ShouldRevalidateFunction } from '@remix-run/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { watchedEvents } from './features/events'
import { publicMessagesOf } from './i18n/catalogue/index.server'
import { isLocale, localeOfPath, preferredLocale } from './i18n/locale'
import { useNonce } from './nonce'
import { contextOf, sessionOf } from './routes/context.server'
import { ErrorPage } from './routes/error-page'
import { isFindable } from './routes/public-meta'
import { isTyping } from './routes/should-revalidate'
import { SiteFrame } from './routes/site-frame'
import { typedOnAnyPage } from './routes/typed-form.server'
import { TypedBefore } from './ui/form-errors'
import styles from './ui/styles.css?url'

export const links: LinksFunction = () => [
  {
    rel: 'preload',
    href: '/fonts/hvb-sans-latin-vi.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, refreshedCookie } = await sessionOf(request, context)
  const locale = isLocale(params.locale)
    ? params.locale
    : preferredLocale(request.headers.get('Accept-Language'))
  const { env } = context.services
  const person =
    actor.kind === 'person'
      ? {
          name: actor.name,
          isOrganiser: actor.staff.includes('organiser') || actor.teams.length > 0,
          isAdministrator: actor.staff.includes('administrator'),
          watches: watchedEvents({ db: context.services.db, actor }),
        }
      : null
  return data(
    {
      locale,
      messages: publicMessagesOf(locale),
      person,
      demo: env.demo,
      origin: env.publicOrigin,
      now: Date.now(),
      typed: typedOnAnyPage(await contextOf(request, context), request),
    },
    { headers: refreshedCookie ? { 'Set-Cookie': refreshedCookie } : {} },
  )
}

/** Who reads, in which language, does not hang on the question in an address; a form may change it. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) => {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = change
  const isQuestionOnly =
    formMethod === undefined &&
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search
  const isKept = currentUrl.searchParams.has('kept') || nextUrl.searchParams.has('kept')
  return (isQuestionOnly && !isKept) || isTyping(change) ? false : defaultShouldRevalidate
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  const locale = root?.locale ?? localeOfPath(pathname) ?? 'en'
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        {!useMatches().some(({ handle }) => isFindable(handle)) && (
          <meta name="robots" content="noindex" />
        )}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const { locale, messages, now, typed } = useLoaderData<typeof loader>()
  return (
    <IntlProvider
      locale={locale}
      messages={messages}
      timeZone="Asia/Ho_Chi_Minh"
      now={new Date(now)}
    >
      <SiteFrame>
        <TypedBefore.Provider value={typed}>
          <Outlet />
        </TypedBefore.Provider>
      </SiteFrame>
    </IntlProvider>
  )
}

export function ErrorBoundary() {
  return (
    <main id="main">
      <ErrorPage />
    </main>
  )
}
