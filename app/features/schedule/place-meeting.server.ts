import { record } from '#app/features/audit'
import { eventFor, INTERPRETED_PAIRS } from '#app/features/events'
import { translatorOf } from '#app/i18n/translator.server'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { DomainError } from '#app/platform/domain-error'
import type { Tx } from '#db/client'
import { judge } from './board-rules'
import type { BoardRules, Clash, Stand } from './board-rules'
import { buildInstance } from './build-instance.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { ScheduleRow } from './find-schedule.server'
import { keepAct, keptPlace, refuseIfMoved } from './keep-act.server'
import type { Seen } from './keep-act.server'
import { delegateOfFirm, shortPair } from './pair-names.server'
import { readRules, standsOf } from './read-rules.server'

export type PlaceMeeting = {
  eventId: string
  meetingId: string
  slotId: string
  /** Left out: the table it stands at where that is free, else the first free one. */
  tableId?: string
  /** Left out: the one it has where they are free, else the first free one. */
  interpreterId?: string
  /** A meeting in the way that gives up its place in the same act. */
  insteadOf?: string
} & Seen

/** Constraints that two organisers at once run into, and what they are told. */
export const PLACE_CONSTRAINTS = {
  'placements.schedule_id': 'schedule.taken',
  'placement_delegates.schedule_id': 'schedule.taken',
}

/**
 * Puts a meeting by hand into a slot and table of the working draft, with a free delegate of each side and a free
 * interpreter where one is needed. What stands there stays there, unless it is named in `insteadOf`.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft, schedule.slotTaken, schedule.somebodyBusy,
 * schedule.noInterpreter, schedule.limitReached, schedule.delegateLimitReached, schedule.movedMeanwhile,
 * schedule.draftReplaced
 */
export function placeMeeting(ctx: Context, input: PlaceMeeting): void {
  write(
    ctx,
    (tx) => {
      const { draft, rules, stands } = openBoard(tx, ctx, input.eventId)
      const given = input.insteadOf
        ? stands.find((one) => one.meetingId === input.insteadOf && !one.locked)
        : undefined
      if (!isKnown(rules, input) || (input.insteadOf && !given)) throw notFound()
      refuseIfMoved(tx, ctx, draft, input, [input.meetingId, ...(given ? [given.meetingId] : [])])
      const { stand, clashes } = judge(
        rules,
        stands.filter((one) => one !== given),
        {
          meetingId: input.meetingId,
          slotId: input.slotId,
          tableId: input.tableId ?? null,
          interpreterId: input.interpreterId,
        },
      )
      if (!stand) throw asError(tx, ctx, rules, clashes)
      const { before } = keepAct(
        tx,
        ctx,
        draft,
        'place',
        new Map([
          ...(given ? [[given.meetingId, null] as const] : []),
          [input.meetingId, keptPlace(stand)] as const,
        ]),
      )
      const old = before.get(input.meetingId)
      record(tx, ctx, 'meeting.placed', 'meeting', input.meetingId, {
        before: old ? { slot: old.slotId, table: old.tableId } : null,
        after: {
          schedule: draft.number,
          slot: stand.slotId,
          table: stand.tableId,
          ...(given ? { insteadOf: given.meetingId } : {}),
        },
      })
    },
    PLACE_CONSTRAINTS,
  )
}

/**
 * The working draft as the rules of the board see it; for acts of hand.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.noDraft
 */
export function openBoard(
  tx: Tx,
  ctx: Context,
  eventId: string,
): { draft: ScheduleRow; rules: BoardRules; stands: Stand[] } {
  const event = eventFor(ctx, tx, 'schedule.arrange', eventId)
  const draft = scheduleInState(tx, event.id, 'draft')
  if (!draft) throw conflict('schedule.noDraft')
  return {
    draft,
    rules: readRules(tx, event, buildInstance(tx, event)),
    stands: standsOf(placementsOf(tx, draft.id)),
  }
}

const isKnown = (rules: BoardRules, input: PlaceMeeting) =>
  rules.meetings.some((one) => one.id === input.meetingId) &&
  rules.slots.includes(input.slotId) &&
  (input.tableId === undefined || rules.tables.some((one) => one.id === input.tableId)) &&
  (input.interpreterId === undefined ||
    rules.interpreters.some((one) => one.id === input.interpreterId))

/** The first thing in the way, as the error that names it. */
export function asError(
  tx: Tx,
  ctx: Pick<Context, 'locale'>,
  rules: BoardRules,
  [clash]: Clash[],
): DomainError {
  const nameOf = (id: string) => rules.sides.find((one) => one.id === id)?.name ?? ''
  switch (clash?.code) {
    case undefined:
      return notFound()
    case 'tableTaken':
      return conflict('schedule.slotTaken', { holder: shortPair(tx, clash.by) })
    case 'tableClosed':
      return conflict('schedule.tableClosed')
    case 'tableReserved':
      return conflict('schedule.tableReserved')
    case 'noTable':
      return conflict('schedule.noTable')
    case 'limit':
      return conflict('schedule.limitReached', { who: nameOf(clash.side), limit: clash.limit })
    case 'delegateLimit':
      return conflict(
        `schedule.${clash.delegate === null ? 'delegatesLimitReached' : 'delegateLimitReached'}`,
        { who: delegateOfFirm(tx, clash.delegate, nameOf(clash.side)), limit: clash.limit },
      )
    case 'busy':
      return conflict('schedule.somebodyBusy', { who: nameOf(clash.side) })
    case 'noInterpreter':
      return conflict('schedule.noInterpreter', { pair: pairInWords(ctx, clash.pair) })
  }
}

/** "Korean–Vietnamese" for `vi-ko`; a pair that has no words as it is. */
function pairInWords(ctx: Pick<Context, 'locale'>, pair: string): string {
  const sorted = pair.split('-').sort().join('-')
  const known = INTERPRETED_PAIRS.find((one) => one === sorted)
  return known ? translatorOf(ctx.locale)(`setup.pair.${known}`) : pair
}
