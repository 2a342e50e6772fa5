import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, ne, notInArray } from 'drizzle-orm'
import { provenBrowsers } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { ownCookie, ownCookieIn } from '#app/platform/http/own-cookie'
import { hashOf } from '#app/platform/secrets.server'
import type { Client } from './open-session.server'

const COOKIE = 'hvb_browser'
const HOUR_S = 3600
const HALF_A_YEAR_S = 180 * 24 * HOUR_S
/** People who share a browser each have a secret of their own in it; the one who came longest ago gives way. */
const MOST_PEOPLE = 5

/** Whether this person gave both the password and a mailed code in the browser with these cookies, not long ago. */
export function isProven(
  reader: Reader,
  ctx: Pick<Context, 'now'>,
  personId: string,
  cookies: string,
): boolean {
  return (
    reader
      .select({ id: provenBrowsers.id })
      .from(provenBrowsers)
      .where(
        and(
          eq(provenBrowsers.personId, personId),
          inArray(provenBrowsers.id, idsIn(cookies)),
          gt(provenBrowsers.expiresAt, ctx.now()),
        ),
      )
      .get() !== undefined
  )
}

/**
 * Remembers the browser of a person who gave both. The secret is a new one each time, so that a copy of an earlier
 * cookie stays worthless; those of other people in the same browser are kept.
 * @param lives an hour where the person was not asked whether the browser is to be remembered
 * @returns the Set-Cookie header that carries them
 */
export function proveBrowser(
  tx: Tx,
  ctx: Context,
  personId: string,
  client: Client,
  lives: 'halfAYear' | 'hour' = 'halfAYear',
): string {
  const now = ctx.now()
  const present = idsIn(client.cookies)
  tx.delete(provenBrowsers)
    .where(and(eq(provenBrowsers.personId, personId), inArray(provenBrowsers.id, present)))
    .run()
  const others = tx
    .select({ id: provenBrowsers.id })
    .from(provenBrowsers)
    .where(
      and(
        ne(provenBrowsers.personId, personId),
        inArray(provenBrowsers.id, present),
        gt(provenBrowsers.expiresAt, now),
      ),
    )
    .all()
    .map((row) => row.id)
  const token = randomBytes(32).toString('base64url')
  tx.insert(provenBrowsers)
    .values({
      id: hashOf(token),
      personId,
      device: client.device.slice(0, 200),
      provenAt: now,
      expiresAt: new Date(now.getTime() + (lives === 'hour' ? HOUR_S : HALF_A_YEAR_S) * 1000),
    })
    .run()
  const kept = tokensIn(client.cookies).filter((one) => others.includes(hashOf(one)))
  return cookieOf([token, ...kept].slice(0, MOST_PEOPLE), client.secure)
}

/**
 * Forgets the browsers of a person, inside the change's own transaction.
 * @param butIn cookies of the one browser that stays
 */
export const forgetBrowsers = (tx: Tx, personId: string, butIn = ''): void =>
  void tx
    .delete(provenBrowsers)
    .where(and(eq(provenBrowsers.personId, personId), notInArray(provenBrowsers.id, idsIn(butIn))))
    .run()

/** What the secrets in a Cookie header are stored as. */
export const idsIn = (cookies: string): string[] => tokensIn(cookies).map(hashOf)

const tokensIn = (cookies: string): string[] =>
  ownCookieIn(cookies, COOKIE, '[\\w.-]{43,400}')?.split('.').slice(0, MOST_PEOPLE) ?? []

const cookieOf = (tokens: string[], secure: boolean) =>
  ownCookie({ name: COOKIE, value: tokens.join('.'), seconds: HALF_A_YEAR_S, secure })
