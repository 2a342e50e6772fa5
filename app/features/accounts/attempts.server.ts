import { and, desc, eq, gt } from 'drizzle-orm'
import { signInAttempts } from '#db/schema'
import type { Tx } from '#db/client'
import type { AttemptKind } from '#db/domain'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'

const MINUTE_MS = 60_000
const WINDOW_MS = 15 * MINUTE_MS
/** By account first: a hall of 300 people shares one address. Mails to one mailbox are counted where they are sent. */
const LIMITS: Record<AttemptKind, { byAccount: number | null; byAddress: number }> = {
  password: { byAccount: 8, byAddress: 200 },
  secondFactor: { byAccount: 8, byAddress: 200 },
  handedCode: { byAccount: 8, byAddress: 200 },
  mailedCode: { byAccount: null, byAddress: 200 },
  // Nothing forgets a mail that was sent, and the whole hall may ask for its codes within a quarter of an hour.
  mail: { byAccount: null, byAddress: 600 },
}

/**
 * Counts a try before it is judged, so that many at once are counted too; success forgets them. The count goes by what
 * was typed, whether it has an account or not. No count by account stops the ways by mail (reset, one-time code), so
 * that a stranger's tries do not lock the owner out.
 * @param email the account that was tried, or what stands for it
 * @param address where the request came from
 * @throws DomainError signIn.tooMany with the minutes to wait
 */
export function reserveAttempt(
  ctx: Context,
  kind: AttemptKind,
  email: string,
  address: string,
): void {
  const { byAccount, byAddress } = LIMITS[kind]
  write(ctx, (tx) => {
    const wait = Math.max(
      byAccount ? waitFor(tx, ctx, kind, eq(signInAttempts.email, email), byAccount) : 0,
      waitFor(tx, ctx, kind, eq(signInAttempts.address, address), byAddress),
    )
    if (wait > 0)
      throw new DomainError('signIn.tooMany', 'invalid', { minutes: Math.ceil(wait / MINUTE_MS) })
    tx.insert(signInAttempts).values({ id: newId(), kind, email, address, at: ctx.now() }).run()
  })
}

/** Forgets the tries of an account: somebody showed that it is theirs. */
export const forgetAttempts = (tx: Tx, email: string, kind: AttemptKind): void =>
  void tx
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.email, email), eq(signInAttempts.kind, kind)))
    .run()

/** Milliseconds until one more try is allowed; 0 when it is now. */
function waitFor(
  tx: Tx,
  ctx: Context,
  kind: AttemptKind,
  whose: ReturnType<typeof eq>,
  limit: number,
): number {
  const now = ctx.now().getTime()
  const latest = tx
    .select({ at: signInAttempts.at })
    .from(signInAttempts)
    .where(
      and(whose, eq(signInAttempts.kind, kind), gt(signInAttempts.at, new Date(now - WINDOW_MS))),
    )
    .orderBy(desc(signInAttempts.at))
    .limit(limit)
    .all()
  const oldest = latest[limit - 1]
  return oldest ? oldest.at.getTime() + WINDOW_MS - now : 0
}
