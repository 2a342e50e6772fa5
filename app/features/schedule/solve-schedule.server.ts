import { and, eq, max } from 'drizzle-orm'
import { placementDelegates, placements, scheduleRuns, schedules } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventById } from '#app/features/events'
import type { Instance } from '#app/scheduling/instance'
import { solveInWorker, SolverCrashed } from '#app/scheduling/run-in-worker.server'
import type { Schedule } from '#app/scheduling/schedule'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { buildInstance, hashOf } from './build-instance.server'
import { openForScheduling } from './open-for-scheduling.server'
import { refuseBroken } from './refuse-broken.server'

export type SolveSchedule = {
  eventId: string
  seconds?: number
  seed?: number
  signal?: AbortSignal
}
export type SolvedSchedule = { scheduleId: string; number: number; status: Schedule['status'] }

/**
 * Makes the best schedule that can be found within `seconds` (10 unless given), has it checked by the independent
 * verifier and keeps it as the event's working draft with its proof; the draft before it is discarded. Nothing is
 * kept of a schedule for records that changed meanwhile.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.nothingToSchedule, schedule.locksConflict,
 * schedule.changedMeanwhile, schedule.rulesBroken, schedule.failed
 */
export async function solveSchedule(ctx: Context, input: SolveSchedule): Promise<SolvedSchedule> {
  authorise(ctx, 'schedule.solve', { eventId: input.eventId })
  const { seconds = 10, seed = 1, signal } = input
  const instance = buildInstance(ctx.db, openForScheduling(ctx.db, input.eventId))
  if (instance.meetings.length === 0) throw conflict('schedule.nothingToSchedule')
  const solved = await runSolver(instance, { seconds, seed, signal })
  if (solved.status === 'infeasible') throw conflict('schedule.locksConflict')
  refuseBroken(instance, solved)

  const instanceHash = hashOf(instance)
  return write(ctx, (tx) => {
    openForScheduling(tx, input.eventId)
    if (hashOf(buildInstance(tx, eventById(tx, input.eventId))) !== instanceHash)
      throw conflict('schedule.changedMeanwhile')
    const runId = keepRun(tx, ctx, input.eventId, { solved, instanceHash, seconds, seed })
    const draft = replaceDraft(tx, ctx, input.eventId, runId)
    keepPlacements(
      tx,
      draft.id,
      solved,
      new Set(instance.meetings.filter((meeting) => meeting.locked).map((meeting) => meeting.id)),
    )
    record(tx, ctx, 'schedule.solved', 'schedule', draft.id, {
      after: { number: draft.number, status: solved.status, placed: solved.assignments.length },
    })
    return { scheduleId: draft.id, number: draft.number, status: solved.status }
  })
}

/** A solver that dies still leaves the best it had. */
async function runSolver(
  instance: Instance,
  options: { seconds: number; seed: number; signal?: AbortSignal },
): Promise<Schedule> {
  try {
    return await solveInWorker(instance, options)
  } catch (error) {
    if (error instanceof SolverCrashed && error.lastGood) return error.lastGood
    if (error instanceof SolverCrashed || (error instanceof Error && error.name === 'AbortError'))
      throw conflict('schedule.failed')
    throw error
  }
}

type Run = { solved: Schedule; instanceHash: string; seconds: number; seed: number }

function keepRun(
  tx: Tx,
  ctx: Context,
  eventId: string,
  { solved, instanceHash, seconds, seed }: Run,
): string {
  const id = newId()
  tx.insert(scheduleRuns)
    .values({
      id,
      eventId,
      instanceHash,
      parameters: { seconds, seed },
      status: solved.status,
      objectives: { ...solved.objectives },
      bounds: boundsOf(solved),
      unscheduled: solved.unscheduled.map(({ meeting, ...why }) => ({
        meetingId: meeting,
        ...why,
      })),
      seconds: Math.ceil(solved.seconds ?? seconds),
      createdBy: personOf(ctx)?.id ?? null,
      createdAt: ctx.now(),
    })
    .run()
  return id
}

const boundsOf = ({ bounds }: Schedule): Record<string, number> =>
  Object.fromEntries(
    Object.entries(bounds).filter((entry): entry is [string, number] => entry[1] !== undefined),
  )

function replaceDraft(
  tx: Tx,
  ctx: Context,
  eventId: string,
  runId: string,
): { id: string; number: number } {
  tx.update(schedules)
    .set({ state: 'discarded' })
    .where(and(eq(schedules.eventId, eventId), eq(schedules.state, 'draft')))
    .run()
  const last =
    tx
      .select({ number: max(schedules.number) })
      .from(schedules)
      .where(eq(schedules.eventId, eventId))
      .get()?.number ?? 0
  const draft = { id: newId(), number: last + 1 }
  tx.insert(schedules)
    .values({
      ...draft,
      eventId,
      state: 'draft',
      runId,
      createdBy: personOf(ctx)?.id ?? null,
      createdAt: ctx.now(),
    })
    .run()
  return draft
}

function keepPlacements(tx: Tx, scheduleId: string, solved: Schedule, locked: Set<string>) {
  for (const { meeting, slot, table, interpreter, delegates } of solved.assignments) {
    tx.insert(placements)
      .values({
        scheduleId,
        meetingId: meeting,
        slotId: slot,
        tableId: table ?? null,
        interpreterId: interpreter ?? null,
        locked: locked.has(meeting),
      })
      .run()
    for (const delegateId of delegates)
      tx.insert(placementDelegates)
        .values({ scheduleId, meetingId: meeting, slotId: slot, delegateId })
        .run()
  }
}
