import { count, eq } from 'drizzle-orm'
import { shortlistEntries, shortlistNotes } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { entryToEdit } from './own-list.server'

/** Takes an entry off the list of the person's organisation, with its notes. @throws DomainError notFound, signInFirst */
export function removeFromShortlist(ctx: Context, { entry: id }: { entry: string }): void {
  write(ctx, (tx) => {
    const { entry } = entryToEdit(ctx, tx, id)
    const notes = tx
      .select({ n: count() })
      .from(shortlistNotes)
      .where(eq(shortlistNotes.entryId, id))
      .get()
    tx.delete(shortlistEntries).where(eq(shortlistEntries.id, id)).run()
    const { organisationId, kind, subjectId } = entry
    record(tx, ctx, 'shortlist.removed', 'shortlistEntry', id, {
      before: { organisationId, kind, subjectId, notes: notes?.n ?? 0 },
    })
  })
}
