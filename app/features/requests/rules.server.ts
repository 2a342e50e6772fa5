import { and, count, eq, or } from 'drizzle-orm'
import {
  exclusions,
  meetingRequests,
  needs,
  organisations,
  registrations,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind, OrganisationKind } from '#db/domain'
import { maySeeOwner } from '#app/features/catalogue'
import { isBarred } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import type { RegistrationRow } from '#app/features/registration'
import { dayOf } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'

/** Database constraints of requests and what each means. */
export const REQUEST_CONSTRAINTS = {
  'meeting_requests.event_id': 'request.duplicate',
  'meetings.request_id': 'request.answered',
}

/** Both directions of a pair about one listing are one request. */
export const pairKeyOf = (
  a: string,
  b: string,
  about?: { kind: ListingKind; id: string } | null,
): string => `${[a, b].sort().join(' ')} ${about ? `${about.kind}:${about.id}` : '-'}`

/** Whether one of two organisations never wants to meet the other. Neither learns which. */
export function isExcluded(db: Reader, a: string, b: string): boolean {
  const row = db
    .select({ a: exclusions.organisationId })
    .from(exclusions)
    .where(
      or(
        and(eq(exclusions.organisationId, a), eq(exclusions.excludedOrganisationId, b)),
        and(eq(exclusions.organisationId, b), eq(exclusions.excludedOrganisationId, a)),
      ),
    )
    .get()
  return row !== undefined
}

/** @throws DomainError notFound for a partner that is excluded, of another event, not approved, or seeks no meetings */
export function partnerFor(db: Reader, from: RegistrationRow, id: string): RegistrationRow {
  const to = registrationOf(db, id)
  const takesPart = to.eventId === from.eventId && to.state === 'approved' && to.meets
  if (!takesPart || isExcluded(db, from.organisationId, to.organisationId)) throw notFound()
  if (to.id === from.id) throw conflict('request.self')
  return to
}

/** The kind of an organisation; those that are gone count as small firms. */
export const kindOf = (db: Reader, organisationId: string): OrganisationKind =>
  db
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()?.kind ?? 'sme'

/** Who may ask whom by kind; it binds participants, the desk knows exceptions. @throws DomainError request.kindsApart */
export function refuseBarred(db: Reader, event: EventRow, a: string, b: string): void {
  if (isBarred(event, kindOf(db, a), kindOf(db, b))) throw conflict('request.kindsApart')
}

/** Who only attends asks nobody. @throws DomainError registration.notApproved */
export function refuseNotMeeting(from: RegistrationRow): void {
  if (!from.meets) throw conflict('registration.notApproved')
}

/** For participants, the day of the deadline in the event's zone is the last. @throws DomainError event.closedForRequests */
export function refuseLate(event: EventRow, now: Date, deadline: string | null): void {
  if (deadline !== null && dayOf(now, event.timeZone) > deadline)
    throw conflict('event.closedForRequests')
}

/** Pending requests only: answered ones no longer take anybody's time. @throws DomainError request.limitReached */
export function refuseOverLimit(db: Reader, event: EventRow, from: RegistrationRow): void {
  const pending = db
    .select({ n: count() })
    .from(meetingRequests)
    .where(
      and(eq(meetingRequests.fromRegistrationId, from.id), eq(meetingRequests.state, 'pending')),
    )
    .get()
  if ((pending?.n ?? 0) >= event.maxPendingRequests)
    throw conflict('request.limitReached', { limit: event.maxPendingRequests })
}

/** A listing of one of the two that the other may know of. @throws DomainError notFound */
export function refuseForeignListing(
  db: Reader,
  a: string,
  b: string,
  about?: { kind: ListingKind; id: string } | null,
): void {
  if (!about) return
  const table = about.kind === 'technology' ? technologies : needs
  const listing = db
    .select({ organisationId: table.organisationId, status: table.status })
    .from(table)
    .where(eq(table.id, about.id))
    .get()
  if (!listing || ![a, b].includes(listing.organisationId)) throw notFound()
  if (['draft', 'inReview', 'archived', 'closed'].includes(listing.status)) throw notFound()
}

/** A registration, or `need:ID` for the owner of a confidential need, who is not to be known. */
const NEED = 'need:'
export const partnerBehind = (needId: string): string => `${NEED}${needId}`
export const needMeant = (partner: string): string | null =>
  partner.startsWith(NEED) ? partner.slice(NEED.length) : null

/** The registration that is meant, at this event. @throws DomainError notFound */
export function registrationMeant(db: Reader, eventId: string, partner: string): string {
  const needId = needMeant(partner)
  if (needId === null) return partner
  const found = db
    .select({ id: registrations.id })
    .from(needs)
    .innerJoin(registrations, eq(registrations.organisationId, needs.organisationId))
    .where(and(eq(needs.id, needId), eq(registrations.eventId, eventId)))
    .get()
  if (!found) throw notFound()
  return found.id
}

/**
 * A confidential need is asked about by the need itself: with a partner's name beside it, each refusal would say whose it is
 * not, and the one that is taken whose it is. `known`: what the request is about already.
 * @throws DomainError notFound
 */
export function refuseGuess(
  ctx: Context,
  db: Reader,
  own: string,
  about: { kind: ListingKind; id: string } | undefined,
  known?: string | null,
): void {
  if (about?.kind !== 'need' || about.id === known) return
  const need = db.select().from(needs).where(eq(needs.id, about.id)).get()
  // One that is not there is asked the same questions: how long the answer takes tells nothing.
  const nobodys = { id: about.id, organisationId: '', confidential: true }
  const isKnown = maySeeOwner(ctx, need ?? nobodys)
  if (!need || (need.organisationId !== own && !isKnown)) throw notFound()
}
