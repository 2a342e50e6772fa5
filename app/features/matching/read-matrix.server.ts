import { and, eq, inArray } from 'drizzle-orm'
import { meetingRequests, registrationListings, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Country, RequestState } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { eventPairs, metBefore, pairOf, partiesOf } from './event-pairs.server'
import type { EventPair } from './event-pairs.server'
import type { ExposureLine, Matrix, MatrixCell } from './shown'

/** From here on two fit well. */
export const GOOD_FROM = 60
const ROWS = 20
const COLUMNS = 20

export type MatrixFilter = {
  eventSlug: string
  supplierCountry?: Country
  buyerCountry?: Country
  /** Least score of a cell to be shown. */
  from?: number
  /** Only pairs that have not asked each other. */
  free?: boolean
  /** Only pairs that have not met at an earlier event. */
  fresh?: boolean
  page?: number
}
/**
 * What participants offer against what others seek, with scores, for an event's desk: the suppliers with the best
 * matches first, a page of rows, and the buyers that fit them best as columns.
 * @throws DomainError notFound
 */
export function readMatrix(ctx: Context, filter: MatrixFilter): Matrix {
  const event = eventBySlug(ctx.db, filter.eventSlug)
  authorise(ctx, 'match.readDesk', { eventId: event.id })
  const parties = new Map(partiesOf(ctx.db, event.id).map((one) => [one.registrationId, one]))
  const all = eventPairs(ctx.db, event)
  const asked = requestsBetween(ctx.db, event.id)
  const met = metBefore(
    ctx.db,
    event,
    [...parties.values()].map((one) => one.organisationId),
  )
  const cellOf = (pair: EventPair): MatrixCell => ({
    score: Math.round(pair.score),
    technologyId: pair.technologyId,
    needId: pair.needId,
    request: asked.get(pairOf(pair.supplier, pair.buyer)) ?? null,
    met: met.has(
      pairOf(
        parties.get(pair.supplier)?.organisationId ?? '',
        parties.get(pair.buyer)?.organisationId ?? '',
      ),
    ),
  })
  const shown = all.flatMap((pair) => {
    const [supplier, buyer] = [parties.get(pair.supplier), parties.get(pair.buyer)]
    if (!supplier || !buyer || pair.score < (filter.from ?? 30)) return []
    if (filter.supplierCountry && supplier.country !== filter.supplierCountry) return []
    if (filter.buyerCountry && buyer.country !== filter.buyerCountry) return []
    const cell = cellOf(pair)
    if (filter.free && (cell.request === 'pending' || cell.request === 'accepted')) return []
    if (filter.fresh && cell.met) return []
    return [{ pair, cell }]
  })
  const suppliers = [...new Set(shown.map(({ pair }) => pair.supplier))]
  const page = Math.min(
    Math.max(1, filter.page ?? 1),
    Math.max(1, Math.ceil(suppliers.length / ROWS)),
  )
  const rows = suppliers.slice((page - 1) * ROWS, page * ROWS)
  const inRows = shown.filter(({ pair }) => rows.includes(pair.supplier))
  const buyers = [...new Set(inRows.map(({ pair }) => pair.buyer))]
  const columns = buyers.slice(0, COLUMNS)
  const party = (id: string) => parties.get(id)
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    columns: columns.flatMap((id) => party(id) ?? []),
    rows: rows.flatMap((id) => {
      const supplier = party(id)
      if (!supplier) return []
      const cells = columns.map(
        (buyer) =>
          inRows.find(({ pair }) => pair.supplier === id && pair.buyer === buyer)?.cell ?? null,
      )
      return [{ supplier, cells }]
    }),
    page,
    pages: Math.max(1, Math.ceil(suppliers.length / ROWS)),
    moreColumns: buyers.length - columns.length,
    pairs: shown.length,
  }
}
/** Who gets many matches and requests, who none; the least served first. @throws DomainError notFound */
export function readExposure(
  ctx: Context,
  eventSlug: string,
): { event: Matrix['event']; lines: ExposureLine[] } {
  const event = eventBySlug(ctx.db, eventSlug)
  authorise(ctx, 'match.readDesk', { eventId: event.id })
  const pairs = eventPairs(ctx.db, event)
  const best = bestOf(pairs)
  const good = new Map<string, Set<string>>()
  for (const { supplier, buyer, score } of pairs)
    if (score >= GOOD_FROM) {
      good.set(supplier, (good.get(supplier) ?? new Set()).add(buyer))
      good.set(buyer, (good.get(buyer) ?? new Set()).add(supplier))
    }
  const requests = ctx.db
    .select({
      from: meetingRequests.fromRegistrationId,
      to: meetingRequests.toRegistrationId,
      state: meetingRequests.state,
    })
    .from(meetingRequests)
    .where(eq(meetingRequests.eventId, event.id))
    .all()
  const listings = listingCounts(ctx.db, event.id)
  const collator = new Intl.Collator(ctx.locale)
  const lines = partiesOf(ctx.db, event.id).map((one) => {
    const id = one.registrationId
    return {
      ...one,
      good: good.get(id)?.size ?? 0,
      best: best.has(id) ? Math.round(best.get(id) ?? 0) : null,
      listings: listings.get(id) ?? 0,
      received: requests.filter((row) => row.to === id).length,
      sent: requests.filter((row) => row.from === id).length,
      accepted: requests.filter(
        (row) => (row.to === id || row.from === id) && row.state === 'accepted',
      ).length,
    }
  })
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    lines: lines.sort(
      (a, b) => a.good - b.good || a.received - b.received || collator.compare(a.name, b.name),
    ),
  }
}
/** The best score of each participant; those without any match are not there. */
export function bestOf(pairs: EventPair[]): ReadonlyMap<string, number> {
  const best = new Map<string, number>()
  for (const { supplier, buyer, score } of pairs)
    for (const id of [supplier, buyer]) best.set(id, Math.max(best.get(id) ?? 0, score))
  return best
}

/** Participants that seek meetings but fit nobody well, for other features. Authorisation is the caller's. */
export function withoutGoodMatch(db: Reader, event: Parameters<typeof eventPairs>[1]): Set<string> {
  const best = bestOf(eventPairs(db, event))
  return new Set(
    partiesOf(db, event.id)
      .map((one) => one.registrationId)
      .filter((id) => (best.get(id) ?? 0) < GOOD_FROM),
  )
}

/** The request of each pair: the one that stands before those that ended. */
function requestsBetween(db: Reader, eventId: string): ReadonlyMap<string, RequestState> {
  const rank: Record<RequestState, number> = {
    accepted: 4,
    pending: 3,
    declined: 2,
    expired: 1,
    cancelled: 0,
  }
  const found = new Map<string, RequestState>()
  const rows = db
    .select({
      from: meetingRequests.fromRegistrationId,
      to: meetingRequests.toRegistrationId,
      state: meetingRequests.state,
    })
    .from(meetingRequests)
    .where(eq(meetingRequests.eventId, eventId))
    .all()
  for (const { from, to, state } of rows) {
    const key = pairOf(from, to)
    const known = found.get(key)
    if (!known || rank[state] > rank[known]) found.set(key, state)
  }
  return found
}

function listingCounts(db: Reader, eventId: string): ReadonlyMap<string, number> {
  const ids = db
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.eventId, eventId))
  const counts = new Map<string, number>()
  const rows = db
    .select({ id: registrationListings.registrationId })
    .from(registrationListings)
    .where(and(inArray(registrationListings.registrationId, ids)))
    .all()
  for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
