import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import {
  meetings,
  placementDelegates,
  placements,
  scheduleConfirmations,
  standbys,
} from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { authorise, isOfTeam, signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context, Person } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { delegatesOf, participantOf } from './find-participant.server'
import type { ParticipantRow } from './find-participant.server'
import type { KeepingAct } from './schema'

/**
 * Says for an organisation that it keeps its meetings as they stand, or that it may be called when a slot falls free.
 * The desk may enter what it heard on the phone.
 * @throws DomainError notFound, signInFirst, event.closed, schedule.notPublished, schedule.changedSinceSeen
 */
export function keepAppointments(
  ctx: Context,
  input: { eventSlug: string; act: KeepingAct },
): void {
  write(ctx, (tx) => {
    const event = eventBySlug(tx, input.eventSlug)
    const { act } = input
    const registration = participantOf(tx, event.id, act.registrationId)
    const { person, actedFor } = whoMay(ctx, event, registration)
    if (act.intent === 'confirm')
      confirm(tx, ctx, { event, registration, person, actedFor, seen: act.fingerprint })
    else standBy(tx, ctx, { registration, person, actedFor, on: act.intent === 'standBy' })
  })
}

function whoMay(
  ctx: Context,
  event: EventRow,
  registration: ParticipantRow,
): { person: Person; actedFor: boolean } {
  const by = authorise(
    ctx,
    'agenda.confirm',
    { organisationId: registration.organisationId, eventId: event.id },
    { event: event.state },
  )
  return { person: signedIn(ctx), actedFor: isOfTeam(by) }
}

type Entry = { registration: ParticipantRow; person: Person; actedFor: boolean }

function confirm(
  tx: Tx,
  ctx: Context,
  { event, registration, person, actedFor, seen }: Entry & { event: EventRow; seen: string },
) {
  const fingerprint = fingerprintOf(tx, event, registration.id)
  if (fingerprint === null) throw conflict('schedule.notPublished')
  if (fingerprint !== seen) throw conflict('schedule.changedSinceSeen')
  const said = { fingerprint, confirmedBy: person.id, actedFor, confirmedAt: ctx.now() }
  tx.insert(scheduleConfirmations)
    .values({ registrationId: registration.id, ...said })
    .onConflictDoUpdate({ target: scheduleConfirmations.registrationId, set: said })
    .run()
  record(tx, ctx, 'schedule.confirmed', 'registration', registration.id, {
    after: { fingerprint: fingerprint.slice(0, 12) },
    onBehalfOf: actedFor ? registration.organisationId : undefined,
  })
}

function standBy(
  tx: Tx,
  ctx: Context,
  { registration, person, actedFor, on }: Entry & { on: boolean },
) {
  if (on)
    tx.insert(standbys)
      .values({ registrationId: registration.id, enteredBy: person.id, since: ctx.now() })
      .onConflictDoNothing()
      .run()
  else tx.delete(standbys).where(eq(standbys.registrationId, registration.id)).run()
  record(
    tx,
    ctx,
    on ? 'registration.standsBy' : 'registration.standsDown',
    'registration',
    registration.id,
    { onBehalfOf: actedFor ? registration.organisationId : undefined },
  )
}

/**
 * Tells an organisation's published meetings from any others: time, table and people of each. Null when nothing is
 * published or the organisation has no meeting.
 */
export function fingerprintOf(db: Reader, event: EventRow, registrationId: string): string | null {
  if (!event.publishedScheduleId) return null
  const rows = db
    .select({
      meetingId: placements.meetingId,
      slotId: placements.slotId,
      tableId: placements.tableId,
      delegateId: placementDelegates.delegateId,
    })
    .from(placementDelegates)
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, placementDelegates.scheduleId),
        eq(placements.meetingId, placementDelegates.meetingId),
      ),
    )
    .innerJoin(
      meetings,
      and(eq(meetings.id, placements.meetingId), eq(meetings.state, 'scheduled')),
    )
    .where(
      and(
        inArray(placementDelegates.delegateId, delegatesOf(db, registrationId)),
        // The few seats of these people are looked through, not all of the schedule: the sign keeps its index away.
        sql`+${placementDelegates.scheduleId} = ${event.publishedScheduleId}`,
      ),
    )
    .orderBy(asc(placements.meetingId), asc(placementDelegates.delegateId))
    .all()
  if (rows.length === 0) return null
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

/** What an organisation said of its meetings as they stand now. */
export function confirmationOf(
  db: Reader,
  event: EventRow,
  registrationId: string,
): { state: 'none' | 'open' | 'changed' | 'confirmed'; fingerprint: string; at: Date | null } {
  const fingerprint = fingerprintOf(db, event, registrationId)
  if (fingerprint === null) return { state: 'none', fingerprint: '', at: null }
  const said = db
    .select()
    .from(scheduleConfirmations)
    .where(eq(scheduleConfirmations.registrationId, registrationId))
    .get()
  if (!said) return { state: 'open', fingerprint, at: null }
  return {
    state: said.fingerprint === fingerprint ? 'confirmed' : 'changed',
    fingerprint,
    at: said.confirmedAt,
  }
}

/** Whether an organisation has meetings that it has not confirmed as they stand now. Authorisation is the caller's. */
export const isUnconfirmed = (db: Reader, event: EventRow, registrationId: string): boolean =>
  ['open', 'changed'].includes(confirmationOf(db, event, registrationId).state)

export const isOnStandby = (db: Reader, registrationId: string): boolean =>
  db.select().from(standbys).where(eq(standbys.registrationId, registrationId)).get() !== undefined
