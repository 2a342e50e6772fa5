import { eq, sql } from 'drizzle-orm'
import { meetingRequests, registrations } from '#db/schema'
import type { Tx } from '#db/client'
import type { RegistrationState } from '#db/domain'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { clashesOf, movingRequests } from './find-pair.server'
import type { Twin } from './find-pair.server'
import { moveRows } from './move-rows.server'
import type { Moves } from './move-rows.server'

/** The further along, the later: of two registrations the one that got further counts. */
const FURTHEST: RegistrationState[] = ['withdrawn', 'rejected', 'applied', 'waitlisted', 'approved']

/**
 * Makes two registrations at one event one: delegates, listings, requests, meetings and outcomes come along. Of two
 * open requests for the same meeting the accepted one stays, else the kept record's; the other is cancelled.
 */
export function mergeRegistrations(tx: Tx, ctx: Context, twin: Twin, moves: Moves): void {
  for (const { own, moving } of clashesOf(tx, twin)) {
    const cancelled = moving.state === 'accepted' ? own : moving
    tx.update(meetingRequests)
      .set({
        state: 'cancelled',
        version: sql`${meetingRequests.version} + 1`,
        updatedAt: ctx.now(),
      })
      .where(eq(meetingRequests.id, cancelled.id))
      .run()
    record(tx, ctx, 'meetingRequest.cancelled', 'meetingRequest', cancelled.id, {
      after: { by: 'merge' },
    })
  }
  for (const { row, pairKey } of movingRequests(tx, twin))
    tx.update(meetingRequests).set({ pairKey }).where(eq(meetingRequests.id, row.id)).run()
  moveRows(tx, 'registrations', twin.other, twin.keep, moves)
  keepFurthest(tx, ctx, twin, moves)
}

function keepFurthest(tx: Tx, ctx: Context, twin: Twin, moves: Moves): void {
  const rowOf = (id: string) =>
    tx.select().from(registrations).where(eq(registrations.id, id)).get()
  const [keep, other] = [rowOf(twin.keep), rowOf(twin.other)]
  if (!keep || !other) return
  moves.kept.registrations = [...(moves.kept.registrations ?? []), other]
  tx.delete(registrations).where(eq(registrations.id, other.id)).run()
  const state =
    FURTHEST.indexOf(other.state) > FURTHEST.indexOf(keep.state) ? other.state : keep.state
  tx.update(registrations)
    .set({
      state,
      meets: keep.meets || other.meets,
      attendsAs: keep.meets || other.meets ? null : (keep.attendsAs ?? other.attendsAs),
      answers: { ...other.answers, ...keep.answers },
      maxMeetings: keep.maxMeetings ?? other.maxMeetings,
      meetingLanguages: [...new Set([...keep.meetingLanguages, ...other.meetingLanguages])],
      version: keep.version + 1,
      updatedAt: ctx.now(),
    })
    .where(eq(registrations.id, keep.id))
    .run()
  record(tx, ctx, 'registration.merged', 'registration', keep.id, {
    before: { otherId: other.id, state: keep.state },
    after: { state },
  })
}
