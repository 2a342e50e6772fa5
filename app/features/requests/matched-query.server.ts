import { and, count, eq, ne } from 'drizzle-orm'
import { delegates, meetingRequests, needs, registrations, slots, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug, inGrid } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { eventPairs, metBefore, pairOf, partiesOf } from '#app/features/matching'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import type { MatchedPage, MatchedPair } from './shown'

/** Levels of score from which pairs are proposed. */
export const MATCHED_FROM = [45, 60, 75] as const
const DEFAULT_FROM = 60

/**
 * Pairs of an event that fit and have neither asked each other nor said no, the best first, at most so many for one participant
 * together with what it has already, and no more than its delegates may have: what the desk can make requests of with
 * one press.
 * @throws DomainError notFound
 */
export function readMatched(
  ctx: Context,
  input: { eventSlug: string; from?: number; each?: number },
): MatchedPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'meetingRequest.assist', { eventId: event.id })
  const from = MATCHED_FROM.find((one) => one === input.from) ?? DEFAULT_FROM
  const most = mostEach(ctx.db, event)
  const each = input.each && input.each >= 1 && input.each <= 50 ? input.each : most
  const parties = new Map(partiesOf(ctx.db, event.id).map((one) => [one.registrationId, one]))
  const asked = pairsAsked(ctx.db, event.id)
  const has = countEach(asked)
  const met = metBefore(
    ctx.db,
    event,
    [...parties.values()].map((one) => one.organisationId),
  )
  const mostOf = delegatesAllow(ctx.db, event)
  const titles = titlesOf(ctx)
  const pairs: MatchedPair[] = []
  for (const pair of eventPairs(ctx.db, event)) {
    const [supplier, buyer] = [parties.get(pair.supplier), parties.get(pair.buyer)]
    if (pair.score < from || !supplier || !buyer) continue
    if (asked.has(pairOf(pair.supplier, pair.buyer))) continue
    const sides = [pair.supplier, pair.buyer]
    if (sides.some((id) => (has.get(id) ?? 0) >= Math.min(each, mostOf(id)))) continue
    for (const id of sides) has.set(id, (has.get(id) ?? 0) + 1)
    asked.set(pairOf(pair.supplier, pair.buyer), 'stands')
    pairs.push({
      id: `${pair.supplier}:${pair.buyer}`,
      supplier: { name: supplier.name, country: supplier.country },
      buyer: { name: buyer.name, country: buyer.country },
      technology: titles.technology(pair.technologyId),
      need: titles.need(pair.needId),
      score: Math.round(pair.score),
      met: met.has(pairOf(supplier.organisationId, buyer.organisationId)),
    })
  }
  return {
    event: {
      id: event.id,
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      isOpen: may(
        ctx,
        'meetingRequest.enterMatched',
        { eventId: event.id },
        { event: event.state },
      ),
    },
    from,
    each,
    perDelegate: event.maxMeetingsPerDelegate,
    pairs,
    without: [...parties.values()]
      .filter((one) => !has.has(one.registrationId))
      .map(({ name, country, registrationId }) => ({ id: registrationId, name, country })),
  }
}

/** Pairs that have asked each other, by whether the request stands; one that went out of time may be made again. */
export function pairsAsked(db: Reader, eventId: string): Map<string, 'stands' | 'refused'> {
  const rows = db
    .select({
      a: meetingRequests.fromRegistrationId,
      b: meetingRequests.toRegistrationId,
      state: meetingRequests.state,
    })
    .from(meetingRequests)
    .where(and(eq(meetingRequests.eventId, eventId), ne(meetingRequests.state, 'expired')))
    .all()
  const asked = new Map<string, 'stands' | 'refused'>()
  for (const { a, b, state } of rows) {
    const pair = pairOf(a, b)
    // Who said no once is not asked again by a list.
    if (state === 'pending' || state === 'accepted') asked.set(pair, 'stands')
    else if (!asked.has(pair)) asked.set(pair, 'refused')
  }
  return asked
}

/** Requests that stand, of each participant. */
function countEach(asked: ReadonlyMap<string, 'stands' | 'refused'>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [pair, state] of asked)
    if (state === 'stands')
      for (const id of pair.split(' ')) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** As many as one participant may have, else as there are slots; eight where neither is known. */
const mostEach = (db: Reader, event: EventRow): number =>
  event.maxMeetingsPerOrganisation ??
  (Math.min(50, db.select({ id: slots.id }).from(slots).where(inGrid(event.id)).all().length) || 8)

/** As many as the delegates of a participant may have together. */
function delegatesAllow(db: Reader, event: EventRow): (registrationId: string) => number {
  const limit = event.maxMeetingsPerDelegate
  if (limit === null) return () => Infinity
  const rows = db
    .select({ id: registrations.id, people: count() })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .where(eq(registrations.eventId, event.id))
    .groupBy(registrations.id)
    .all()
  const people = new Map(rows.map((row) => [row.id, row.people]))
  return (id) => (people.get(id) ?? 0) * limit
}

/** Titles in the reader's language, each read once. */
function titlesOf(ctx: Context) {
  const reading = (table: typeof technologies | typeof needs) => {
    const known = new Map<string, string>()
    return (id: string) => {
      const title = known.get(id)
      if (title !== undefined) return title
      const row = ctx.db
        .select({ title: table.title, sourceLocale: table.sourceLocale })
        .from(table)
        .where(eq(table.id, id))
        .get()
      const read = row ? readText(row.title, ctx.locale, row.sourceLocale) : ''
      known.set(id, read)
      return read
    }
  }
  return { technology: reading(technologies), need: reading(needs) }
}
