import { asc, eq } from 'drizzle-orm'
import { organisations, shortlistEntries, shortlistNotes } from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'

/** What the person put on shortlists, and what they noted there. */
export const ownShortlist = (ctx: Context, person: Person) => ({
  added: ctx.db
    .select({
      organisation: organisations.displayName,
      kind: shortlistEntries.kind,
      recordId: shortlistEntries.subjectId,
      addedAt: shortlistEntries.addedAt,
    })
    .from(shortlistEntries)
    .innerJoin(organisations, eq(organisations.id, shortlistEntries.organisationId))
    .where(eq(shortlistEntries.addedBy, person.id))
    .all(),
  notes: ctx.db
    .select({
      organisation: organisations.displayName,
      kind: shortlistEntries.kind,
      recordId: shortlistEntries.subjectId,
      text: shortlistNotes.text,
      createdAt: shortlistNotes.createdAt,
      updatedAt: shortlistNotes.updatedAt,
    })
    .from(shortlistNotes)
    .innerJoin(shortlistEntries, eq(shortlistEntries.id, shortlistNotes.entryId))
    .innerJoin(organisations, eq(organisations.id, shortlistEntries.organisationId))
    .where(eq(shortlistNotes.writtenBy, person.id))
    .orderBy(asc(shortlistNotes.createdAt))
    .all(),
})
