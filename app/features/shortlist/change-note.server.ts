import { eq } from 'drizzle-orm'
import { shortlistNotes } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { ownNote } from './own-list.server'
import type { ChangedNote } from './schema'

/**
 * Rewrites a note of one's own. Saved from an older page, it is refused: what stands there now is shown beside.
 * @throws DomainError notFound, signInFirst, shortlist.noteChanged
 */
export function changeNote(
  ctx: Context,
  { note: id, version, text }: Omit<ChangedNote, 'intent'>,
): void {
  write(ctx, (tx) => {
    const { note, entry } = ownNote(ctx, tx, id)
    if (note.version !== version) throw conflict('shortlist.noteChanged')
    if (note.text === text) return
    tx.update(shortlistNotes)
      .set({ text, updatedAt: ctx.now(), version: version + 1 })
      .where(eq(shortlistNotes.id, id))
      .run()
    record(tx, ctx, 'shortlist.noteChanged', 'shortlistEntry', entry.id, { after: { noteId: id } })
  })
}

/** Deletes a note of one's own. @throws DomainError notFound, signInFirst, shortlist.noteChanged */
export function deleteNote(
  ctx: Context,
  { note: id, version }: { note: string; version: number },
): void {
  write(ctx, (tx) => {
    const { note, entry } = ownNote(ctx, tx, id)
    if (note.version !== version) throw conflict('shortlist.noteChanged')
    tx.delete(shortlistNotes).where(eq(shortlistNotes.id, id)).run()
    record(tx, ctx, 'shortlist.noteDeleted', 'shortlistEntry', entry.id, { before: { noteId: id } })
  })
}
