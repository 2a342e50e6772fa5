import { and, desc, eq, or } from 'drizzle-orm'
import { meetingRequests, needs, organisations, registrations, technologies } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { may } from '#app/features/accounts'
import { listingsOf, maySeeOwner, needById } from '#app/features/catalogue'
import { eventBySlug, isBarred } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import type { RegistrationRow } from '#app/features/registration'
import { dayOf } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { requestById } from './find-request.server'
import { ownRegistration } from './own-registration.server'
import { isExcluded, kindOf, partnerBehind } from './rules.server'
import { partyOf, shapeRequest } from './shape-request.server'
import type {
  AskListing,
  AskPage,
  EventHead,
  Party,
  RequestBox,
  RequestPage,
  ShownRequest,
} from './shown'

const headOf = (ctx: Context, event: EventRow): EventHead => ({
  slug: event.slug,
  name: readText(event.name, ctx.locale),
  state: event.state,
})

/** What an organisation was asked and has asked at an event. @throws DomainError notFound, signInFirst */
export function readRequestBox(ctx: Context, eventSlug: string): RequestBox {
  const event = eventBySlug(ctx.db, eventSlug)
  const own = ownRegistration(ctx, event)
  const rows = ctx.db
    .select()
    .from(meetingRequests)
    .where(
      or(
        eq(meetingRequests.fromRegistrationId, own.id),
        eq(meetingRequests.toRegistrationId, own.id),
      ),
    )
    .orderBy(desc(meetingRequests.createdAt), desc(meetingRequests.id))
    .all()
  const shown = (list: typeof rows) => list.map((row) => shapeRequest(ctx, event, row, own.id))
  const outbox = rows.filter((row) => row.fromRegistrationId === own.id)
  return {
    event: headOf(ctx, event),
    inbox: shown(rows.filter((row) => row.toRegistrationId === own.id)),
    outbox: shown(outbox),
    mayAsk: asksNow(ctx, event, own),
    mayAnswer: may(
      ctx,
      'meetingRequest.answer',
      { organisationId: own.organisationId },
      { event: event.state, request: 'pending' },
    ),
    quota: {
      used: outbox.filter((row) => row.state === 'pending').length,
      limit: event.maxPendingRequests,
    },
    deadline: event.state === 'requests' ? event.requestDeadline : event.answerDeadline,
  }
}

/** Whether somebody may ask others for a participant at this moment. */
export const asksNow = (ctx: Context, event: EventRow, own: RegistrationRow): boolean =>
  (event.requestDeadline === null || dayOf(ctx.now(), event.timeZone) <= event.requestDeadline) &&
  may(
    ctx,
    'meetingRequest.ask',
    { organisationId: own.organisationId },
    { event: event.state, registration: own.state },
  )

/** One request for one of its sides or the event's desk. @throws DomainError notFound, signInFirst */
export function readRequest(
  ctx: Context,
  input: { eventSlug: string; requestId: string },
): RequestPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const request = requestById(ctx.db, input.requestId)
  if (request.eventId !== event.id) throw notFound()
  const [from, to] = [
    partyOf(ctx.db, request.fromRegistrationId),
    partyOf(ctx.db, request.toRegistrationId),
  ]
  if (!from || !to) throw notFound()
  const isMember = (organisationId: string) =>
    may(ctx, 'meetingRequest.readOwn', { organisationId })
  const side = isMember(from.organisationId) ? 'from' : isMember(to.organisationId) ? 'to' : 'desk'
  if (side === 'desk' && !may(ctx, 'meetingRequest.readDesk', { eventId: event.id }))
    ownRegistrationOrNotFound(ctx, event)
  const [sender, asked] = [from.organisationId, to.organisationId]
  const states = { event: event.state, request: request.state }
  const pending = request.state === 'pending'
  const change = may(
    ctx,
    'meetingRequest.change',
    { organisationId: sender, eventId: event.id },
    states,
  )
  const ownSide = side === 'from' ? from.registrationId : side === 'to' ? to.registrationId : null
  const shown = shapeRequest(ctx, event, request, ownSide)
  return {
    event: headOf(ctx, event),
    request: shown,
    side,
    acts: {
      answer: may(
        ctx,
        'meetingRequest.answer',
        { organisationId: asked, eventId: event.id },
        states,
      ),
      change,
      counter:
        side === 'to' &&
        may(
          ctx,
          'meetingRequest.counter',
          { organisationId: asked },
          { ...states, registration: registrationOf(ctx.db, to.registrationId).state },
        ),
      cancel:
        request.state !== 'cancelled' &&
        may(
          ctx,
          'meetingRequest.cancel',
          { organisationId: sender, partnerId: asked, eventId: event.id },
          states,
        ),
    },
    listings: change
      ? shown.from && shown.to
        ? listingsBetween(ctx, from, to)
        : listingsBesides(ctx, shown, from)
      : side === 'to' && pending && shown.from
        ? listingsBetween(ctx, to, from)
        : [],
  }
}

/** Of a request whose partner is not to be known: the need that it is about, and one's own listings. */
function listingsBesides(ctx: Context, { subject }: ShownRequest, own: FullParty): AskListing[] {
  const line = subject && {
    value: subject.value,
    title: subject.title,
    locale: subject.locale,
    kind: subject.kind,
    owner: '',
  }
  return [...(line ? [line] : []), ...listingsOfParty(ctx, own)]
}

function ownRegistrationOrNotFound(ctx: Context, event: EventRow): never {
  ownRegistration(ctx, event)
  throw notFound()
}

/**
 * What the form for a new request needs: partners who may be asked, and the listings of both sides. The partner comes
 * from a registration or from a listing that somebody of the event owns.
 * @throws DomainError notFound, signInFirst
 */
export function readAskPage(
  ctx: Context,
  input: { eventSlug: string; to?: string; technology?: string; need?: string },
): AskPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const own = ownRegistration(ctx, event)
  const ownParty = partyOf(ctx.db, own.id)
  if (!ownParty) throw notFound()
  const partners = partnersOf(ctx, event, own)
  const listing = listingGiven(ctx, input)
  const byListing =
    listing && listing.organisationId !== own.organisationId
      ? partners.find((one) => one.organisationId === listing.organisationId)
      : undefined
  // Whoever is named beside a confidential need is not looked at: it would say whose it is, or is not.
  const isNameless = listing !== null && listing.isHidden
  const named = isNameless ? undefined : partners.find((one) => one.registrationId === input.to)
  const chosen = named ?? byListing ?? null
  const hidden = isNameless && chosen !== null
  const box = readRequestBox(ctx, input.eventSlug)
  return {
    event: headOf(ctx, event),
    own: stripped(ownParty),
    mayAsk: box.mayAsk,
    partners: hidden ? [] : partners.map(stripped),
    chosen: chosen
      ? hidden
        ? {
            registrationId: partnerBehind(listing.id),
            name: '',
            shortName: '',
            slug: '',
            country: 'other',
          }
        : stripped(chosen)
      : null,
    hidden,
    listings: chosen ? (hidden ? [listing.line] : listingsBetween(ctx, ownParty, chosen)) : [],
    about: listing && chosen ? listing.line.value : null,
    quota: box.quota,
  }
}

type FullParty = NonNullable<ReturnType<typeof partyOf>>
const stripped = ({ organisationId: _, ...party }: FullParty): Party => party

/** Approved participants that seek meetings, but for those who are kept apart; by name in the reader's collation. */
function partnersOf(ctx: Context, event: EventRow, own: RegistrationRow): FullParty[] {
  const kind = kindOf(ctx.db, own.organisationId)
  return approvedParties(ctx, event).filter(
    (party) =>
      party.organisationId !== own.organisationId &&
      !isBarred(event, kind, kindOf(ctx.db, party.organisationId)) &&
      !isExcluded(ctx.db, own.organisationId, party.organisationId),
  )
}

export function approvedParties(ctx: Context, event: EventRow): FullParty[] {
  const rows = ctx.db
    .select({
      registrationId: registrations.id,
      organisationId: organisations.id,
      name: organisations.displayName,
      shortName: organisations.shortName,
      slug: organisations.slug,
      country: organisations.country,
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, event.id),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .all()
  const collator = new Intl.Collator(ctx.locale)
  return rows.sort((a, b) => collator.compare(a.name, b.name))
}

/** Listings of both sides that the reader may see; the other side's first. */
export function listingsBetween(
  ctx: Context,
  own: { organisationId: string; shortName: string },
  other: { organisationId: string; shortName: string },
): AskListing[] {
  return [other, own].flatMap((party) => listingsOfParty(ctx, party))
}

function listingsOfParty(
  ctx: Context,
  party: { organisationId: string; shortName: string },
): AskListing[] {
  const { technologies: offered, needs: sought } = listingsOf(ctx, party.organisationId)
  return [...offered, ...sought]
    .filter((line) => ['published', 'open', 'inDiscussion', 'matched'].includes(line.status))
    .map((line): AskListing => ({
      value: `${line.kind}:${line.id}`,
      title: readText(line.title, ctx.locale, line.sourceLocale),
      locale: line.sourceLocale,
      kind: line.kind,
      owner: party.shortName,
    }))
}

function listingGiven(ctx: Context, input: { technology?: string; need?: string }) {
  const kind: ListingKind | null = input.technology ? 'technology' : input.need ? 'need' : null
  if (!kind) return null
  const table = kind === 'technology' ? technologies : needs
  const key = (kind === 'technology' ? input.technology : input.need) ?? ''
  const row = ctx.db
    .select({
      id: table.id,
      organisationId: table.organisationId,
      title: table.title,
      sourceLocale: table.sourceLocale,
      status: table.status,
    })
    .from(table)
    .where(or(eq(table.slug, key), eq(table.id, key)))
    .get()
  if (!row || !['published', 'open', 'inDiscussion', 'matched'].includes(row.status)) return null
  const line: AskListing = {
    value: `${kind}:${row.id}`,
    title: readText(row.title, ctx.locale, row.sourceLocale),
    locale: row.sourceLocale,
    kind,
    owner: '',
  }
  return {
    id: row.id,
    organisationId: row.organisationId,
    isHidden: kind === 'need' && !maySeeOwner(ctx, needById(ctx.db, row.id)),
    line,
  }
}
