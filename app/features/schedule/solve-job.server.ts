import { eq } from 'drizzle-orm'
import { scheduleRuns } from '#db/schema'
import type { ScheduleRemedy } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { eventFor } from '#app/features/events'
import { whatWouldHelpInWorker } from '#app/scheduling/run-in-worker.server'
import type { Remedy } from '#app/scheduling/what-would-help'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, DomainError } from '#app/platform/domain-error'
import type { DomainErrorParams } from '#app/platform/domain-error'
import { buildInstance } from './build-instance.server'
import type { SolveJob } from './shown'
import { solveSchedule } from './solve-schedule.server'
import type { SolvedSchedule } from './solve-schedule.server'

type Job = SolveJob & { abort: AbortController; endedAt: number | null }
export type StartSolve = { eventId: string; seconds?: number; seed?: number; fill?: boolean }

/** Why a run came to nothing is shown this long. */
const SHOWN_MS = 15 * 60_000
const ADVICE_SECONDS = 6

/** Runs of this process, by event: one at a time. What a run finds is in the database; this is only its progress. */
const jobs = new Map<string, Job>()

/**
 * Begins to make the schedule beside the pages; whoever asks while one runs joins it. What would help those left out
 * is looked for afterwards, while the new draft can be worked on.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.nothingToSchedule
 */
export function startSolve(ctx: Context, input: StartSolve): Promise<void> {
  const event = eventFor(ctx, ctx.db, 'schedule.solve', input.eventId)
  if (buildInstance(ctx.db, event).meetings.length === 0)
    throw conflict('schedule.nothingToSchedule')
  if (jobs.get(event.id)?.state === 'running') return Promise.resolve()
  const job: Job = {
    state: 'running',
    seconds: input.seconds ?? 10,
    by: personOf(ctx)?.name ?? '',
    passed: 0,
    placed: null,
    of: null,
    value: 0,
    bound: 0,
    error: null,
    abort: new AbortController(),
    endedAt: null,
  }
  jobs.set(event.id, job)
  return run(ctx, input, job)
}

/** Ends the search; the best so far becomes the draft. Without a run, nothing happens. @throws DomainError notFound */
export function stopSolve(ctx: Context, input: { eventId: string }): void {
  authorise(ctx, 'schedule.stop', { eventId: input.eventId })
  jobs.get(input.eventId)?.abort.abort()
}

/** The run of an event that is under way, or came to nothing lately. */
export function solveJob(eventId: string): SolveJob | null {
  const job = jobs.get(eventId)
  if (!job || job.state === 'done') return null
  if (job.endedAt !== null && Date.now() - job.endedAt > SHOWN_MS) return null
  const { abort: _, endedAt: __, ...shown } = job
  return { ...shown }
}

async function run(ctx: Context, input: StartSolve, job: Job): Promise<void> {
  try {
    const solved = await solveSchedule(ctx, {
      ...input,
      signal: job.abort.signal,
      onProgress: (progress) => {
        job.passed = Math.round(progress.seconds)
        job.value = progress.value
        job.bound = progress.bounds.value
        job.placed = progress.schedule?.assignments.length ?? job.placed
        job.of = progress.schedule
          ? progress.schedule.assignments.length + progress.schedule.unscheduled.length
          : job.of
      },
    })
    job.state = 'advising'
    await keepAdvice(ctx, solved)
    job.state = 'done'
  } catch (error) {
    // Advice that could not be had is no failure of the schedule, which is kept by then.
    job.error = job.state === 'advising' ? null : errorOf(error)
    job.state = job.error ? 'failed' : 'done'
  }
  job.endedAt = Date.now()
}

const errorOf = (error: unknown): { code: string; params: DomainErrorParams } =>
  error instanceof DomainError
    ? { code: error.code, params: error.params }
    : { code: 'schedule.failed', params: {} }

async function keepAdvice(ctx: Context, { runId, problem }: SolvedSchedule): Promise<void> {
  const remedies =
    problem.solved.unscheduled.length === 0
      ? []
      : await whatWouldHelpInWorker(problem.instance, problem.solved, { seconds: ADVICE_SECONDS })
  write(ctx, (tx) =>
    tx
      .update(scheduleRuns)
      .set({ remedies: remedies.map(keptRemedy) })
      .where(eq(scheduleRuns.id, runId))
      .run(),
  )
}

const keptRemedy = ({ code, who, what, part, day, places, musts }: Remedy): ScheduleRemedy => ({
  code,
  ...(who === undefined ? {} : { who }),
  ...(what === undefined ? {} : { what }),
  ...(part === undefined ? {} : { part }),
  ...(day === undefined ? {} : { day }),
  places,
  musts,
})
