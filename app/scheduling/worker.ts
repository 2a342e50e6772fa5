import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { besideInThread } from './beside.server'
import { loadLogic } from './cadical.server'
import { loadLinearSolver } from './highs.server'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { repair } from './repair'
import { solve, type Progress } from './solve'
import { whatWouldHelp } from './what-would-help'
import type { WorkerAnswer, WorkerTask } from './worker-messages'

/* The thread in which schedules are sought and repaired, one task after the other. Started by run-in-worker.server.ts. */

const post = (answer: WorkerAnswer) => parentPort?.postMessage(answer)
const now = () => performance.now() / 1000
const root = fileURLToPath(new URL('../..', import.meta.url))
const withBeside = besideInThread(root)
const loading = Promise.all([loadLinearSolver(), loadLogic()])

parentPort?.on('message', ({ task, stop }: { task: WorkerTask; stop: Int32Array }) => {
  loading
    .then(([linear, logic]) => {
      post({ type: 'started' })
      post(answerTo(task, stop, linear, logic))
    })
    .catch((error: unknown) =>
      post({
        type: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
})

function answerTo(
  task: WorkerTask,
  stop: Int32Array,
  linear: SolveLinear,
  logic: WithLogic,
): WorkerAnswer {
  const { instance, seed } = task
  switch (task.kind) {
    case 'solve': {
      const stopped = () => Atomics.load(stop, 0) === 1
      const onProgress = (progress: Progress) => post({ type: 'progress', progress })
      return {
        type: 'solved',
        schedule: solve(instance, {
          seconds: task.seconds,
          seed,
          now,
          linear,
          logic,
          withBeside,
          stopped,
          onProgress,
        }),
      }
    }
    case 'repair':
      return {
        type: 'repaired',
        repair: repair(instance, task.schedule, task.change, { seed, now, linear }),
      }
    case 'help':
      return {
        type: 'helped',
        remedies: whatWouldHelp(instance, task.schedule, {
          seed,
          seconds: task.seconds,
          now,
          linear,
        }),
      }
  }
}
