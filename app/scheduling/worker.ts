import { parentPort, workerData } from 'node:worker_threads'
import { loadLinearSolver } from './highs.server'
import { repair } from './repair'
import { solve } from './solve'
import type { WorkerAnswer, WorkerTask } from './worker-messages'

/* The thread in which schedules are sought. Started by run-in-worker.server.ts, one task each. */

const { task, stop } = workerData as { task: WorkerTask; stop: Int32Array }
const post = (answer: WorkerAnswer) => parentPort?.postMessage(answer)
const now = () => performance.now() / 1000
const stopped = () => Atomics.load(stop, 0) === 1

try {
  const linear = await loadLinearSolver()
  switch (task.kind) {
    case 'solve':
      post({
        type: 'solved',
        schedule: solve(task.instance, {
          seconds: task.seconds,
          seed: task.seed,
          now,
          linear,
          stopped,
          onProgress: (progress) => post({ type: 'progress', progress }),
        }),
      })
      break
    case 'repair':
      post({ type: 'repaired', repair: repair(task.instance, task.schedule, task.change, { seed: task.seed, now, linear }) })
      break
  }
} catch (error) {
  post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
