import { and, eq, inArray, or } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  exchanges,
  exclusions,
  matches,
  meetingRequests,
  meetings,
  organisations,
  registrationListings,
  registrations,
  suggestionRefusals,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { isBarred } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { scoreUnder, weightsOf } from './event-weights.server'
import type { EventParty } from './shown'

/** The best match between what one participant offers and what another seeks. */
export type EventPair = {
  supplier: string
  buyer: string
  technologyId: string
  needId: string
  score: number
}

/** Approved participants that seek meetings. */
export const partiesOf = (db: Reader, eventId: string): EventParty[] =>
  db
    .select({
      registrationId: registrations.id,
      organisationId: organisations.id,
      name: organisations.displayName,
      shortName: organisations.shortName,
      slug: organisations.slug,
      country: organisations.country,
      kind: organisations.kind,
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .all()

/** So many ids in one statement. */
const CHUNK = 400

/**
 * The best match of each supplier with each buyer over what they brought to an event, under its weights. Pairs that
 * are kept apart, that a participant would rather not have, or whose kinds do not meet are not there, whoever asks.
 * With a participant only its own pairs.
 */
export function eventPairs(db: Reader, event: EventRow, ofRegistrationId?: string): EventPair[] {
  const parties = new Map(partiesOf(db, event.id).map((one) => [one.registrationId, one]))
  const apart = keptApart(db, event.id)
  const weights = event.matchWeights ? weightsOf(event) : null
  const brought = broughtBy(db, event.id)
  const best = new Map<string, EventPair>()
  for (const row of matchesOf(db, brought, {
    ofRegistrationId,
    withParts: weights !== null,
  })) {
    const score = weights ? scoreUnder(row, weights) : row.score
    for (const supplierId of brought.technology.get(row.technologyId) ?? [])
      for (const buyerId of brought.need.get(row.needId) ?? []) {
        if (ofRegistrationId && supplierId !== ofRegistrationId && buyerId !== ofRegistrationId)
          continue
        const [supplier, buyer] = [parties.get(supplierId), parties.get(buyerId)]
        if (!supplier || !buyer || supplier.organisationId === buyer.organisationId) continue
        if (apart.has(pairOf(supplierId, buyerId))) continue
        if (isBarred(event, supplier.kind, buyer.kind)) continue
        const key = `${supplierId} ${buyerId}`
        if (score <= (best.get(key)?.score ?? -1)) continue
        const { technologyId, needId } = row
        best.set(key, { supplier: supplierId, buyer: buyerId, technologyId, needId, score })
      }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Who brings each listing of an event; more than one may. */
type Brought = Record<ListingKind, Map<string, string[]>>

function broughtBy(db: Reader, eventId: string): Brought {
  const brought: Brought = { technology: new Map(), need: new Map() }
  const rows = db
    .select({
      registrationId: registrationListings.registrationId,
      kind: registrationListings.listingKind,
      id: registrationListings.listingId,
    })
    .from(registrations)
    .innerJoin(registrationListings, eq(registrationListings.registrationId, registrations.id))
    .where(eq(registrations.eventId, eventId))
    .all()
  for (const { registrationId, kind, id } of rows)
    brought[kind].set(id, [...(brought[kind].get(id) ?? []), registrationId])
  return brought
}

type MatchRow = Pick<
  typeof matches.$inferSelect,
  'technologyId' | 'needId' | 'score' | 'parts' | 'blockers'
>

/** Matches between listings of an event; of one participant only those of its own listings. */
function matchesOf(
  db: Reader,
  brought: Brought,
  { ofRegistrationId, withParts }: { ofRegistrationId?: string; withParts: boolean },
): MatchRow[] {
  const base = {
    technologyId: matches.technologyId,
    needId: matches.needId,
    score: matches.score,
  }
  // What makes up a score is read only where it is weighed anew: it is most of a row.
  const read = (where: SQL): MatchRow[] =>
    withParts
      ? db
          .select({ ...base, parts: matches.parts, blockers: matches.blockers })
          .from(matches)
          .where(where)
          .all()
      : db
          .select(base)
          .from(matches)
          .where(where)
          .all()
          .map((row) => ({ ...row, parts: [], blockers: [] }))
  const own = (kind: ListingKind) =>
    [...brought[kind]].flatMap(([id, by]) =>
      !ofRegistrationId || by.includes(ofRegistrationId) ? [id] : [],
    )
  const rows = [
    ...inChunks(own('need'), (ids) => read(inArray(matches.needId, ids))),
    ...(ofRegistrationId
      ? inChunks(own('technology'), (ids) => read(inArray(matches.technologyId, ids)))
      : []),
  ]
  return rows.filter(
    (row) => brought.technology.has(row.technologyId) && brought.need.has(row.needId),
  )
}

function inChunks<T>(ids: string[], read: (chunk: string[]) => T[]): T[] {
  const found: T[] = []
  for (let at = 0; at < ids.length; at += CHUNK) found.push(...read(ids.slice(at, at + CHUNK)))
  return found
}

/** Two ids in the order of the alphabet, as one key. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const first = alias(registrations, 'first_registration')
const second = alias(registrations, 'second_registration')

/** Pairs of registrations that are not suggested to each other: excluded, or not wanted by one of them. */
function keptApart(db: Reader, eventId: string): ReadonlySet<string> {
  const excluded = db
    .select({ a: first.id, b: second.id })
    .from(exclusions)
    .innerJoin(
      first,
      and(eq(first.organisationId, exclusions.organisationId), eq(first.eventId, eventId)),
    )
    .innerJoin(
      second,
      and(
        eq(second.organisationId, exclusions.excludedOrganisationId),
        eq(second.eventId, eventId),
      ),
    )
    .all()
  const refused = db
    .select({ a: suggestionRefusals.registrationId, b: suggestionRefusals.otherRegistrationId })
    .from(suggestionRefusals)
    .innerJoin(
      first,
      and(eq(first.id, suggestionRefusals.registrationId), eq(first.eventId, eventId)),
    )
    .all()
  return new Set([...excluded, ...refused].map(({ a, b }) => pairOf(a, b)))
}

/** Pairs of organisations, of those given, that have talked at an event before this one. */
export function metBefore(
  db: Reader,
  event: EventRow,
  organisationIds: string[],
): ReadonlySet<string> {
  if (organisationIds.length === 0) return new Set()
  const earlier = (rows: { a: string; b: string; eventId: string }[]) =>
    rows.filter((row) => row.eventId !== event.id).map(({ a, b }) => pairOf(a, b))
  const held = db
    .select({ a: first.organisationId, b: second.organisationId, eventId: meetings.eventId })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .innerJoin(first, eq(first.id, meetingRequests.fromRegistrationId))
    .innerJoin(second, eq(second.id, meetingRequests.toRegistrationId))
    .where(
      and(
        eq(meetings.state, 'held'),
        or(
          inArray(first.organisationId, organisationIds),
          inArray(second.organisationId, organisationIds),
        ),
      ),
    )
    .all()
  const talked = db
    .select({ a: first.organisationId, b: second.organisationId, eventId: exchanges.eventId })
    .from(exchanges)
    .innerJoin(first, eq(first.id, exchanges.registrationAId))
    .innerJoin(second, eq(second.id, exchanges.registrationBId))
    .where(
      or(
        inArray(first.organisationId, organisationIds),
        inArray(second.organisationId, organisationIds),
      ),
    )
    .all()
  return new Set([...earlier(held), ...earlier(talked)])
}
