import type { SignInStep } from '#db/domain'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { factorOf } from './factor-check.server'
import { mailSecondCode } from './mailed-codes.server'
import { openSession, refuseSuspended } from './open-session.server'
import type { Client, Shown, SignedIn } from './open-session.server'
import { beginPending } from './pending-sign-ins.server'
import { isProven } from './proven-browsers.server'

/** What the first step led to: a session, or the question for the second step. */
export type FirstStep = SignedIn & { awaits: SignInStep | null }
export type FirstWay = 'password' | 'mailedCode' | 'handedCode'

/**
 * Goes on after the first step. Nobody comes in by one alone: whoever has an authenticator app is asked for its code,
 * everybody else for the password or a mailed code, whichever was not the first, and has no session before. A browser
 * in which this person gave both stands for the other one.
 * @throws DomainError account.suspended; signIn.mailsSpent
 */
export async function continueSignIn(
  ctx: Context,
  personId: string,
  client: Client,
  first: FirstWay,
): Promise<FirstStep> {
  refuseSuspended(ctx, personId)
  if (factorOf(ctx.db, personId)) return waitFor(ctx, personId, client, 'app')
  const shown = enoughOf(ctx, personId, client, first)
  if (shown) return { ...(await openSession(ctx, personId, client, shown)), awaits: null }
  return waitFor(ctx, personId, client, first === 'password' ? 'mailedCode' : 'password')
}

/** What makes a second step needless; null where it is needed. */
function enoughOf(
  ctx: Context,
  personId: string,
  client: Client,
  first: FirstWay,
): Exclude<Shown, 'both'> | null {
  if (client.demo) return 'one'
  // The organiser looked at who it is, face to face.
  if (first === 'handedCode') return 'handedCode'
  return isProven(ctx.db, ctx, personId, client.cookies) ? 'provenBrowser' : null
}

const waitFor = (ctx: Context, personId: string, client: Client, awaits: SignInStep): FirstStep =>
  write(ctx, (tx) => {
    const { id, cookie } = beginPending(tx, ctx, personId, awaits, client)
    if (awaits === 'mailedCode') {
      mailSecondCode(tx, ctx, personId, id)
      record(tx, ctx, 'account.codeAsked', 'person', personId)
    }
    return { cookies: [cookie], awaits }
  })
