import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { LOCALES, LOCALE_NAMES, pathIn } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import type { loader as rootLoader } from '#app/root'
import { Footer } from '#app/ui/footer'
import { Masthead } from '#app/ui/masthead'

/** Masthead, main and footer around every page. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const t = useTranslations('common')
  const { pathname, search } = useLocation()
  const main = useFocusOn(pathname)
  if (!root) return <main id="main">{children}</main>
  const to = paths(root.locale)
  const isHere = (path: string) => pathname === path || pathname.startsWith(`${path}/`)
  const inWork = isHere(to.work) || isHere(to.organiser) || isHere(to.admin)
  const links = [
    { to: to.technologies(), label: t('nav.technologies') },
    { to: to.needs(), label: t('nav.needs') },
    { to: to.events, label: t('nav.events') },
    ...(root.person ? [{ to: to.work, label: t('nav.work') }] : []),
    ...(root.person?.isOrganiser ? [{ to: to.organiser, label: t('nav.organiser') }] : []),
    ...(root.person?.isAdministrator ? [{ to: to.admin, label: t('nav.admin') }] : []),
  ].map((link) => ({ ...link, current: isHere(link.to) }))
  const languages = LOCALES.map((locale) => ({
    locale,
    label: LOCALE_NAMES[locale],
    to: `${pathIn(locale, pathname)}${search}`,
    current: locale === root.locale,
  }))
  const next = comesBackTo(pathname, search)
  return (
    <>
      <Masthead
        home={to.home}
        links={links}
        languages={languages}
        account={
          root.person
            ? {
                kind: 'person',
                name: root.person.name,
                links: [{ to: to.account, label: t('nav.account'), current: isHere(to.account) }],
                signOutAction: to.signOut,
              }
            : {
                kind: 'visitor',
                register: to.register(next),
                signIn: to.signIn(next),
              }
        }
        dense={inWork}
      />
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <Footer
        links={[
          { to: to.about, label: t('nav.about') },
          { to: to.privacy, label: t('nav.privacy') },
          { to: '/api/v1/openapi.json', label: t('nav.openData'), external: true },
        ]}
        demo={root.demo}
        dense={inWork}
      />
    </>
  )
}

/** After a step within the site, keyboard and screen reader go on at the page that came, not where a link was. */
function useFocusOn(pathname: string) {
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

/** Where a sign-in or a registration leads back to: this page, or where its own page was to lead. */
function comesBackTo(pathname: string, search: string): string | undefined {
  if (/^\/\w+$/.test(pathname)) return undefined
  if (/^\/\w+\/(sign-in|register|reset-password|check-mail|account-erased)/.test(pathname))
    return new URLSearchParams(search).get('next') ?? undefined
  return `${pathname}${search}`
}
