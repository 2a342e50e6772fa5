import { eq } from 'drizzle-orm'
import type { Context } from '../app/platform/context.server'
import { newId } from '../app/platform/ids'
import { aPerson } from '../app/platform/testing.server'
import type { Instance } from '../app/scheduling/instance'
import type { Schedule } from '../app/scheduling/schedule'
import * as table from '../db/schema'

/** The label of a table in the first or the second version of the schedule. */
export const labelOf = (version: 'first' | 'second', place: number) => `${version}-${place + 1}`

/**
 * An event and its solved schedule as records; all speak English, so that tables and people alone bind. Every
 * organisation has a member who is its first delegate.
 */
export function fillLargeEvent(ctx: Context, problem: Instance, schedule: Schedule) {
  const { db } = ctx
  const at = ctx.now()
  const eventId = newId()
  const slug = 'large'
  const ids = new Map<string, string>()
  const idOf = (key: string) => {
    const known = ids.get(key) ?? newId()
    ids.set(key, known)
    return known
  }
  const members: string[] = []
  const enteredBy = aPerson(db, {}).id
  const scheduleId = newId()
  db.transaction((tx) => {
    tx.insert(table.events)
      .values({
        id: eventId,
        slug,
        kind: 'matchmaking',
        name: { en: 'Large' },
        timeZone: 'Asia/Ho_Chi_Minh',
        firstDay: '2026-12-01',
        lastDay: '2026-12-03',
        state: 'scheduling',
        createdAt: at,
        updatedAt: at,
      })
      .run()
    for (const slot of problem.slots) {
      const startsAt = new Date(Date.UTC(2026, 11, slot.day, 1, slot.index * 20))
      tx.insert(table.slots)
        .values({
          id: idOf(slot.id),
          eventId,
          day: slot.day,
          position: slot.index,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 20 * 60_000),
        })
        .run()
    }
    problem.tables?.forEach(({ id }, place) =>
      tx
        .insert(table.eventTables)
        .values({ id: idOf(id), eventId, position: place, label: labelOf('first', place) })
        .run(),
    )
    problem.interpreters?.forEach(({ id, pairs }, position) =>
      tx
        .insert(table.interpreters)
        .values({ id: idOf(id), eventId, position, name: id, pairs })
        .run(),
    )
    for (const side of problem.participants) {
      const organisationId = newId()
      tx.insert(table.organisations)
        .values({
          id: organisationId,
          slug: organisationId,
          legalName: { en: side.id },
          displayName: `Organisation ${side.id}`,
          shortName: side.id.slice(0, 14),
          nameKey: side.id,
          country: side.id.startsWith('VN') ? 'VN' : 'KR',
          kind: 'sme',
          createdAt: at,
          updatedAt: at,
        })
        .run()
      tx.insert(table.registrations)
        .values({
          id: idOf(side.id),
          eventId,
          organisationId,
          state: 'approved',
          meetingLanguages: ['en'],
          createdAt: at,
          updatedAt: at,
        })
        .run()
      const personId = newId()
      tx.insert(table.people)
        .values({
          id: personId,
          email: `${side.id.toLowerCase()}@firm.example`,
          name: `Member of ${side.id}`,
          locale: 'en',
          emailConfirmedAt: at,
          createdAt: at,
        })
        .run()
      tx.insert(table.organisationMembers).values({ organisationId, personId, role: 'owner' }).run()
      members.push(personId)
      for (const [place, one] of (side.delegates ?? [{ id: side.id }]).entries())
        tx.insert(table.delegates)
          .values({
            id: idOf(`d ${one.id}`),
            personId: place === 0 ? personId : null,
            registrationId: idOf(side.id),
            name: one.id,
            email: `${one.id}@firm.example`,
          })
          .run()
    }
    tx.insert(table.schedules)
      .values({ id: scheduleId, eventId, number: 1, state: 'draft', createdAt: at })
      .run()
    for (const meeting of problem.meetings) {
      const [from, to] = meeting.participants.map(idOf) as [string, string]
      const requestId = newId()
      tx.insert(table.meetingRequests)
        .values({
          id: requestId,
          eventId,
          fromRegistrationId: from,
          toRegistrationId: to,
          pairKey: meeting.id,
          priority: meeting.priority ?? 'want',
          origin: 'organiser',
          state: 'accepted',
          score: Math.round(meeting.value ?? 50),
          enteredBy,
          createdAt: at,
          updatedAt: at,
        })
        .run()
      tx.insert(table.meetings)
        .values({
          id: idOf(meeting.id),
          eventId,
          requestId,
          state: 'planned',
          createdAt: at,
          updatedAt: at,
        })
        .run()
    }
    for (const one of schedule.assignments) {
      tx.insert(table.placements)
        .values({
          scheduleId,
          meetingId: idOf(one.meeting),
          slotId: idOf(one.slot),
          tableId: one.table ? idOf(one.table) : null,
        })
        .run()
      for (const delegate of one.delegates)
        tx.insert(table.placementDelegates)
          .values({
            scheduleId,
            meetingId: idOf(one.meeting),
            slotId: idOf(one.slot),
            delegateId: idOf(`d ${delegate}`),
          })
          .run()
    }
  })
  return { eventId, slug, scheduleId, members }
}

/** A second version of a schedule, as a draft: every meeting at its time, at a table that the first does not have. */
export function draftElsewhere({ db, now }: Context, eventId: string, firstId: string): string {
  const scheduleId = newId()
  db.transaction(
    (tx) => {
      const tables = tx.select().from(table.eventTables).all()
      const elsewhere = new Map<string, string>()
      for (const one of tables) {
        const id = newId()
        const label = labelOf('second', one.position)
        tx.insert(table.eventTables)
          .values({ id, eventId, position: one.position + tables.length, label })
          .run()
        elsewhere.set(one.id, id)
      }
      tx.insert(table.schedules)
        .values({ id: scheduleId, eventId, number: 2, state: 'draft', createdAt: now() })
        .run()
      const ofFirst = eq(table.placements.scheduleId, firstId)
      for (const place of tx.select().from(table.placements).where(ofFirst).all())
        tx.insert(table.placements)
          .values({ ...place, scheduleId, tableId: elsewhere.get(place.tableId ?? '') ?? null })
          .run()
      const seats = eq(table.placementDelegates.scheduleId, firstId)
      for (const seat of tx.select().from(table.placementDelegates).where(seats).all())
        tx.insert(table.placementDelegates)
          .values({ ...seat, scheduleId })
          .run()
    },
    { behavior: 'immediate' },
  )
  return scheduleId
}
