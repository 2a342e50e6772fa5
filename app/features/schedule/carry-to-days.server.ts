import { and, eq } from 'drizzle-orm'
import { slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { inGrid } from '#app/features/events'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import type { GridSlot } from './build-instance.server'
import { draftFrom } from './copy-version.server'
import type { MeetingChange } from './changes'
import type { Placement } from './find-schedule.server'
import { scheduleById } from './find-schedule.server'
import { keepAct, keptPlace } from './keep-act.server'
import type { DaysProposal } from './propose-days.server'

/**
 * Moves the meetings as a proposal for other days said, in the working draft: what is published stays in force, with its
 * times, until the draft is. For the verb that changes the event, inside its transaction, after the slots were cut anew.
 * Gives the number of the draft; null where no meeting stood in what moves.
 * @throws DomainError schedule.proposalChanged
 */
export function carryToDays(tx: Tx, ctx: Context, proposal: DaysProposal): number | null {
  const { base, event, slots: cut, changes } = proposal
  if (!base) return null
  const now = scheduleById(tx, base.id)
  if (now?.version !== base.version || now.state !== base.state)
    throw conflict('schedule.proposalChanged')
  const draft = now.state === 'draft' ? now : draftFrom(tx, ctx, now)
  keepAct(tx, ctx, draft, 'repair', placesIn(tx, event.id, cut, changes))
  record(tx, ctx, 'schedule.repaired', 'schedule', draft.id, {
    after: { number: draft.number, kind: 'days', changes: changes.length },
  })
  return draft.number
}

/** Where changed meetings go, with slots that were cut anew as they are now called. */
export function placesIn(
  tx: Tx,
  eventId: string,
  cut: GridSlot[],
  changes: MeetingChange[],
): Map<string, KeptPlace> {
  const idOf = new Map(
    cut.map(({ id, startsAt, endsAt }) => {
      const slot = tx
        .select({ id: slots.id })
        .from(slots)
        .where(and(inGrid(eventId), eq(slots.startsAt, startsAt), eq(slots.endsAt, endsAt)))
        .get()
      return [id, slot?.id ?? '']
    }),
  )
  const named = (place: Placement | null) =>
    place && { ...place, slotId: idOf.get(place.slotId) ?? place.slotId }
  return new Map(changes.map((one) => [one.meetingId, keptPlace(named(one.after))]))
}
