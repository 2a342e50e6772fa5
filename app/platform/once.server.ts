import { and, eq } from 'drizzle-orm'
import { idempotencyKeys } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from './context.server'

/** Does the work of a form at most once: the same person with the same key gets the first result again. */
export function once<T extends Record<string, unknown>>(
  tx: Tx,
  ctx: Context,
  key: string | undefined,
  work: () => T,
): T {
  if (!key || ctx.actor.kind !== 'person') return work()
  const actorId = ctx.actor.id
  const known = tx
    .select({ result: idempotencyKeys.result })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)))
    .get()
  if (known) return known.result as T
  const result = work()
  tx.insert(idempotencyKeys).values({ actorId, key, result, at: ctx.now() }).run()
  return result
}
