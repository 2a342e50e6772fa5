import { expect } from '@playwright/test'
import type { Cookie, Page } from '@playwright/test'
import { accounts } from '../../seed/demo/accounts'
import type { Site } from './site'
import { wordsOf } from './words'
import type { Locale } from './words'

/** Demo accounts by the first part of their mail address. */
export type Person = 'organiser' | 'mulgil' | 'songbo' | 'sxd-danang' | 'viewer'

const sessions = new Map<string, Cookie[]>()

/** Signs in through the page the first time on a site; after that the browser brings the session's cookie. */
export async function signIn(
  page: Page,
  site: Site,
  person: Person,
  locale: Locale,
): Promise<void> {
  const key = `${site.url} ${person}`
  const known = sessions.get(key)
  if (known) return page.context().addCookies(known)
  const account = accounts.find(({ email }) => email.startsWith(`${person}@`))
  if (!account) throw new Error(`The demo has no account ${person}.`)
  const say = wordsOf(locale)
  await page.goto(`${site.url}/${locale}/sign-in`)
  await page.getByLabel(say('account.email')).fill(account.email)
  await page.getByLabel(say('account.password')).fill(account.password)
  await page.getByRole('button', { name: say('account.signIn') }).click()
  await expect(page).toHaveURL(`${site.url}/${locale}/work`)
  sessions.set(key, await page.context().cookies())
}
