import { and, eq } from 'drizzle-orm'
import { meetingNotes } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { findSide } from './find-side.server'
import type { MeetingNoteInput } from './schema'

/**
 * Keeps what an organisation notes about a meeting of its own; an empty note is taken away. Nobody outside reads it.
 * @throws DomainError notFound, signInFirst, note.changed
 */
export function writeNote(
  ctx: Context,
  input: { eventSlug: string; meetingId: string } & MeetingNoteInput,
): void {
  write(ctx, (tx) => {
    const { meeting, ownOrganisationId: organisationId } = findSide(ctx, tx, input)
    if (organisationId === null) throw notFound()
    const person = authorisedPerson(ctx, 'meeting.note', { organisationId })
    const key = and(
      eq(meetingNotes.meetingId, meeting.id),
      eq(meetingNotes.organisationId, organisationId),
    )
    const known = tx.select().from(meetingNotes).where(key).get()
    if ((known?.version ?? 0) !== input.version) throw conflict('note.changed')
    const note = { text: input.text, writtenBy: person.id, updatedAt: ctx.now() }
    if (input.text === '') tx.delete(meetingNotes).where(key).run()
    else if (known)
      tx.update(meetingNotes)
        .set({ ...note, version: known.version + 1 })
        .where(key)
        .run()
    else
      tx.insert(meetingNotes)
        .values({ meetingId: meeting.id, organisationId, ...note })
        .run()
    record(tx, ctx, 'meeting.noted', 'meeting', meeting.id, {
      after: { organisation: organisationId, length: input.text.length },
    })
  })
}
