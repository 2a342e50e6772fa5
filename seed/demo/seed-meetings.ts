import { eq } from 'drizzle-orm'
import {
  events as eventTable,
  exchanges,
  meetings,
  placementDelegates,
  placements,
  schedules,
} from '#db/schema'
import {
  markHeld,
  markNoShow,
  recordAgreement,
  recordExchange,
  recordFollowUp,
  recordOutcome,
} from '#app/features/outcomes'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { required, spokesmanOf } from './seed-accounts'
import { at, personById } from './seed-context'
import type { EventIds, Seeded } from './seed-event'
import { requestIdOf } from './seed-requests'
import type { DemoEvent, DemoMeeting } from './types'

type Steps = { scheduling: () => void; running: (moment: Date) => void }

/** The schedule that was in force, what became of each meeting, and what was said and done afterwards. */
export function seedMeetings(
  ctx: Context,
  event: DemoEvent,
  ids: EventIds,
  seeded: Seeded,
  steps: Steps,
): void {
  const organiser = () => personById(ctx, seeded.organiserId)
  const started = new Date(
    Math.min(...[...ids.slots.values()].map((slot) => slot.startsAt.getTime())),
  )
  const meetingIds = new Map(
    event.meetings.map((meeting) => [meeting.key, meetingOf(ctx, event, meeting)]),
  )

  steps.scheduling()
  publishAsItWas(ctx, event, ids, meetingIds, new Date(started.getTime() - 3 * 86_400_000))
  steps.running(started)
  for (const meeting of event.meetings) {
    const meetingId = required(meetingIds, meeting.key)
    const moment = at(ctx, meeting.actualEnd ?? started, organiser())
    if (meeting.state === 'held')
      markHeld(moment, {
        meetingId,
        actualStart: dateOf(meeting.actualStart),
        actualEnd: dateOf(meeting.actualEnd),
      })
    if (meeting.state === 'noShow')
      markNoShow(moment, {
        meetingId,
        registrationId: required(ids.registrations, meeting.noShow ?? ''),
      })
    if (meeting.state === 'cancelled')
      ctx.db.update(meetings).set({ state: 'cancelled' }).where(eq(meetings.id, meetingId)).run()
  }
  const exchangeIds = seedExchanges(ctx, event, ids, seeded)
  seedResults(ctx, event, ids, seeded, meetingIds, exchangeIds)
}

const dateOf = (moment: string | undefined) => (moment ? new Date(moment) : undefined)

function meetingOf(ctx: Context, event: DemoEvent, meeting: DemoMeeting): string {
  const requestId = requestIdOf(event, meeting.request)
  const row = ctx.db
    .select({ id: meetings.id })
    .from(meetings)
    .where(eq(meetings.requestId, requestId))
    .get()
  if (!row) throw new Error(`The demo's meeting ${meeting.key} has no accepted request.`)
  return row.id
}

/** A schedule of the past is put down as it was; it was not made by this product. */
function publishAsItWas(
  ctx: Context,
  event: DemoEvent,
  ids: EventIds,
  meetingIds: ReadonlyMap<string, string>,
  publishedAt: Date,
): void {
  const scheduleId = newId()
  ctx.db.transaction(
    (tx) => {
      tx.insert(schedules)
        .values({
          id: scheduleId,
          eventId: ids.eventId,
          number: 1,
          state: 'draft',
          createdAt: publishedAt,
        })
        .run()
      for (const meeting of event.meetings) {
        const meetingId = required(meetingIds, meeting.key)
        const slotId = required(ids.slots, meeting.slot).id
        tx.insert(placements)
          .values({
            scheduleId,
            meetingId,
            slotId,
            tableId: required(ids.tables, meeting.table),
            interpreterId: meeting.interpreter
              ? required(ids.interpreters, meeting.interpreter)
              : null,
          })
          .run()
        for (const delegate of meeting.delegates)
          tx.insert(placementDelegates)
            .values({
              scheduleId,
              meetingId,
              slotId,
              delegateId: required(ids.delegates, delegate),
            })
            .run()
        tx.update(meetings).set({ state: 'scheduled' }).where(eq(meetings.id, meetingId)).run()
      }
      tx.update(schedules)
        .set({ state: 'published', publishedAt })
        .where(eq(schedules.id, scheduleId))
        .run()
      tx.update(eventTable)
        .set({ publishedScheduleId: scheduleId, state: 'published' })
        .where(eq(eventTable.id, ids.eventId))
        .run()
    },
    { behavior: 'immediate' },
  )
}

function seedExchanges(
  ctx: Context,
  event: DemoEvent,
  ids: EventIds,
  seeded: Seeded,
): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  for (const exchange of event.exchanges) {
    const [a, b] = exchange.organisations
    const { id } = recordExchange(at(ctx, exchange.at, personById(ctx, seeded.organiserId)), {
      eventId: ids.eventId,
      registrationAId: required(ids.registrations, a),
      registrationBId: required(ids.registrations, b),
      place: exchange.place,
      at: new Date(exchange.at),
      about: exchange.about ? required(seeded.listings, exchange.about) : undefined,
      origin: exchange.enteredBy,
      confirmedByA: exchange.confirmedBy.includes(a),
      confirmedByB: exchange.confirmedBy.includes(b),
    })
    ctx.db.update(exchanges).set({ demo: true }).where(eq(exchanges.id, id)).run()
    made.set(exchange.key, id)
  }
  return made
}

function seedResults(
  ctx: Context,
  event: DemoEvent,
  ids: EventIds,
  seeded: Seeded,
  meetingIds: ReadonlyMap<string, string>,
  exchangeIds: ReadonlyMap<string, string>,
): void {
  const subjectOf = (key: string) => {
    const meetingId = meetingIds.get(key)
    return meetingId ? { meetingId } : { exchangeId: required(exchangeIds, key) }
  }
  const as = (key: string, moment: string) =>
    at(ctx, moment, personById(ctx, spokesmanOf(ctx, required(seeded.organisationIds, key)) ?? ''))
  for (const outcome of event.outcomes) {
    const { of, side, followUpOn, recordedAt, ...said } = outcome
    recordOutcome(as(side, recordedAt), {
      ...said,
      ...subjectOf(of),
      registrationId: required(ids.registrations, side),
      followUpDate: followUpOn,
    })
  }
  for (const followUp of event.followUps)
    recordFollowUp(as(followUp.side, `${followUp.on}T03:00:00Z`), {
      ...subjectOf(followUp.of),
      step: stepAfter(event, followUp.of),
      takenOn: followUp.on,
      note: followUp.note,
    })
  for (const agreement of event.agreements)
    recordAgreement(at(ctx, `${agreement.on}T03:00:00Z`, personById(ctx, seeded.organiserId)), {
      ...subjectOf(agreement.of),
      kind: agreement.kind,
      signedOn: agreement.on,
      title: agreement.title.en ?? agreement.title.vi ?? agreement.title.ko ?? '',
    })
}

/** The step that the sides had agreed on, as the one that was taken. */
const stepAfter = (event: DemoEvent, key: string) =>
  event.outcomes.find((outcome) => outcome.of === key && outcome.nextSteps.length > 0)
    ?.nextSteps[0] ?? 'quotation'
