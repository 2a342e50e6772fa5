import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { KeptPlace } from '#db/schema'
import { judge } from './board-rules'
import { keepAct, keptPlace, lastAct, refuseIfMoved } from './keep-act.server'
import type { Seen } from './keep-act.server'
import { takeBackHappened } from './happened.server'
import { asError, openBoard, PLACE_CONSTRAINTS } from './place-meeting.server'
import { placementsOf } from './find-schedule.server'
import { swapStands } from './ways-out'

/**
 * Lets two meetings of the working draft change places, in one act.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft, schedule.locked, schedule.movedMeanwhile,
 * schedule.draftReplaced, and what stands in the way of one of the two
 */
export function swapMeetings(
  ctx: Context,
  input: { eventId: string; meetingId: string; withMeetingId: string } & Seen,
): void {
  write(
    ctx,
    (tx) => {
      const { draft, rules, stands } = openBoard(tx, ctx, input.eventId)
      const [a, b] = [input.meetingId, input.withMeetingId].map((id) =>
        stands.find((one) => one.meetingId === id),
      )
      if (!a || !b || a === b) throw notFound()
      refuseIfMoved(tx, ctx, draft, input, [a.meetingId, b.meetingId])
      if (b.locked) throw conflict('schedule.locked')
      const swapped = swapStands(rules, stands, a, b)
      if (!swapped) {
        const rest = stands.filter((one) => one !== a && one !== b)
        const there = judge(rules, rest, { ...b, meetingId: a.meetingId, interpreterId: null })
        const back = judge(rules, rest, { ...a, meetingId: b.meetingId, interpreterId: null })
        throw asError(tx, ctx, rules, [...there.clashes, ...back.clashes])
      }
      keepAct(
        tx,
        ctx,
        draft,
        'swap',
        new Map(swapped.map((stand) => [stand.meetingId, keptPlace(stand)])),
      )
      record(tx, ctx, 'meeting.swapped', 'meeting', a.meetingId, {
        after: { schedule: draft.number, with: b.meetingId },
      })
    },
    PLACE_CONSTRAINTS,
  )
}

/**
 * Takes a meeting off the working draft; it is listed as without a place from then on.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft, schedule.movedMeanwhile, schedule.draftReplaced
 */
export function takeOutMeeting(
  ctx: Context,
  input: { eventId: string; meetingId: string } & Seen,
): void {
  write(ctx, (tx) => {
    const { draft, stands } = openBoard(tx, ctx, input.eventId)
    const stand = stands.find((one) => one.meetingId === input.meetingId)
    if (!stand) throw notFound()
    refuseIfMoved(tx, ctx, draft, input, [input.meetingId])
    keepAct(tx, ctx, draft, 'takeOut', new Map([[input.meetingId, null]]))
    record(tx, ctx, 'meeting.takenOut', 'meeting', input.meetingId, {
      before: { slot: stand.slotId, table: stand.tableId },
      after: { schedule: draft.number },
    })
  })
}

/**
 * Takes back the last act on the working draft, as an act of its own. What somebody has changed since stays: then
 * nothing is taken back.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft, schedule.nothingToUndo, schedule.draftReplaced
 */
export function undoLastAct(ctx: Context, input: { eventId: string; actId?: string } & Seen): void {
  write(
    ctx,
    (tx) => {
      const { draft } = openBoard(tx, ctx, input.eventId)
      refuseIfMoved(tx, ctx, draft, { scheduleId: input.scheduleId }, [])
      const act = lastAct(tx, draft.id)
      if (!act || (input.actId !== undefined && act.id !== input.actId))
        throw conflict('schedule.nothingToUndo')
      if (act.happened) takeBackHappened(tx, ctx, input.eventId, act.happened)
      const { rules } = openBoard(tx, ctx, input.eventId)
      const placed = placementsOf(tx, draft.id)
      const unchanged = act.places.every(
        ({ meetingId, after }) =>
          same(keptPlace(placed.get(meetingId)), after) && isKnown(meetingId),
      )
      if (!unchanged) throw conflict('schedule.nothingToUndo')
      keepAct(
        tx,
        ctx,
        draft,
        'undo',
        new Map(act.places.map(({ meetingId, before }) => [meetingId, before])),
        act.id,
      )
      record(tx, ctx, 'schedule.actUndone', 'schedule', draft.id, {
        after: { schedule: draft.number, act: act.id, kind: act.kind },
      })

      function isKnown(meetingId: string) {
        return rules.meetings.some((one) => one.id === meetingId)
      }
    },
    { ...PLACE_CONSTRAINTS, 'meeting_requests.event_id': 'request.duplicate' },
  )
}

const same = (a: KeptPlace, b: KeptPlace) =>
  JSON.stringify(a && order(a)) === JSON.stringify(b && order(b))
const order = ({ slotId, tableId, interpreterId, locked, delegateIds }: NonNullable<KeptPlace>) => [
  slotId,
  tableId,
  interpreterId,
  locked,
  [...delegateIds].sort(),
]
