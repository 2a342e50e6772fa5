import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import type { Beside, BesideAnswer, BesideTask, WithBeside } from './beside'
import { Channel } from './channel.server'
import { startThread } from './start-thread.server'
import type { Tight } from './tighten'

/** Begins the work of the second thread; its turns go through the port. */
export interface BesideStart {
  task: BesideTask
  port: MessagePort
  /** Messages sent by either end of the port. */
  sent: Int32Array
  /** Not 0 once the work is over. */
  stop: Int32Array
}

export interface Turn {
  conflicts: number
  best: Tight
}

export type TurnAnswer =
  /** `settled`: nothing is left to be found. */ (BesideAnswer & { settled: boolean }) | 'failed'

/** A thread that does not answer for so long is lost. */
const PATIENCE_MS = 30_000

/** Searches beside, in one thread that is started when it is first needed and kept. */
export function besideInThread(root: string): WithBeside {
  let thread: Worker | null = null
  const forget = () => {
    thread = null
  }
  const start = () => {
    thread ??= startThread(root, 'app/scheduling/beside-worker.ts')
      .on('error', forget)
      .on('exit', forget)
    // It must not keep the process alive.
    thread.unref()
    return thread
  }
  return (task, stopped, use) => {
    const { port1, port2 } = new MessageChannel()
    const sent = new Int32Array(new SharedArrayBuffer(8))
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const message: BesideStart = { task, port: port2, sent, stop }
    start().postMessage(message, [port2])
    try {
      return use(turnsThrough(new Channel(port1, sent, 0), stopped))
    } finally {
      Atomics.store(stop, 0, 1)
      port1.close()
    }
  }
}

function turnsThrough(channel: Channel<Turn, TurnAnswer>, stopped: () => boolean): Beside {
  let answer: TurnAnswer | null = null
  let deadline = Infinity
  const isLost = () => performance.now() > deadline
  return {
    begin: (conflicts, best) => {
      if (answer === 'failed') return
      answer = null
      channel.send({ conflicts, best })
    },
    isSettled: () => {
      answer ??= channel.poll()
      return answer !== null && answer !== 'failed' && answer.settled
    },
    end: () => {
      deadline = performance.now() + PATIENCE_MS
      answer ??= channel.wait(() => stopped() || isLost()) ?? (isLost() ? 'failed' : null)
      return answer === 'failed' ? null : answer
    },
  }
}
