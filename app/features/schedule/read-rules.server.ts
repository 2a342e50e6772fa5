import { eq } from 'drizzle-orm'
import { organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { EventRow } from '#app/features/events'
import type { Instance } from '#app/scheduling/instance'
import type { BoardRules, Stand } from './board-rules'
import type { Placement } from './find-schedule.server'
import { limitOf } from './limits.server'

/** The rules of the board for an event, from the problem as the solver sees it. */
export function readRules(db: Reader, event: EventRow, instance: Instance): BoardRules {
  const order = instance.slots.map((slot) => slot.id)
  const away = (available: string[] | undefined) => {
    const present = available && new Set(available)
    return present ? order.filter((id) => !present.has(id)) : []
  }
  const firms = firmsOf(db, event.id)
  return {
    slots: order,
    ...(event.maxMeetingsPerDelegate === null ? {} : { perDelegate: event.maxMeetingsPerDelegate }),
    tables: (instance.tables ?? []).map(({ id, available }) => ({ id, closed: away(available) })),
    interpreters: (instance.interpreters ?? []).map((one) => ({
      id: one.id,
      pairs: one.pairs,
      away: away(one.available),
    })),
    sides: instance.participants.map((one) => {
      const firm = firms.get(one.id)
      return {
        id: one.id,
        name: firm?.name ?? '',
        max: firm ? limitOf(event, firm) : null,
        delegates: (one.delegates ?? []).map(({ id, available }) => ({
          id,
          away: away(available),
        })),
      }
    }),
    meetings: instance.meetings.map((one) => ({
      id: one.id,
      sides: one.participants,
      pair: one.interpreter ?? null,
      ...(one.tables && { tables: one.tables }),
      ...(one.interpreters && { interpreters: one.interpreters }),
    })),
  }
}

/** Placements as the rules read them. */
export const standsOf = (placed: Map<string, Placement>): Stand[] =>
  [...placed.values()].map(
    ({ meetingId, slotId, tableId, interpreterId, delegateIds, locked }) => ({
      meetingId,
      slotId,
      tableId,
      interpreterId,
      delegateIds,
      locked,
    }),
  )

const firmsOf = (db: Reader, eventId: string) =>
  new Map(
    db
      .select({
        id: registrations.id,
        name: organisations.shortName,
        maxMeetings: registrations.maxMeetings,
      })
      .from(registrations)
      .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
      .where(eq(registrations.eventId, eventId))
      .all()
      .map((row) => [row.id, row]),
  )
