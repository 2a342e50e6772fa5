import { asc, desc, eq } from 'drizzle-orm'
import { outbox } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import type { OutboxAct } from './schema'

const SHOWN = 100

/** Lines that were given up, and those that are tried again. They hold ids, no texts. @throws DomainError notFound */
export function readOutbox(ctx: Context) {
  authorise(ctx, 'outbox.read')
  const columns = {
    id: outbox.id,
    kind: outbox.kind,
    state: outbox.state,
    payload: outbox.payload,
    attempts: outbox.attempts,
    lastError: outbox.lastError,
    createdAt: outbox.createdAt,
    runAt: outbox.runAt,
  }
  return {
    dead: ctx.db
      .select(columns)
      .from(outbox)
      .where(eq(outbox.state, 'dead'))
      .orderBy(desc(outbox.createdAt))
      .limit(SHOWN)
      .all()
      .map(shown),
    waiting: ctx.db
      .select(columns)
      .from(outbox)
      .where(eq(outbox.state, 'pending'))
      .orderBy(asc(outbox.runAt))
      .limit(SHOWN)
      .all()
      .map(shown),
  }
}

const shown = <T extends { payload: Record<string, unknown> }>({ payload, ...line }: T) => ({
  ...line,
  about: typeof payload.template === 'string' ? payload.template : subjectOf(payload),
})

const subjectOf = ({ kind, id }: Record<string, unknown>): string =>
  [kind, id].filter((part) => typeof part === 'string').join(' ')

/**
 * Tries a line that was given up again, all of them, or drops one for good. A line that left that state meanwhile is a
 * conflict.
 * @throws DomainError notFound, outbox.changed
 */
export function actOnOutbox(ctx: Context, act: OutboxAct): void {
  authorise(ctx, 'outbox.read')
  write(ctx, (tx) => {
    if (act.act !== 'retryAll') refuseAlive(tx, ctx, act.id)
    const which = act.act === 'retryAll' ? eq(outbox.state, 'dead') : eq(outbox.id, act.id)
    const ids =
      act.act === 'discard'
        ? tx.delete(outbox).where(which).returning({ id: outbox.id }).all()
        : tx
            .update(outbox)
            .set({ state: 'pending', attempts: 0, runAt: ctx.now(), leaseUntil: null })
            .where(which)
            .returning({ id: outbox.id })
            .all()
    if (ids.length === 0) throw conflict('outbox.changed')
    const action = act.act === 'discard' ? 'outbox.discarded' : 'outbox.retried'
    for (const { id } of ids) record(tx, ctx, action, 'outbox', id)
  })
}

/** A line that is gone was seen to by somebody, as one that left the state. @throws DomainError outbox.changed */
function refuseAlive(tx: Tx, ctx: Context, id: string): void {
  const line = tx.select({ state: outbox.state }).from(outbox).where(eq(outbox.id, id)).get()
  authorise(ctx, 'outbox.act', {}, { outbox: line?.state ?? 'done' })
}
