import { and, eq } from 'drizzle-orm'
import { slots } from '#db/schema'
import type { KeptPlace } from '#db/schema'
import type { Tx } from '#db/client'
import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import { eventById, inGrid, writeGrid } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { draftFrom } from './copy-version.server'
import type { Placement } from './find-schedule.server'
import { scheduleById } from './find-schedule.server'
import { keepAct, keptPlace } from './keep-act.server'
import { PLACE_CONSTRAINTS } from './place-meeting.server'
import { proposeGrid } from './propose-grid.server'
import type { GridProposal } from './propose-grid.server'

/**
 * Cuts the days of an event anew and moves the meetings as the proposal said, in the working draft: what is published
 * stays in force, with its times, until the draft is.
 * @throws DomainError as `proposeGrid`; conflict, schedule.proposalChanged
 */
export async function changeGrid(
  ctx: Context,
  input: { eventSlug: string; version: number; plan: GridPlan; fingerprint: string },
): Promise<{ number: number }> {
  const proposal = await proposeGrid(ctx, input)
  if (proposal?.fingerprint !== input.fingerprint) throw conflict('schedule.proposalChanged')
  return write(
    ctx,
    (tx) => {
      const event = eventById(tx, proposal.event.id)
      if (event.version !== input.version) throw conflict('conflict')
      const now = scheduleById(tx, proposal.base.id)
      if (now?.version !== proposal.base.version || now.state !== proposal.base.state)
        throw conflict('schedule.proposalChanged')
      const draft = now.state === 'draft' ? now : draftFrom(tx, ctx, now)
      writeGrid(tx, ctx, event, input.plan, proposal.grid)
      keepAct(tx, ctx, draft, 'repair', placesAfter(tx, proposal))
      record(tx, ctx, 'schedule.repaired', 'schedule', draft.id, {
        after: { number: draft.number, kind: 'grid', changes: proposal.changes.length },
      })
      return { number: draft.number }
    },
    PLACE_CONSTRAINTS,
  )
}

/** The changes with the slots as they are now called. */
function placesAfter(tx: Tx, { event, added, changes }: GridProposal): Map<string, KeptPlace> {
  const idOf = new Map(
    added.map(({ id, startsAt, endsAt }) => {
      const slot = tx
        .select({ id: slots.id })
        .from(slots)
        .where(and(inGrid(event.id), eq(slots.startsAt, startsAt), eq(slots.endsAt, endsAt)))
        .get()
      return [id, slot?.id ?? '']
    }),
  )
  const named = (place: Placement | null) =>
    place && { ...place, slotId: idOf.get(place.slotId) ?? place.slotId }
  return new Map(changes.map((one) => [one.meetingId, keptPlace(named(one.after))]))
}
