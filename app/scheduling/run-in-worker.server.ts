import type { Worker } from 'node:worker_threads'
import type { Change } from './change'
import type { Instance } from './instance'
import type { Repair } from './repair'
import type { Schedule } from './schedule'
import type { Progress } from './solve'
import { startThread } from './start-thread.server'
import type { Remedy } from './what-would-help'
import type { WorkerAnswer, WorkerTask } from './worker-messages'

/*
 * Runs the scheduling core in a thread of its own, so that a page never waits for it.
 *
 *   const schedule = await solveInWorker(instance, { seconds: 60, seed: 1, onProgress, signal })
 *
 * - `signal.abort()` ends the search; the promise gives the best schedule so far.
 * - A crash of the thread rejects with `SolverCrashed`, whose `lastGood` is the last schedule seen.
 * - One idle thread is kept for the next task; `warmUpWorker()` starts it ahead of the first.
 * - The thread starts from the TypeScript source below `root` (the working directory unless
 *   given), through tsx: the same from a development server and from a built one.
 */

export interface RunOptions {
  root?: string
  signal?: AbortSignal
}

export interface SolveInWorkerOptions extends RunOptions {
  seconds: number
  seed: number
  onProgress?: (progress: Progress) => void
}

/** The solver's thread died; the best schedule seen before, if any, is kept. */
export class SolverCrashed extends Error {
  constructor(
    reason: string,
    readonly lastGood: Schedule | null,
  ) {
    super(`the scheduling worker stopped unexpectedly: ${reason}`)
    this.name = 'SolverCrashed'
  }
}

/** After asking a thread to stop, it gets this long before it is ended. */
const GRACE_MS = 600
/** A solve that neither ends nor answers is ended this long after its time. */
const OVERTIME_MS = 500

/**
 * Seeks the best schedule within `seconds`.
 * @throws SolverCrashed if the thread dies; an AbortError if stopped before there was any schedule
 */
export function solveInWorker(
  instance: Instance,
  options: SolveInWorkerOptions,
): Promise<Schedule> {
  const { seconds, seed, onProgress } = options
  let lastGood: Schedule | null = null
  const task: WorkerTask = { kind: 'solve', instance, seconds, seed }
  return runTask<Schedule>(task, options, {
    overtimeMs: seconds * 1000 + OVERTIME_MS,
    lastGood: () => lastGood,
    answer: (message, resolve) => {
      if (message.type === 'progress') {
        lastGood = message.progress.schedule ?? lastGood
        onProgress?.(message.progress)
      }
      if (message.type === 'solved') resolve(message.schedule)
    },
  })
}

/**
 * Proposes a repair of a valid schedule after a change (under a second once the thread is up).
 * @throws SolverCrashed if the thread dies
 */
export function repairInWorker(
  instance: Instance,
  schedule: Schedule,
  change: Change,
  options: RunOptions & { seed?: number } = {},
): Promise<Repair> {
  const task: WorkerTask = { kind: 'repair', instance, schedule, change, seed: options.seed ?? 1 }
  return runTask<Repair>(task, options, {
    overtimeMs: null,
    lastGood: () => null,
    answer: (message, resolve) => {
      if (message.type === 'repaired') resolve(message.repair)
    },
  })
}

/**
 * What would place more meetings than a schedule does, best first, sought for at most `seconds`.
 * @throws SolverCrashed if the thread dies
 */
export function whatWouldHelpInWorker(
  instance: Instance,
  schedule: Schedule,
  options: RunOptions & { seconds?: number; seed?: number } = {},
): Promise<Remedy[]> {
  const task: WorkerTask = {
    kind: 'help',
    instance,
    schedule,
    seconds: options.seconds ?? 10,
    seed: options.seed ?? 1,
  }
  return runTask<Remedy[]>(task, options, {
    overtimeMs: null,
    lastGood: () => null,
    answer: (message, resolve) => {
      if (message.type === 'helped') resolve(message.remedies)
    },
  })
}

interface Handling<T> {
  /** Ended after this time at the latest, then as if stopped; null: no limit. */
  overtimeMs: number | null
  lastGood: () => Schedule | null
  answer: (message: WorkerAnswer, resolve: (result: T) => void) => void
}

function runTask<T>(task: WorkerTask, options: RunOptions, handling: Handling<T>): Promise<T> {
  const { signal } = options
  if (signal?.aborted)
    return Promise.reject(new DOMException('stopped before it began', 'AbortError'))
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = takeWorker(options.root ?? process.cwd())

  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let overtime: NodeJS.Timeout | undefined
    let settled = false
    const settle = (finish: () => void, alive: boolean) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      clearTimeout(overtime)
      signal?.removeEventListener('abort', askToStop)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (alive) keepSpare(worker, options.root ?? process.cwd())
      else void worker.terminate()
      finish()
    }
    const crash = (reason: string) =>
      settle(() => reject(new SolverCrashed(reason, handling.lastGood())), false)
    /** Takes what there is from a thread that doesn't answer. */
    const giveUp = () => {
      const schedule = handling.lastGood()
      // Only a solve has a last good schedule, and its result is a schedule.
      settle(
        () =>
          schedule
            ? resolve(schedule as T)
            : reject(new DOMException('stopped before there was a schedule', 'AbortError')),
        false,
      )
    }
    const askToStop = () => {
      Atomics.store(stop, 0, 1)
      timer = setTimeout(giveUp, GRACE_MS)
    }
    signal?.addEventListener('abort', askToStop, { once: true })
    const onMessage = (message: WorkerAnswer) => {
      if (message.type === 'failed') return crash(message.message)
      // The clock starts with the first sign of life, so that starting up takes nothing from the search.
      if (message.type === 'started' && handling.overtimeMs !== null)
        overtime = setTimeout(giveUp, handling.overtimeMs)
      handling.answer(message, (result) => settle(() => resolve(result), true))
    }
    const onError = (error: unknown) =>
      crash(error instanceof Error ? error.message : String(error))
    const onExit = (code: number) => crash(`exit code ${code}`)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    worker.postMessage({ task, stop })
  })
}

/** One idle thread is kept, so that a repair on the day doesn't wait for a start. */
let spare: { worker: Worker; root: string } | null = null

/** Starts the spare thread ahead of the first task, for a server that is coming up. */
export function warmUpWorker(root = process.cwd()): void {
  if (!spare) keepSpare(startWorker(root), root)
}

function takeWorker(root: string): Worker {
  if (spare?.root !== root) return startWorker(root)
  const { worker } = spare
  spare = null
  return worker
}

function keepSpare(worker: Worker, root: string): void {
  if (spare) {
    void worker.terminate()
    return
  }
  spare = { worker, root }
  // An idle thread must not keep the process alive.
  worker.unref()
}

function startWorker(root: string): Worker {
  const worker = startThread(root, 'app/scheduling/worker.ts')
  // For as long as it lives: an idle thread that dies is forgotten, one that is being ended is let go.
  const forget = () => {
    if (spare?.worker === worker) spare = null
  }
  return worker.on('error', forget).on('exit', forget)
}
