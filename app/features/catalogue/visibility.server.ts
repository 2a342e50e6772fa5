import { and, eq, inArray, or } from 'drizzle-orm'
import {
  eventTeam,
  exclusions,
  meetingRequests,
  registrationListings,
  registrations,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { may } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { personOf } from '#app/platform/context.server'
import type { NeedRow, TechnologyRow } from './rows.server'

/** Whether the reader belongs to the owner or to the staff: they see drafts, and who stands behind a confidential need. */
export const seesAll = (ctx: Context, listing: { organisationId: string }): boolean =>
  may(ctx, 'listing.read', { organisationId: listing.organisationId })

/** Whether a technology may be shown to the reader. */
export function maySeeTechnology(ctx: Context, row: TechnologyRow): boolean {
  if (seesAll(ctx, row)) return true
  return row.status === 'published' && isVisible(ctx, 'technology', row)
}

/** Whether a need may be shown to the reader; its owner is a question of its own. */
export function maySeeNeed(ctx: Context, row: NeedRow): boolean {
  if (seesAll(ctx, row)) return true
  return row.status !== 'draft' && row.status !== 'inReview' && isVisible(ctx, 'need', row)
}

/** Whether the reader may know who owns a need. */
export function maySeeOwner(ctx: Context, row: NeedRow): boolean {
  return !row.confidential || seesAll(ctx, row) || hasAcceptedMeeting(ctx, row)
}

function isVisible(ctx: Context, kind: ListingKind, row: NeedRow | TechnologyRow): boolean {
  const own = organisationsOf(ctx)
  // A confidential need that went missing with an exclusion would say whose it is.
  const isNameless = 'confidential' in row && row.confidential
  if (!isNameless && isKeptApart(ctx.db, row.organisationId, own)) return false
  if (row.visibility === 'public') return true
  const person = personOf(ctx)
  if (!person) return false
  if (row.visibility === 'members')
    return own.length > 0 || person.staff.length > 0 || person.teams.length > 0
  return sharesEvent(ctx.db, kind, row.id, own, person.id)
}

const organisationsOf = (ctx: Context): string[] =>
  personOf(ctx)?.memberships.map((membership) => membership.organisationId) ?? []

/** Organisations that the reader's own never want to see, or that never want to be seen by them: not in any list. */
export const keptApartFrom = (ctx: Context): Set<string> => keptApart(ctx.db, organisationsOf(ctx))

/** The same for the people of some organisations. */
export function keptApart(db: Reader, own: string[]): Set<string> {
  if (own.length === 0) return new Set()
  const { organisationId, excludedOrganisationId } = exclusions
  const rows = db
    .select({ by: organisationId, other: excludedOrganisationId })
    .from(exclusions)
    .where(or(inArray(organisationId, own), inArray(excludedOrganisationId, own)))
    .all()
  return new Set(rows.map(({ by, other }) => (own.includes(by) ? other : by)))
}

/** The owner and an organisation of the reader never want to see each other. */
function isKeptApart(db: Reader, owner: string, readers: string[]): boolean {
  if (readers.length === 0) return false
  const { organisationId, excludedOrganisationId } = exclusions
  const found = db
    .select({ owner: organisationId })
    .from(exclusions)
    .where(
      or(
        and(eq(organisationId, owner), inArray(excludedOrganisationId, readers)),
        and(eq(excludedOrganisationId, owner), inArray(organisationId, readers)),
      ),
    )
    .get()
  return found !== undefined
}

/** The listing is brought to an event in which the reader takes part or works. */
function sharesEvent(
  db: Reader,
  kind: ListingKind,
  id: string,
  readers: string[],
  personId: string,
): boolean {
  const events = db
    .select({ id: registrations.eventId })
    .from(registrationListings)
    .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
    .where(
      and(
        eq(registrationListings.listingKind, kind),
        eq(registrationListings.listingId, id),
        eq(registrations.state, 'approved'),
      ),
    )
    .all()
    .map((event) => event.id)
  if (events.length === 0) return false
  const team = db
    .select({ id: eventTeam.eventId })
    .from(eventTeam)
    .where(and(eq(eventTeam.personId, personId), inArray(eventTeam.eventId, events)))
    .get()
  if (team) return true
  if (readers.length === 0) return false
  const { eventId, organisationId, state } = registrations
  return (
    db
      .select({ id: registrations.id })
      .from(registrations)
      .where(and(inArray(eventId, events), inArray(organisationId, readers), eq(state, 'approved')))
      .get() !== undefined
  )
}

/** An accepted request about this need between its owner and an organisation of the reader. */
function hasAcceptedMeeting(ctx: Context, row: NeedRow): boolean {
  const own = organisationsOf(ctx)
  if (own.length === 0) return false
  const mine = ctx.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(inArray(registrations.organisationId, own))
  const { aboutKind, aboutId, state, fromRegistrationId, toRegistrationId } = meetingRequests
  const accepted = ctx.db
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(
      and(
        eq(aboutKind, 'need'),
        eq(aboutId, row.id),
        eq(state, 'accepted'),
        or(inArray(fromRegistrationId, mine), inArray(toRegistrationId, mine)),
      ),
    )
    .get()
  return accepted !== undefined
}
