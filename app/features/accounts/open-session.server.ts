import { randomBytes } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import { knownDevices, people, sessions } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, forbidden } from '#app/platform/domain-error'
import { ownCookie, ownCookieIn } from '#app/platform/http/own-cookie'
import { hashOf } from '#app/platform/secrets.server'
import { mailAccount } from './account-mail.server'
import { describeDevice } from './describe-device'
import { factorOf } from './factor-check.server'
import { proveBrowser } from './proven-browsers.server'
import { endSessionIn, sessionKey, startSession } from './sessions.server'

/** Where a sign-in comes from. */
export type Client = {
  address: string
  /** User-Agent header. */
  device: string
  secure: boolean
  /** Cookie header. */
  cookies: string
  /** The site is a demo: one way is enough there. */
  demo: boolean
}
/** Set-Cookie headers of the answer. */
export type SignedIn = { cookies: string[] }

/**
 * What was shown: `both` is any first way and the authenticator app, `provenBrowser` one way in a browser where the
 * person gave the other one before, `handedCode` a code from an organiser who knew the face, `one` a demo's password.
 */
export type Shown = 'both' | 'passwordAndMail' | 'provenBrowser' | 'handedCode' | 'one'

const DEVICE_COOKIE = 'hvb_device'
const YEAR_S = 365 * 24 * 3600

/**
 * Starts a session after every factor was shown, and ends the one that the browser came with. A browser that this
 * person has never signed in with is told by mail, but for the first of all. After a handed-over code the session is
 * short.
 * @param remember whether this browser stands for one of the two from now on
 * @throws DomainError account.suspended; signInFirst when a second factor came into force between the first step and this
 */
export async function openSession(
  ctx: Context,
  personId: string,
  client: Client,
  shown: Shown,
  remember = false,
): Promise<SignedIn> {
  refuseSuspended(ctx, personId)
  await endSessionIn(ctx.db, client.cookies, client.secure)
  const session = await startSession(
    ctx.db,
    personId,
    client.device,
    client.secure,
    shown === 'handedCode' ? 'day' : 'month',
  )
  const device = deviceOf(client.cookies) ?? randomBytes(32).toString('base64url')
  const cookies = write(ctx, (tx) => {
    if (shown !== 'both' && factorOf(tx, personId)) {
      tx.delete(sessions)
        .where(eq(sessions.id, sessionKey(session.id)))
        .run()
      return null
    }
    record(tx, ctx, 'session.started', 'person', personId, { after: { factors: shown } })
    if (noteDevice(tx, ctx, personId, device) === 'another')
      mailAccount(tx, ctx, { personId }, 'newDevice', {
        device: describeDevice(client.device),
        at: ctx.now().getTime(),
      })
    return [
      session.cookie,
      deviceCookie(device, client.secure),
      ...(remember ? [proveBrowser(tx, ctx, personId, client)] : []),
    ]
  })
  if (!cookies) throw new DomainError('signInFirst', 'signIn')
  return { cookies }
}

/** @throws DomainError account.suspended */
export function refuseSuspended(ctx: Context, personId: string): void {
  const person = ctx.db
    .select({ suspendedAt: people.suspendedAt })
    .from(people)
    .where(eq(people.id, personId))
    .get()
  if (person?.suspendedAt) throw forbidden('account.suspended')
}

function noteDevice(
  tx: Tx,
  ctx: Context,
  personId: string,
  device: string,
): 'known' | 'first' | 'another' {
  const now = ctx.now()
  const deviceHash = hashOf(device)
  const ofPerson = eq(knownDevices.personId, personId)
  tx.delete(knownDevices)
    .where(and(ofPerson, lt(knownDevices.lastSeenAt, new Date(now.getTime() - YEAR_S * 1000))))
    .run()
  const before =
    tx
      .select({ all: sql<number>`count(*)`, same: sql<number>`total(device_hash = ${deviceHash})` })
      .from(knownDevices)
      .where(ofPerson)
      .get() ?? null
  tx.insert(knownDevices)
    .values({ personId, deviceHash, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [knownDevices.personId, knownDevices.deviceHash],
      set: { lastSeenAt: now },
    })
    .run()
  if (!before || before.all === 0) return 'first'
  return before.same > 0 ? 'known' : 'another'
}

const deviceOf = (cookies: string) => ownCookieIn(cookies, DEVICE_COOKIE)

const deviceCookie = (device: string, secure: boolean) =>
  ownCookie({ name: DEVICE_COOKIE, value: device, seconds: YEAR_S, secure })
