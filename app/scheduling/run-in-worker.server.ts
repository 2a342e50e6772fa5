import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Change } from './change'
import type { Instance } from './instance'
import type { Repair } from './repair'
import type { Schedule } from './schedule'
import type { Progress } from './solve'
import type { WorkerAnswer, WorkerTask } from './worker-messages'

/*
 * Runs the scheduling core in a thread of its own, so that a page never waits for it.
 *
 *   const schedule = await solveInWorker(instance, { seconds: 60, seed: 1, onProgress, signal })
 *
 * - `signal.abort()` ends the search; the promise gives the best schedule so far.
 * - A crash of the thread rejects with `SolverCrashed`, whose `lastGood` is the last schedule seen.
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
const MEMORY_MB = 1200

/**
 * Seeks the best schedule within `seconds`.
 * @throws SolverCrashed if the thread dies; an AbortError if stopped before there was any schedule
 */
export function solveInWorker(instance: Instance, options: SolveInWorkerOptions): Promise<Schedule> {
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

interface Handling<T> {
  /** Ended after this time at the latest, then as if stopped; null: no limit. */
  overtimeMs: number | null
  lastGood: () => Schedule | null
  answer: (message: WorkerAnswer, resolve: (result: T) => void) => void
}

function runTask<T>(task: WorkerTask, options: RunOptions, handling: Handling<T>): Promise<T> {
  const { signal } = options
  if (signal?.aborted) return Promise.reject(new DOMException('stopped before it began', 'AbortError'))
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = startWorker(task, stop, options.root ?? process.cwd())

  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let overtime: NodeJS.Timeout | undefined
    let settled = false
    const settle = (finish: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      clearTimeout(overtime)
      signal?.removeEventListener('abort', askToStop)
      void worker.terminate()
      finish()
    }
    const crash = (reason: string) => settle(() => reject(new SolverCrashed(reason, handling.lastGood())))
    /** Takes what there is from a thread that doesn't answer. */
    const giveUp = () => {
      const schedule = handling.lastGood()
      settle(() =>
        schedule ? resolve(schedule as T) : reject(new DOMException('stopped before there was a schedule', 'AbortError')),
      )
    }
    const askToStop = () => {
      Atomics.store(stop, 0, 1)
      timer = setTimeout(giveUp, GRACE_MS)
    }
    signal?.addEventListener('abort', askToStop, { once: true })
    worker.on('online', () => {
      if (handling.overtimeMs !== null) overtime = setTimeout(giveUp, handling.overtimeMs)
    })
    worker.on('message', (message: WorkerAnswer) => {
      if (message.type === 'failed') crash(message.message)
      else handling.answer(message, (result) => settle(() => resolve(result)))
    })
    worker.on('error', (error) => crash(error instanceof Error ? error.message : String(error)))
    worker.on('exit', (code) => crash(`exit code ${code}`))
  })
}

/** tsx registers itself inside the thread: its loader flag does not reach worker threads. */
function startWorker(task: WorkerTask, stop: Int32Array, root: string): Worker {
  const require = createRequire(join(root, 'package.json'))
  const tsx = require.resolve('tsx/package.json')
  const api = join(dirname(tsx), 'dist/esm/api/index.mjs')
  const entry = pathToFileURL(join(root, 'app/scheduling/worker.ts')).href
  const boot = `import(${JSON.stringify(pathToFileURL(api).href)}).then(({ register }) => {
    register()
    return import(${JSON.stringify(entry)})
  })`
  return new Worker(boot, {
    eval: true,
    workerData: { task, stop },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
}
