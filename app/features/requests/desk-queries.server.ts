import { desc, eq } from 'drizzle-orm'
import { meetingRequests } from '#db/schema'
import type { Priority, RequestState } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { approvedParties, listingsBetween } from './queries.server'
import { partyOf, shapeRequest } from './shape-request.server'
import type { DeskAskPage, DeskRequests, Party } from './shown'

/** Every request of an event for its team, filtered by state, priority and a word of a name. @throws DomainError notFound */
export function readDeskRequests(
  ctx: Context,
  input: { eventSlug: string; state?: RequestState; priority?: Priority; q?: string },
): DeskRequests {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'meetingRequest.readDesk', { eventId: event.id })
  const all = ctx.db
    .select()
    .from(meetingRequests)
    .where(eq(meetingRequests.eventId, event.id))
    .orderBy(desc(meetingRequests.createdAt), desc(meetingRequests.id))
    .all()
  const counts: DeskRequests['counts'] = {}
  for (const row of all) counts[row.state] = (counts[row.state] ?? 0) + 1
  const word = fold(input.q ?? '')
  const requests = all
    .filter(
      (row) =>
        (!input.state || row.state === input.state) &&
        (!input.priority || row.priority === input.priority),
    )
    .map((row) => shapeRequest(ctx, event, row, null))
    .filter(
      (row) =>
        !word ||
        [
          row.from?.name,
          row.from?.shortName,
          row.to?.name,
          row.to?.shortName,
          row.subject?.title,
        ].some((text) => fold(text ?? '').includes(word)),
    )
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    requests,
    counts,
    total: all.length,
    mayEnter: entersNow(ctx, event),
  }
}

/** Whether the desk may enter requests for both sides now; only approved participants are offered. */
const entersNow = (ctx: Context, event: EventRow): boolean =>
  may(
    ctx,
    'meetingRequest.enter',
    { eventId: event.id },
    { event: event.state, registration: 'approved' },
  )

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .normalize('NFC')
    .toLowerCase()
    .trim()

/** What the desk's form for both sides needs. @throws DomainError notFound */
export function readDeskAskPage(
  ctx: Context,
  input: { eventSlug: string; from?: string; to?: string },
): DeskAskPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'meetingRequest.assist', { eventId: event.id })
  const parties = approvedParties(ctx, event)
  const [from, to] = [input.from, input.to].map(
    (id) => parties.find((one) => one.registrationId === id) ?? null,
  )
  const [fromParty, toParty] = [from, to].map((one) =>
    one ? partyOf(ctx.db, one.registrationId) : null,
  )
  const shown = ({ organisationId: _, ...party }: (typeof parties)[number]): Party => party
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    parties: parties.map(shown),
    from: from ? shown(from) : null,
    to: to ? shown(to) : null,
    listings: fromParty && toParty ? listingsBetween(ctx, fromParty, toParty) : [],
    mayEnter: entersNow(ctx, event),
  }
}
