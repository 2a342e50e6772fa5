import { and, eq } from 'drizzle-orm'
import { schedules } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import type { Instance } from '#app/scheduling/instance'
import { solveInWorker, SolverCrashed } from '#app/scheduling/run-in-worker.server'
import type { Schedule } from '#app/scheduling/schedule'
import type { Progress } from '#app/scheduling/solve'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { buildInstance, hashOf } from './build-instance.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement } from './find-schedule.server'
import { insertPlace } from './keep-act.server'
import { nameInterpreters } from './interpreter-wishes.server'
import { keepRun } from './keep-run.server'
import { nextNumber } from './next-number.server'
import { refuseBroken } from './refuse-broken.server'

export type SolveSchedule = {
  eventId: string
  seconds?: number
  seed?: number
  /** Keeps everything that has a place where it is, and fills only what is free. */
  fill?: boolean
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}
export type SolvedSchedule = {
  scheduleId: string
  number: number
  status: Schedule['status']
  runId: string
  /** What was solved and how, for those who look for what would help. */
  problem: { instance: Instance; solved: Schedule }
}

/**
 * Makes the best schedule that can be found within `seconds` (10 unless given), has it checked by the independent
 * verifier and keeps it as the event's working draft with its proof; the draft before it stays as a version. Nothing
 * is kept of a schedule for records that changed meanwhile; when somebody worked on the draft by hand meanwhile, that
 * one stays the draft and the new one is kept as a version beside it.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.nothingToSchedule, schedule.locksConflict,
 * schedule.changedMeanwhile, schedule.keptBeside, schedule.rulesBroken, schedule.failed
 */
export async function solveSchedule(ctx: Context, input: SolveSchedule): Promise<SolvedSchedule> {
  const { seconds = 10, seed = 1, fill = false, signal, onProgress } = input
  const event = eventFor(ctx, ctx.db, 'schedule.solve', input.eventId)
  const records = buildInstance(ctx.db, event)
  if (records.meetings.length === 0) throw conflict('schedule.nothingToSchedule')
  const before = scheduleInState(ctx.db, event.id, 'draft')
  const base = before ?? scheduleInState(ctx.db, event.id, 'published')
  const instance = fill && base ? holdPlaced(records, placementsOf(ctx.db, base.id)) : records
  const counted = await runSolver(instance, { seconds, seed, signal, onProgress })
  if (counted.status === 'infeasible') throw conflict('schedule.locksConflict')
  const solved = await nameInterpreters(ctx.db, event.id, instance, counted)
  refuseBroken(instance, solved)

  const instanceHash = hashOf(records)
  const kept = write(ctx, (tx) => {
    const now = eventFor(ctx, tx, 'schedule.solve', input.eventId)
    if (hashOf(buildInstance(tx, now)) !== instanceHash) throw conflict('schedule.changedMeanwhile')
    const runId = keepRun(tx, ctx, input.eventId, {
      solved,
      instanceHash,
      parameters: { seconds, seed, ...(fill ? { fill } : {}) },
    })
    const worked = scheduleInState(tx, event.id, 'draft')
    const beside =
      worked !== undefined && worked.id === before?.id && worked.version !== before.version
    const draft = replaceDraft(tx, ctx, input.eventId, runId)
    keepPlacements(
      tx,
      draft.id,
      solved,
      new Set(records.meetings.filter((meeting) => meeting.locked).map((meeting) => meeting.id)),
    )
    if (beside) putBeside(tx, draft.id, worked.id)
    record(tx, ctx, 'schedule.solved', 'schedule', draft.id, {
      after: { number: draft.number, status: solved.status, placed: solved.assignments.length },
    })
    return { scheduleId: draft.id, number: draft.number, runId, beside }
  })
  if (kept.beside) throw conflict('schedule.keptBeside', { number: kept.number })
  return {
    scheduleId: kept.scheduleId,
    number: kept.number,
    status: solved.status,
    runId: kept.runId,
    problem: { instance, solved },
  }
}

/** The problem with everything that has a place locked to it, people included. */
function holdPlaced(instance: Instance, placed: Map<string, Placement>): Instance {
  return {
    ...instance,
    meetings: instance.meetings.map((meeting) => {
      const place = placed.get(meeting.id)
      if (!place) return meeting
      return {
        ...meeting,
        delegates: place.delegateIds,
        locked: {
          slot: place.slotId,
          ...(place.tableId ? { table: place.tableId } : {}),
          ...(place.interpreterId && meeting.interpreter
            ? { interpreter: place.interpreterId }
            : {}),
        },
      }
    }),
  }
}

/** The draft that people worked on is the draft again; the new one stays as a version. */
function putBeside(tx: Tx, newId: string, workedId: string) {
  tx.update(schedules).set({ state: 'discarded' }).where(eq(schedules.id, newId)).run()
  tx.update(schedules).set({ state: 'draft' }).where(eq(schedules.id, workedId)).run()
}

/** A solver that dies still leaves the best it had. */
async function runSolver(
  instance: Instance,
  options: {
    seconds: number
    seed: number
    signal?: AbortSignal
    onProgress?: (progress: Progress) => void
  },
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
  const draft = { id: newId(), number: nextNumber(tx, eventId) }
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
  for (const { meeting, slot, table, interpreter, delegates } of solved.assignments)
    insertPlace(tx, scheduleId, meeting, {
      slotId: slot,
      tableId: table ?? null,
      interpreterId: interpreter ?? null,
      locked: locked.has(meeting),
      delegateIds: delegates,
    })
}
