import type { KeptPlace } from '#db/schema'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { draftFrom } from './copy-version.server'
import { scheduleById } from './find-schedule.server'
import { writeDown } from './happened.server'
import { keepAct, keptPlace, noteHappened } from './keep-act.server'
import { PLACE_CONSTRAINTS } from './place-meeting.server'
import { proposeRepair } from './propose-repair.server'
import { publishDraft } from './publish-schedule.server'
import type { RepairInput } from './schema'

export type AppliedRepair = { number: number; published: boolean }

/**
 * Does what a proposal said, if the records still lead to the same one: what happened is written down (who is away,
 * which table is closed), and the meetings stand where it said, in the working draft or, with `publish`, for everyone.
 * @throws DomainError as `proposeRepair` and `publishSchedule`; schedule.proposalChanged
 */
export async function applyRepair(
  ctx: Context,
  input: { eventSlug: string; change: RepairInput; fingerprint: string; publish?: boolean },
): Promise<AppliedRepair> {
  const proposal = await proposeRepair(ctx, input)
  if (proposal.fingerprint !== input.fingerprint) throw conflict('schedule.proposalChanged')
  const { base } = proposal
  return write(
    ctx,
    (tx) => {
      // The proposal took a while, in which the event may have ended.
      eventFor(ctx, tx, 'schedule.repair', proposal.event.id)
      const now = scheduleById(tx, base.id)
      if (!now || now.version !== base.version || now.state !== base.state)
        throw conflict('schedule.proposalChanged')
      const draft = base.state === 'draft' ? now : draftFrom(tx, ctx, now)
      const after = new Map(
        proposal.changes.map((change): [string, KeptPlace] => [
          change.meetingId,
          keptPlace(change.after),
        ]),
      )
      const act = keepAct(tx, ctx, draft, 'repair', after)
      const happened = writeDown(tx, ctx, proposal)
      if (happened) noteHappened(tx, act.id, happened)
      record(tx, ctx, 'schedule.repaired', 'schedule', draft.id, {
        after: { number: draft.number, kind: input.change.kind, changes: proposal.changes.length },
      })
      const mended = scheduleById(tx, draft.id)
      if (input.publish && mended) publishDraft(tx, ctx, mended)
      return { number: draft.number, published: input.publish === true }
    },
    PLACE_CONSTRAINTS,
  )
}
