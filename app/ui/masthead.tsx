import { useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Locale } from '#app/i18n/locale'
import { Anchor } from './anchor'
import { BrandMark } from './brand'
import { Button, LinkButton } from './button'
import { classNames } from './class-names'
import { DownIcon, MenuIcon, PersonIcon, SignOutIcon } from './icon'

export type NavLink = { to: string; label: string; current?: boolean }
export type LanguageLink = { locale: Locale; label: string; to: string; current: boolean }
export type Account =
  | {
      kind: 'person'
      name: string
      organisation?: string
      links?: NavLink[]
      signOutAction: string
    }
  | { kind: 'visitor'; signIn: string; register?: string }

type Props = {
  home: string
  links: NavLink[]
  languages: LanguageLink[]
  account: Account
  dense?: boolean
}

/**
 * The head of every page: brand, places, languages, account. All menus open without JavaScript, and close when a link
 * in them led somewhere.
 */
export function Masthead({ home, links, languages, account, dense }: Props) {
  const t = useTranslations('ui')
  const { key: visit } = useLocation()
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className={classNames('mast', dense && 'dense')}>
        <div className="wrap">
          <Anchor className="brand" to={home} lang="en">
            <BrandMark />
            <span>HanViet Bridge</span>
          </Anchor>
          <nav className="nav" aria-label={t('mainNav')}>
            <Places links={links} />
          </nav>
          <div className="mast-end">
            <nav className="langs" aria-label={t('languages')}>
              <Languages languages={languages} />
            </nav>
            {account.kind === 'visitor' ? (
              <VisitorLinks account={account} />
            ) : (
              <AccountMenu key={`account ${visit}`} account={account} />
            )}
            <details className="drop menu" key={`menu ${visit}`}>
              <summary>
                <MenuIcon label={t('menu')} />
              </summary>
              <div className="sheet">
                <nav aria-label={t('mainNav')}>
                  <Places links={links} />
                  {account.kind === 'visitor' && <VisitorPlaces account={account} />}
                </nav>
                <nav className="langs" aria-label={t('languages')}>
                  <Languages languages={languages} />
                </nav>
              </div>
            </details>
          </div>
        </div>
      </header>
    </>
  )
}

const Places = ({ links }: { links: NavLink[] }) =>
  links.map((link) => (
    <Anchor key={link.to} to={link.to} aria-current={link.current ? 'page' : undefined}>
      {link.label}
    </Anchor>
  ))

const Languages = ({ languages }: { languages: LanguageLink[] }) =>
  languages.map(({ locale, label, to, current }) => (
    <Anchor
      key={locale}
      to={to}
      reload
      // A page may keep more in its address than the router knows.
      onClick={({ currentTarget }) => {
        currentTarget.search = window.location.search
      }}
      lang={locale}
      hrefLang={locale}
      aria-current={current ? 'true' : undefined}
    >
      {label}
    </Anchor>
  ))

type Visitor = Extract<Account, { kind: 'visitor' }>

function VisitorLinks({ account }: { account: Visitor }) {
  const t = useTranslations('ui')
  return (
    <>
      <Anchor className="plain" to={account.signIn}>
        {t('signIn')}
      </Anchor>
      {account.register && (
        <LinkButton small to={account.register}>
          {t('register')}
        </LinkButton>
      )}
    </>
  )
}

function VisitorPlaces({ account }: { account: Visitor }) {
  const t = useTranslations('ui')
  return (
    <>
      <Anchor to={account.signIn}>{t('signIn')}</Anchor>
      {account.register && <Anchor to={account.register}>{t('register')}</Anchor>}
    </>
  )
}

function AccountMenu({ account }: { account: Extract<Account, { kind: 'person' }> }) {
  const t = useTranslations('ui')
  return (
    <details className="drop account">
      <summary>
        <PersonIcon />
        <span className="vh">{t('account')}</span>
        <b>{account.name}</b>
        <DownIcon className="turn" />
      </summary>
      <div className="sheet">
        <p className="who">
          {account.name}
          {account.organisation && <br />}
          {account.organisation}
        </p>
        {account.links && <Places links={account.links} />}
        <form method="post" action={account.signOutAction}>
          <Button kind="quiet" icon={SignOutIcon}>
            {t('signOut')}
          </Button>
        </form>
      </div>
    </details>
  )
}
