import { and, eq, inArray, or } from 'drizzle-orm'
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
import type { Country, OrganisationKind } from '#db/domain'
import { isBarred } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { scoreUnder, weightsOf } from './event-weights.server'

export type EventParty = {
  registrationId: string
  organisationId: string
  name: string
  shortName: string
  slug: string
  country: Country
  kind: OrganisationKind
}
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

const technologyBrought = alias(registrationListings, 'technology_brought')
const needBrought = alias(registrationListings, 'need_brought')

/**
 * The best match of each supplier with each buyer over what they brought to an event, under its weights. Pairs that
 * are kept apart, that a participant would rather not have, or whose kinds do not meet are not there, whoever asks.
 * With a participant only its own pairs.
 */
export function eventPairs(db: Reader, event: EventRow, ofRegistrationId?: string): EventPair[] {
  const parties = new Map(partiesOf(db, event.id).map((one) => [one.registrationId, one]))
  const apart = keptApart(db, event.id)
  const weights = event.matchWeights ? weightsOf(event) : null
  const base = {
    supplier: technologyBrought.registrationId,
    buyer: needBrought.registrationId,
    technologyId: matches.technologyId,
    needId: matches.needId,
    score: matches.score,
  }
  const rows = db
    .select(weights ? { ...base, parts: matches.parts, blockers: matches.blockers } : base)
    .from(matches)
    .innerJoin(
      technologyBrought,
      and(
        eq(technologyBrought.listingKind, 'technology'),
        eq(technologyBrought.listingId, matches.technologyId),
      ),
    )
    .innerJoin(
      needBrought,
      and(eq(needBrought.listingKind, 'need'), eq(needBrought.listingId, matches.needId)),
    )
    .where(
      ofRegistrationId
        ? or(
            eq(technologyBrought.registrationId, ofRegistrationId),
            eq(needBrought.registrationId, ofRegistrationId),
          )
        : undefined,
    )
    .all()
  const best = new Map<string, EventPair>()
  for (const row of rows) {
    const [supplier, buyer] = [parties.get(row.supplier), parties.get(row.buyer)]
    if (!supplier || !buyer || supplier.organisationId === buyer.organisationId) continue
    if (apart.has(pairOf(row.supplier, row.buyer))) continue
    if (isBarred(event, supplier.kind, buyer.kind)) continue
    const score = weights && 'parts' in row ? scoreUnder(row as Scored, weights) : row.score
    const key = `${row.supplier} ${row.buyer}`
    const known = best.get(key)
    if (!known || score > known.score)
      best.set(key, {
        supplier: row.supplier,
        buyer: row.buyer,
        technologyId: row.technologyId,
        needId: row.needId,
        score,
      })
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

type Scored = Parameters<typeof scoreUnder>[0]

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
