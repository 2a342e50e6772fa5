import { and, eq, or } from 'drizzle-orm'
import { shortlistEntries, shortlistNotes } from '#db/schema'
import type { Tx } from '#db/client'

/**
 * Makes one list of those of two organisations that become one, and leads entries about the one that goes to the one that
 * stays. Where both are on a list, the notes of both stand at the entry that stays. Inside the caller's transaction, before
 * the other record is gone; authorisation is the caller's.
 */
export function joinShortlists(tx: Tx, keepId: string, goesId: string): void {
  const entries = tx
    .select()
    .from(shortlistEntries)
    .where(
      or(
        eq(shortlistEntries.organisationId, goesId),
        and(eq(shortlistEntries.kind, 'organisation'), eq(shortlistEntries.subjectId, goesId)),
      ),
    )
    .all()
  const led = (id: string) => (id === goesId ? keepId : id)
  for (const entry of entries) {
    const organisationId = led(entry.organisationId)
    const subjectId = led(entry.subjectId)
    const isItself = subjectId === organisationId
    const twin = tx
      .select({ id: shortlistEntries.id })
      .from(shortlistEntries)
      .where(
        and(
          eq(shortlistEntries.organisationId, organisationId),
          eq(shortlistEntries.kind, entry.kind),
          eq(shortlistEntries.subjectId, subjectId),
        ),
      )
      .get()
    if (twin && !isItself)
      tx.update(shortlistNotes)
        .set({ entryId: twin.id })
        .where(eq(shortlistNotes.entryId, entry.id))
        .run()
    if (twin || isItself) tx.delete(shortlistEntries).where(eq(shortlistEntries.id, entry.id)).run()
    else
      tx.update(shortlistEntries)
        .set({ organisationId, subjectId })
        .where(eq(shortlistEntries.id, entry.id))
        .run()
  }
}
