import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  interpreters,
  meetingRequests,
  meetings,
  organisations,
  registrations,
  slots,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { Country } from '#db/domain'
import { pairScore } from '#app/features/matching'
import { inGrid, ownRooms } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import type { Instance } from '#app/scheduling/instance'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'
import { atMost, begunIn, limitOf } from './limits.server'

type Span = { from: number; until: number }
export type GridSlot = { id: string; day: number; position: number; startsAt: Date; endsAt: Date }

const DEFAULT_VALUE = 50
const LANGUAGE_OF: Record<Country, string> = { KR: 'ko', VN: 'vi', other: 'en' }

/**
 * The scheduling problem of an event as it stands in the database, `b2b-instance/1` with our ids: every meeting that
 * is to be held, with its match score as value (50 where there is none), and what is locked in the working draft or,
 * without one, in the published schedule. Meetings that have begun are no part of it, but count towards the limits.
 * Equal records give an equal instance. Another grid than the event's may be tried.
 */
export function buildInstance(
  db: Reader,
  event: EventRow,
  grid: GridSlot[] = gridOf(db, event),
): Instance {
  const interpretersHired = db
    .select()
    .from(interpreters)
    .where(eq(interpreters.eventId, event.id))
    .orderBy(asc(interpreters.position))
    .all()
  const base = scheduleInState(db, event.id, 'draft') ?? scheduleInState(db, event.id, 'published')
  const participants = readParticipants(db, event, grid, base)
  return {
    format: 'b2b-instance/1',
    name: event.slug,
    slots: grid.map((slot) => ({ id: slot.id, day: slot.day, index: slot.position })),
    tables: db
      .select()
      .from(eventTables)
      .where(eq(eventTables.eventId, event.id))
      .orderBy(asc(eventTables.position))
      .all()
      .map((table) => ({
        id: table.id,
        features: table.equipment,
        ...(table.closedFrom && { available: openUntil(grid, table.closedFrom) }),
      })),
    interpreters: interpretersHired.map((one) => ({
      id: one.id,
      pairs: one.pairs,
      available: freeSlots(grid, one.absences),
    })),
    participants: participants.map(({ languages: _, organisationId: __, ...one }) => one),
    meetings: readMeetings(
      db,
      event,
      base,
      new Map(participants.map((one) => [one.id, one])),
      interpretersHired.flatMap((one) => one.pairs),
    ),
  }
}

const gridOf = (db: Reader, event: EventRow): GridSlot[] =>
  db.select().from(slots).where(inGrid(event.id)).orderBy(asc(slots.day), asc(slots.position)).all()

/** Fingerprint of an instance: tells whether records changed while it was being solved. */
export const hashOf = (instance: Instance): string =>
  createHash('sha256').update(JSON.stringify(instance)).digest('hex')

function readParticipants(db: Reader, event: EventRow, grid: GridSlot[], base?: ScheduleRow) {
  const rows = db
    .select({ registration: registrations, country: organisations.country })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, event.id),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .orderBy(asc(registrations.id))
    .all()
  const people = db
    .select()
    .from(delegates)
    .where(
      inArray(
        delegates.registrationId,
        rows.map((row) => row.registration.id),
      ),
    )
    .orderBy(asc(delegates.id))
    .all()
  const peopleOf = new Map<string, typeof people>()
  for (const person of people)
    peopleOf.set(person.registrationId, [...(peopleOf.get(person.registrationId) ?? []), person])
  const begun = begunIn(db, base)
  return rows.map(({ registration, country }) => {
    const own = peopleOf.get(registration.id) ?? []
    return {
      id: registration.id,
      organisationId: registration.organisationId,
      side: country,
      ...atMost(limitOf(event, registration), own, begun),
      delegates: own.map((person) => ({
        id: person.id,
        available: freeSlots(grid, person.absences),
        ...atMost(event.maxMeetingsPerDelegate, [person], begun),
      })),
      languages:
        registration.meetingLanguages.length > 0
          ? registration.meetingLanguages
          : [LANGUAGE_OF[country]],
    }
  })
}

/** Slots that are over before a table closes. */
const openUntil = (grid: GridSlot[], closedFrom: Date): string[] =>
  grid.filter((slot) => slot.endsAt <= closedFrom).map((slot) => slot.id)

/** Slots that no absence touches. */
export const freeSlots = (grid: GridSlot[], absences: Span[]): string[] =>
  grid
    .filter(
      (slot) =>
        !absences.some(
          (span) => slot.startsAt.getTime() < span.until && slot.endsAt.getTime() > span.from,
        ),
    )
    .map((slot) => slot.id)

function readMeetings(
  db: Reader,
  event: EventRow,
  base: ScheduleRow | undefined,
  sides: Map<string, { languages: string[]; organisationId: string }>,
  pairsOnDuty: string[],
): Instance['meetings'] {
  const placed = base ? placementsOf(db, base.id) : new Map<string, never>()
  const roomsOf = ownRooms(db, event.id)
  return db
    .select({ meeting: meetings, request: meetingRequests })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(and(eq(meetings.eventId, event.id), inArray(meetings.state, ['planned', 'scheduled'])))
    .orderBy(asc(meetings.id))
    .all()
    .flatMap(({ meeting, request }) => {
      const from = sides.get(request.fromRegistrationId)
      const to = sides.get(request.toRegistrationId)
      return from && to ? [{ meeting, request, from, to }] : []
    })
    .map(({ meeting, request, from, to }): Instance['meetings'][number] => {
      const interpreter = interpreterFor(from.languages, to.languages, pairsOnDuty)
      const { tables, interpreters: own } = roomsOf(from.organisationId, to.organisationId)
      const placement = placed.get(meeting.id)
      return {
        id: meeting.id,
        participants: [request.fromRegistrationId, request.toRegistrationId],
        priority: request.priority,
        value: request.score ?? pairScore(db, request) ?? DEFAULT_VALUE,
        ...(interpreter ? { interpreter } : {}),
        ...(tables ? { tables } : {}),
        ...(interpreter && own ? { interpreters: own } : {}),
        ...(placement?.locked
          ? {
              locked: {
                slot: placement.slotId,
                ...(placement.tableId ? { table: placement.tableId } : {}),
                ...(placement.interpreterId && interpreter
                  ? { interpreter: placement.interpreterId }
                  : {}),
              },
            }
          : {}),
      }
    })
}

/**
 * The language pair that two sides need an interpreter for; null when they share a language. Of several pairs the
 * first that somebody on duty interprets, else the first.
 */
export function interpreterFor(ours: string[], theirs: string[], onDuty: string[]): string | null {
  if (ours.some((language) => theirs.includes(language))) return null
  const pairs = ours.flatMap((a) => theirs.map((b) => [a, b].sort().join('-')))
  const known = new Set(onDuty.map((pair) => pair.split('-').sort().join('-')))
  return pairs.find((pair) => known.has(pair)) ?? pairs[0] ?? null
}
