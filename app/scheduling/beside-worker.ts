import { parentPort } from 'node:worker_threads'
import type { Turn, TurnAnswer, BesideStart } from './beside.server'
import { loadLogic } from './cadical.server'
import { Channel } from './channel.server'
import { withGapSearch } from './gap-search'
import type { WithLogic } from './logic'
import { compile } from './problem'
import { seededRandom } from './random'

/* The second thread of the engine: proves, from below, how few gaps are possible. Started by beside.server.ts. */

const loading = loadLogic()

parentPort?.on('message', (start: BesideStart) => {
  const channel = new Channel<TurnAnswer, Turn>(start.port, start.sent, 1)
  // The first thread goes on alone.
  const fail = () => channel.send('failed')
  void loading.then((logic) => work(start, channel, logic)).catch(fail)
})

function work(
  { task, stop }: BesideStart,
  channel: Channel<TurnAnswer, Turn>,
  logic: WithLogic,
): void {
  const stopped = () => Atomics.load(stop, 0) !== 0
  const { instance, domain, goal, plan, reached } = task
  const problem = { ...compile(instance), domain }
  const context = { floor: 0, stopped, random: seededRandom(1, 1), show: () => undefined }
  withGapSearch(problem, goal, plan, reached, logic, context, (search) => {
    for (let turn = channel.wait(stopped); turn; turn = channel.wait(stopped)) {
      search.takeBetter(turn.best)
      search.fromBelow(turn.conflicts)
      channel.send({ tight: search.best, least: search.least, settled: search.isSettled() })
    }
  })
}
