import { parentPort } from 'node:worker_threads'
import type { Turn, TurnAnswer, BesideStart } from './beside.server'
import { loadLogic } from './cadical.server'
import { Channel } from './channel.server'
import { withGapSearch } from './gap-search'
import { loadLinearSolver } from './highs.server'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { NearBound } from './near-bound'
import { compile } from './problem'
import { seededRandom } from './random'

/* The second thread of the engine: proves how few gaps are possible, and seeks schedules near that. Started by beside.server.ts. */

const loading = Promise.all([loadLogic(), loadLinearSolver()])

parentPort?.on('message', (start: BesideStart) => {
  const channel = new Channel<TurnAnswer, Turn>(start.port, start.sent, 1)
  // The first thread goes on alone.
  const fail = () => channel.send('failed')
  void loading.then(([logic, linear]) => work(start, channel, logic, linear)).catch(fail)
})

function work(
  { task, stop }: BesideStart,
  channel: Channel<TurnAnswer, Turn>,
  logic: WithLogic,
  linear: SolveLinear,
): void {
  const stopped = () => Atomics.load(stop, 0) !== 0
  const { instance, domain, goal, plan, reached, pricing } = task
  const problem = { ...compile(instance), domain }
  const context = { floor: 0, stopped, random: seededRandom(1, 1), show: () => undefined }
  withGapSearch(problem, goal, plan, reached, logic, context, (search) => {
    const nearBound = new NearBound(
      search,
      problem,
      { goal, plan, turn: pricing.turn, seconds: () => pricing.seconds },
      linear,
      logic,
      context,
    )
    for (let turn = channel.wait(stopped); turn; turn = channel.wait(stopped)) {
      search.takeBetter(turn.best)
      nearBound.turn(turn.conflicts)
      channel.send({ tight: search.best, least: search.least, settled: search.isSettled() })
    }
  })
}
