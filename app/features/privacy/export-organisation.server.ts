import { and, eq, inArray, or, sql } from 'drizzle-orm'
import {
  auditEntries,
  delegates,
  events,
  exclusions,
  joinRequests,
  listingComments,
  matchFeedback,
  meetingRequests,
  meetings,
  needs,
  organisationInvitations,
  organisationMembers,
  organisationMerges,
  organisations,
  outcomes,
  people,
  registrations,
  shortlistEntries,
  shortlistNotes,
  technologies,
  verificationCases,
} from '#db/schema'
import type { EvidenceType } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { exportMedia } from '#app/features/media'
import { recordIdsOf } from '#app/features/organisations'
import { readEvidence } from '#app/features/verification'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { writeZip } from '#app/platform/files/write-zip.server'
import type { ZipEntry } from '#app/platform/files/write-zip.server'

const ENDING: Record<EvidenceType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/**
 * Everything that an organisation has here as a ZIP of JSON and files, for its owners. Of others it holds only what
 * they wrote to the organisation.
 * @throws DomainError notFound
 */
export function exportOrganisation(ctx: Context, slug: string): Uint8Array<ArrayBuffer> {
  const organisation = ctx.db.select().from(organisations).where(eq(organisations.slug, slug)).get()
  if (!organisation) throw notFound()
  const { id } = organisation
  authorise(ctx, 'organisation.takeOut', { organisationId: id })
  const cases = ctx.db
    .select()
    .from(verificationCases)
    .where(eq(verificationCases.organisationId, id))
    .all()
  const { nameKey: _nameKey, ...record } = organisation
  const media = exportMedia(ctx, id)
  return writeZip({
    'about.json': { format: 'hanviet-bridge-organisation-1', at: ctx.now(), organisation: slug },
    'organisation.json': record,
    'people.json': peopleOf(ctx, id),
    'technologies.json': ctx.db
      .select()
      .from(technologies)
      .where(eq(technologies.organisationId, id))
      .all(),
    'needs.json': ctx.db.select().from(needs).where(eq(needs.organisationId, id)).all(),
    'events.json': eventsOf(ctx, id),
    'media.json': media.records,
    'verification.json': cases,
    'private.json': privateOf(ctx, id),
    'history.json': historyOf(ctx, id),
    ...filesOf(ctx, cases),
    ...media.files,
  })
}

const peopleOf = (ctx: Context, id: string) => ({
  members: ctx.db
    .select({ name: people.name, email: people.email, role: organisationMembers.role })
    .from(organisationMembers)
    .innerJoin(people, eq(people.id, organisationMembers.personId))
    .where(eq(organisationMembers.organisationId, id))
    .all(),
  invitations: ctx.db
    .select({
      email: organisationInvitations.email,
      role: organisationInvitations.role,
      createdAt: organisationInvitations.createdAt,
      usedAt: organisationInvitations.usedAt,
      revokedAt: organisationInvitations.revokedAt,
    })
    .from(organisationInvitations)
    .where(eq(organisationInvitations.organisationId, id))
    .all(),
  joinRequests: ctx.db
    .select({
      name: people.name,
      message: joinRequests.message,
      state: joinRequests.state,
      reason: joinRequests.reason,
      createdAt: joinRequests.createdAt,
    })
    .from(joinRequests)
    .innerJoin(people, eq(people.id, joinRequests.personId))
    .where(eq(joinRequests.organisationId, id))
    .all(),
})

function eventsOf(ctx: Context, id: string) {
  const own = ctx.db.select().from(registrations).where(eq(registrations.organisationId, id)).all()
  const ids = own.map((one) => one.id)
  const requests = ctx.db
    .select()
    .from(meetingRequests)
    .where(
      or(
        inArray(meetingRequests.fromRegistrationId, ids),
        inArray(meetingRequests.toRegistrationId, ids),
      ),
    )
    .all()
  return {
    events: ctx.db
      .select({ id: events.id, slug: events.slug, name: events.name })
      .from(events)
      .where(
        inArray(
          events.id,
          own.map((one) => one.eventId),
        ),
      )
      .all(),
    registrations: own,
    delegates: ctx.db.select().from(delegates).where(inArray(delegates.registrationId, ids)).all(),
    requests: requests.map(({ enteredBy: _by, answeredBy: _answered, ...request }) => ({
      ...request,
      from: nameOf(ctx, request.fromRegistrationId),
      to: nameOf(ctx, request.toRegistrationId),
    })),
    meetings: ctx.db
      .select()
      .from(meetings)
      .where(
        inArray(
          meetings.requestId,
          requests.map((one) => one.id),
        ),
      )
      .all(),
    outcomes: ctx.db.select().from(outcomes).where(inArray(outcomes.registrationId, ids)).all(),
  }
}

const nameOf = (ctx: Context, registrationId: string): string =>
  ctx.db
    .select({ name: organisations.displayName })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(registrations.id, registrationId))
    .get()?.name ?? ''

const privateOf = (ctx: Context, id: string) => ({
  exclusions: ctx.db
    .select({ organisation: organisations.displayName, since: exclusions.createdAt })
    .from(exclusions)
    .innerJoin(organisations, eq(organisations.id, exclusions.excludedOrganisationId))
    .where(eq(exclusions.organisationId, id))
    .all(),
  shortlist: {
    entries: ctx.db
      .select()
      .from(shortlistEntries)
      .where(eq(shortlistEntries.organisationId, id))
      .all(),
    notes: ctx.db
      .select({
        entryId: shortlistNotes.entryId,
        by: people.name,
        text: shortlistNotes.text,
        createdAt: shortlistNotes.createdAt,
        updatedAt: shortlistNotes.updatedAt,
      })
      .from(shortlistNotes)
      .innerJoin(shortlistEntries, eq(shortlistEntries.id, shortlistNotes.entryId))
      .innerJoin(people, eq(people.id, shortlistNotes.writtenBy))
      .where(eq(shortlistEntries.organisationId, id))
      .orderBy(shortlistNotes.createdAt)
      .all(),
  },
  comments: commentsOf(ctx, id),
  opinionsOnMatches: ctx.db
    .select()
    .from(matchFeedback)
    .where(eq(matchFeedback.organisationId, id))
    .all(),
})

/** What is said at the fields of what it lists. */
const commentsOf = (ctx: Context, id: string) => {
  const ids = [technologies, needs].flatMap((table) =>
    ctx.db.select({ id: table.id }).from(table).where(eq(table.organisationId, id)).all(),
  )
  return ctx.db
    .select({ comment: listingComments, by: people.name })
    .from(listingComments)
    .innerJoin(people, eq(people.id, listingComments.writtenBy))
    .where(
      inArray(
        listingComments.listingId,
        ids.map((one) => one.id),
      ),
    )
    .orderBy(listingComments.createdAt)
    .all()
    .map(({ comment: { writtenBy: _by, settledBy: _settledBy, ...comment }, by }) => ({
      ...comment,
      by,
    }))
}

const historyOf = (ctx: Context, id: string) => ({
  merges: ctx.db
    .select()
    .from(organisationMerges)
    .where(eq(organisationMerges.mergedIntoId, id))
    .all(),
  actions: ctx.db
    .select({
      at: auditEntries.at,
      action: auditEntries.action,
      recordKind: auditEntries.recordKind,
      recordId: auditEntries.recordId,
      by: people.name,
      onBehalf: sql<boolean>`${auditEntries.onBehalfOf} IS NOT NULL`,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(
      or(
        inArray(auditEntries.onBehalfOf, recordIdsOf(ctx.db, id)),
        and(
          eq(auditEntries.recordKind, 'organisation'),
          inArray(auditEntries.recordId, recordIdsOf(ctx.db, id)),
        ),
      ),
    )
    .orderBy(auditEntries.at)
    .all(),
})

function filesOf(
  ctx: Context,
  cases: { id: string; fileType: EvidenceType | null }[],
): Record<string, ZipEntry> {
  const files = cases.flatMap(({ id, fileType }) => {
    const bytes = fileType && readEvidence(ctx, id)
    return bytes && fileType ? [[`files/verification-${id}.${ENDING[fileType]}`, bytes]] : []
  })
  return Object.fromEntries(files) as Record<string, ZipEntry>
}
