import { randomBytes } from 'node:crypto'
import { pendingSignIns } from '#db/schema'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { hashOf } from '#app/platform/secrets.server'
import { factorOf } from './factor-check.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'

const LIVES_S = 600
const COOKIE = 'hvb_pending'

/** What the first factor led to: a session, or the question for the second factor. */
export type FirstStep = SignedIn & { needsSecondFactor: boolean }

/** Goes on after the first factor: whoever has a second one is asked for it, and has no session before. */
export async function continueSignIn(
  ctx: Context,
  personId: string,
  client: Client,
): Promise<FirstStep> {
  if (!factorOf(ctx.db, personId))
    return { ...(await openSession(ctx, personId, client, 'one')), needsSecondFactor: false }
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now().getTime() + LIVES_S * 1000)
  write(ctx, (tx) =>
    tx
      .insert(pendingSignIns)
      .values({ id: hashOf(token), personId, expiresAt })
      .run(),
  )
  return { cookies: [pendingCookie(client.secure, token)], needsSecondFactor: true }
}

/** The cookie of a half-done sign-in; without a token, one that removes it. */
export const pendingCookie = (secure: boolean, token = ''): string =>
  `${secure ? '__Host-' : ''}${COOKIE}=${token}; Path=/; Max-Age=${token ? LIVES_S : 0}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** The id of the half-done sign-in that a Cookie header names. */
export function pendingIdOf(cookies: string): string | undefined {
  const token = new RegExp(`(?:^|;\\s*)(?:__Host-)?${COOKIE}=([\\w-]{43})(?:;|$)`).exec(
    cookies,
  )?.[1]
  return token && hashOf(token)
}
