import type { GridPlan } from '#db/domain'
import { record } from '#app/features/audit'
import { eventById, planOf, writeGrid } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { placesIn } from './carry-to-days.server'
import { draftFrom } from './copy-version.server'
import { scheduleById } from './find-schedule.server'
import { keepAct, noteHappened } from './keep-act.server'
import { PLACE_CONSTRAINTS } from './place-meeting.server'
import { proposeGrid } from './propose-grid.server'

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
      const plan = planOf(tx, event)
      writeGrid(tx, ctx, event, input.plan, proposal.grid)
      const act = keepAct(
        tx,
        ctx,
        draft,
        'repair',
        placesIn(tx, event.id, proposal.added, proposal.changes),
      )
      if (plan) noteHappened(tx, act.id, { grid: { before: plan, after: input.plan } })
      record(tx, ctx, 'schedule.repaired', 'schedule', draft.id, {
        after: { number: draft.number, kind: 'grid', changes: proposal.changes.length },
      })
      return { number: draft.number }
    },
    PLACE_CONSTRAINTS,
  )
}
