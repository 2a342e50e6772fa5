import { eq, or, sql } from 'drizzle-orm'
import {
  events,
  exclusions,
  joinRequests,
  meetingRequests,
  meetings,
  needs,
  organisationMembers,
  organisationMerges,
  organisations,
  outcomes,
  registrations,
  technologies,
  verificationCases,
} from '#db/schema'
import { authorise } from '#app/features/accounts'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { blockersOf, findPair, twinsOf } from './find-pair.server'
import { comparedFields } from './merged-columns'
import type { MergeCounts, MergePreview } from './shown'

/** What the page of a merge begins with: nothing until both records are chosen. @throws DomainError notFound */
export function readMerge(
  ctx: Context,
  keepId: string | undefined,
  otherId: string | undefined,
): MergePreview | null {
  authorise(ctx, 'organisation.merge')
  return keepId && otherId ? previewMerge(ctx, keepId, otherId) : null
}

/** What a merge would do, before it is done: fields, what moves, events of both, what stands against it. @throws DomainError notFound */
export function previewMerge(ctx: Context, keepId: string, otherId: string): MergePreview {
  authorise(ctx, 'organisation.merge')
  const pair = findPair(ctx.db, keepId, otherId)
  const head = (row: typeof pair.keep) => ({
    id: row.id,
    slug: row.slug,
    name: row.displayName,
    version: row.version,
    moves: countsOf(ctx, row.id),
  })
  return {
    keep: head(pair.keep),
    other: head(pair.other),
    fields: comparedFields(pair.keep, pair.other),
    events: twinsOf(ctx.db, pair).map(({ eventId }) => eventName(ctx, eventId)),
    blockers: blockersOf(ctx.db, pair),
  }
}

/** The address that a record which was merged away leads to; null for one that never was. */
export const mergedInto = (ctx: Context, slug: string): string | null =>
  ctx.db
    .select({ slug: organisations.slug })
    .from(organisationMerges)
    .innerJoin(organisations, eq(organisations.id, organisationMerges.mergedIntoId))
    .where(eq(organisationMerges.slug, slug))
    .get()?.slug ?? null

const count = sql<number>`count(*)`

function countsOf(ctx: Context, id: string): MergeCounts {
  const owned = (
    table:
      | typeof technologies
      | typeof needs
      | typeof organisationMembers
      | typeof registrations
      | typeof verificationCases
      | typeof joinRequests
      | typeof exclusions,
  ) => ctx.db.select({ count }).from(table).where(eq(table.organisationId, id)).get()?.count ?? 0
  const own = ctx.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.organisationId, id))
  const isAsked = or(
    sql`${meetingRequests.fromRegistrationId} IN ${own}`,
    sql`${meetingRequests.toRegistrationId} IN ${own}`,
  )
  return {
    technologies: owned(technologies),
    needs: owned(needs),
    members: owned(organisationMembers),
    registrations: owned(registrations),
    requests: ctx.db.select({ count }).from(meetingRequests).where(isAsked).get()?.count ?? 0,
    meetings:
      ctx.db
        .select({ count })
        .from(meetings)
        .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
        .where(isAsked)
        .get()?.count ?? 0,
    outcomes:
      ctx.db
        .select({ count })
        .from(outcomes)
        .where(sql`${outcomes.registrationId} IN ${own}`)
        .get()?.count ?? 0,
    verificationCases: owned(verificationCases),
    joinRequests: owned(joinRequests),
    exclusions: owned(exclusions),
  }
}

function eventName(ctx: Context, id: string): string {
  const event = ctx.db.select({ name: events.name }).from(events).where(eq(events.id, id)).get()
  return event ? readText(event.name, ctx.locale) : ''
}
