import { and, eq, exists, inArray, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
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
  const isVisible = looksVisible(ctx, 'technology', row)
  return isVisible && may(ctx, 'listing.readShown', {}, { listing: row.status })
}

/** Whether a need may be shown to the reader; its owner is a question of its own. */
export function maySeeNeed(ctx: Context, row: NeedRow): boolean {
  if (seesAll(ctx, row)) return true
  const isVisible = looksVisible(ctx, 'need', row)
  return isVisible && may(ctx, 'listing.readShown', {}, { listing: row.status })
}

/** Looks for what is not there as for what the reader may not see: how long the answer takes must not tell which it was. */
export function lookInVain(ctx: Context, kind: ListingKind): void {
  looksVisible(ctx, kind, { id: '', organisationId: '', visibility: 'event' })
}

/** Whether the reader may know who owns a need. */
export function maySeeOwner(
  ctx: Context,
  row: Pick<NeedRow, 'id' | 'organisationId' | 'confidential'>,
): boolean {
  return !row.confidential || seesAll(ctx, row) || hasAcceptedMeeting(ctx, row)
}

type Shown = Pick<TechnologyRow, 'id' | 'organisationId' | 'visibility'> & {
  confidential?: boolean
}

/** Asks the database the same, whatever the answer will be. */
function looksVisible(ctx: Context, kind: ListingKind, row: Shown): boolean {
  const own = organisationsOf(ctx)
  const person = personOf(ctx)
  const isApart = isKeptApart(ctx.db, row.organisationId, own)
  const isShared = person !== null && sharesEvent(ctx.db, kind, row.id, own, person.id)
  // A confidential need that went missing with an exclusion would say whose it is.
  if (isApart && !row.confidential) return false
  if (row.visibility === 'public') return true
  if (!person) return false
  return row.visibility === 'members'
    ? own.length > 0 || person.staff.length > 0 || person.teams.length > 0
    : isShared
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

/** The listing is brought to an event in which the reader takes part or works. One statement, whatever it finds. */
function sharesEvent(
  db: Reader,
  kind: ListingKind,
  id: string,
  readers: string[],
  personId: string,
): boolean {
  const there = alias(registrations, 'there')
  const found = db
    .select({ id: registrations.eventId })
    .from(registrationListings)
    .innerJoin(registrations, eq(registrations.id, registrationListings.registrationId))
    .where(
      and(
        eq(registrationListings.listingKind, kind),
        eq(registrationListings.listingId, id),
        eq(registrations.state, 'approved'),
        or(
          exists(
            db
              .select({ id: eventTeam.eventId })
              .from(eventTeam)
              .where(
                and(eq(eventTeam.personId, personId), eq(eventTeam.eventId, registrations.eventId)),
              ),
          ),
          exists(
            db
              .select({ id: there.id })
              .from(there)
              .where(
                and(
                  eq(there.eventId, registrations.eventId),
                  inArray(there.organisationId, readers),
                  eq(there.state, 'approved'),
                ),
              ),
          ),
        ),
      ),
    )
    .get()
  return found !== undefined
}

/** An accepted request about this need between its owner and an organisation of the reader. */
function hasAcceptedMeeting(ctx: Context, row: Pick<NeedRow, 'id'>): boolean {
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
