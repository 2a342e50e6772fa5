import { randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { pendingSignIns, people } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { SignInStep } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { ownCookie, ownCookieIn } from '#app/platform/http/own-cookie'
import { hashOf } from '#app/platform/secrets.server'
import { maskEmail } from './mask-email'
import type { Client } from './open-session.server'

/** A code lives as long as the sign-in that waits for it; to choose a new password takes longer. */
const LIVES_S: Record<SignInStep, number> = { app: 600, mailedCode: 600, password: 1200 }
const COOKIE = 'hvb_pending'

/** Keeps the first step of a sign-in for the browser that made it, until the second. */
export function beginPending(
  tx: Tx,
  ctx: Context,
  personId: string,
  awaits: SignInStep,
  client: Client,
): { id: string; cookie: string } {
  const token = randomBytes(32).toString('base64url')
  const id = hashOf(token)
  tx.insert(pendingSignIns)
    .values({ id, personId, awaits, expiresAt: endOf(ctx, awaits) })
    .run()
  return { id, cookie: cookieOf(client.secure, token, LIVES_S[awaits]) }
}

/** Lets a sign-in wait as long as if it had begun now. */
export function prolongPending(
  tx: Tx,
  ctx: Context,
  { id, awaits }: { id: string; awaits: SignInStep },
  client: Client,
): { cookie: string } {
  tx.update(pendingSignIns)
    .set({ expiresAt: endOf(ctx, awaits) })
    .where(eq(pendingSignIns.id, id))
    .run()
  return { cookie: cookieOf(client.secure, tokenIn(client.cookies) ?? '', LIVES_S[awaits]) }
}

/** The second step was made: the sign-in, and every code that was mailed for it, is used up. */
export const endPending = (tx: Tx, id: string): void =>
  void tx.delete(pendingSignIns).where(eq(pendingSignIns.id, id)).run()

/** The cookie that removes a half-done sign-in from the browser. */
export const noPendingCookie = (secure: boolean): string => cookieOf(secure, '', 0)

/** The half-done sign-in of the browser with these cookies, if it waits for this step, with its person. */
export function findPending(
  reader: Reader,
  ctx: Pick<Context, 'now'>,
  cookies: string,
  awaits: SignInStep,
) {
  const token = tokenIn(cookies)
  if (token === undefined) return undefined
  return reader
    .select({
      id: pendingSignIns.id,
      awaits: pendingSignIns.awaits,
      personId: pendingSignIns.personId,
      email: people.email,
    })
    .from(pendingSignIns)
    .innerJoin(people, eq(people.id, pendingSignIns.personId))
    .where(
      and(
        eq(pendingSignIns.id, hashOf(token)),
        eq(pendingSignIns.awaits, awaits),
        gt(pendingSignIns.expiresAt, ctx.now()),
      ),
    )
    .get()
}

/** Whether a sign-in of this browser waits for its second factor. */
export const awaitsSecondFactor = (ctx: Context, cookies: string): boolean =>
  findPending(ctx.db, ctx, cookies, 'app') !== undefined

/** Where the code went that a sign-in of this browser waits for, for its owner's eyes; null when none waits. */
export function readMailedStep(ctx: Context, cookies: string): { email: string } | null {
  const pending = findPending(ctx.db, ctx, cookies, 'mailedCode')
  return pending ? { email: maskEmail(pending.email) } : null
}

/** Whose password a sign-in of this browser waits for, after a mailed code; null when none waits. */
export function readPasswordStep(
  ctx: Context,
  cookies: string,
): { email: string; hasPassword: boolean } | null {
  const pending = findPending(ctx.db, ctx, cookies, 'password')
  if (!pending) return null
  const person = ctx.db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, pending.personId))
    .get()
  return { email: pending.email, hasPassword: person?.passwordHash != null }
}

const endOf = (ctx: Context, awaits: SignInStep) =>
  new Date(ctx.now().getTime() + LIVES_S[awaits] * 1000)

const cookieOf = (secure: boolean, token: string, seconds: number): string =>
  ownCookie({ name: COOKIE, value: token, seconds, secure })

const tokenIn = (cookies: string): string | undefined => ownCookieIn(cookies, COOKIE)
