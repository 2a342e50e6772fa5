import { count, eq } from 'drizzle-orm'
import { shortlistNotes } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { once } from '#app/platform/once.server'
import { entryToEdit } from './own-list.server'
import type { NewNote } from './schema'

const MOST_NOTES = 100

/**
 * Notes something about an entry for the people of the organisation; nobody outside reads it. The audit trail keeps that
 * there is a note, not what it says.
 * @throws DomainError notFound, signInFirst, shortlist.manyNotes
 */
export function writeNote(
  ctx: Context,
  { entry: entryId, text, key }: Omit<NewNote, 'intent'>,
): { noteId: string } {
  return write(ctx, (tx) => {
    const { person } = entryToEdit(ctx, tx, entryId)
    return once(tx, ctx, key, () => {
      const kept = tx
        .select({ n: count() })
        .from(shortlistNotes)
        .where(eq(shortlistNotes.entryId, entryId))
        .get()
      if ((kept?.n ?? 0) >= MOST_NOTES) throw conflict('shortlist.manyNotes', { limit: MOST_NOTES })
      const id = newId()
      tx.insert(shortlistNotes)
        .values({
          id,
          entryId,
          writtenBy: person.id,
          text,
          createdAt: ctx.now(),
          updatedAt: ctx.now(),
        })
        .run()
      record(tx, ctx, 'shortlist.noted', 'shortlistEntry', entryId, { after: { noteId: id } })
      return { noteId: id }
    })
  })
}
