import { eq, sql } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { eventTables, interpreters } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { EventRow } from './find-event.server'
import { meetingsTouched } from './grid-changes.server'

/* What setting up a table and setting up an interpreter have in common. */

/** A firm that is named is one of ours. @throws DomainError notFound */
export function refuseUnknown(tx: Tx, organisationId: string | undefined): void {
  if (!organisationId) return
  const found = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()
  if (!found) throw notFound()
}

/** What a version of the schedule holds a meeting at stays, and the meeting is named. @throws DomainError of the code */
export function refuseInUse(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  where: { tableId: string } | { interpreterId: string },
  code: string,
): void {
  const [holder] = meetingsTouched(ctx, event, where, tx)
  if (holder) throw conflict(code, { pair: holder.pair, day: holder.day, span: holder.span })
}

/** One behind the last. */
export function nextPosition(
  tx: Tx,
  table: typeof eventTables | typeof interpreters,
  eventId: string,
): number {
  const last = tx
    .select({ position: sql<number | null>`max(${table.position})` })
    .from(table)
    .where(eq(table.eventId, eventId))
    .get()
  return (last?.position ?? -1) + 1
}
