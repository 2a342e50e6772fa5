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
/** By account first: a hall of 300 people shares one address. */
const LIMIT_BY_ACCOUNT = 8
const LIMIT_BY_ADDRESS = 200

/**
 * Counts a try before it is judged, so that many at once are counted too; success forgets them. The count goes by the
 * address that was typed, whether it has an account or not. It never stops the ways by mail (reset, one-time code), so
 * that a stranger's tries do not lock the owner out.
 * @throws DomainError signIn.tooMany with the minutes to wait
 */
export function reserveAttempt(
  ctx: Context,
  kind: AttemptKind,
  email: string,
  address: string,
): void {
  write(ctx, (tx) => {
    const wait = Math.max(
      waitFor(tx, ctx, kind, eq(signInAttempts.email, email), LIMIT_BY_ACCOUNT),
      waitFor(tx, ctx, kind, eq(signInAttempts.address, address), LIMIT_BY_ADDRESS),
    )
    if (wait > 0)
      throw new DomainError('signIn.tooMany', 'invalid', { minutes: Math.ceil(wait / MINUTE_MS) })
    tx.insert(signInAttempts).values({ id: newId(), kind, email, address, at: ctx.now() }).run()
  })
}

/** Forgets the tries of an account: somebody showed that it is theirs. */
export const forgetAttempts = (tx: Tx, email: string, kind?: AttemptKind): void =>
  void tx
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.email, email), kind ? eq(signInAttempts.kind, kind) : undefined))
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
