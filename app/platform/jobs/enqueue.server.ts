import { and, eq } from 'drizzle-orm'
import { outbox } from '#db/schema'
import type { OUTBOX_KINDS } from '#db/schema'
import type { Tx } from '#db/client'
import { newId } from '../ids'

export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/**
 * Writes an outbox line inside the change's own transaction.
 * With a `dedupeKey`, a line that still waits is not written twice.
 */
export function enqueue(
  tx: Tx,
  now: Date,
  kind: OutboxKind,
  payload: Record<string, unknown>,
  options: { dedupeKey?: string; runAt?: Date } = {},
): void {
  const { dedupeKey = null, runAt = now } = options
  if (dedupeKey) {
    const waiting = tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(eq(outbox.kind, kind), eq(outbox.dedupeKey, dedupeKey), eq(outbox.state, 'pending')),
      )
      .get()
    if (waiting) return
  }
  tx.insert(outbox).values({ id: newId(), kind, payload, dedupeKey, runAt, createdAt: now }).run()
}
