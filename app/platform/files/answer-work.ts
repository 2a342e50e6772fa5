import { parentPort } from 'node:worker_threads'
import { UnreadableTable } from './table'
import type { Preview } from './table'

/** What a worker that reads a table says to the thread that started it. */
export type WorkerAnswer<T> =
  | { ok: true; result: T }
  | { ok: false; code: string; params: Record<string, string | number>; previews: Preview[] }

/** Sends the result of a worker's work, or why the file can't be read; other errors end the worker. */
export function answerTableWork<T>(work: Promise<T>): void {
  const answer = (message: WorkerAnswer<T>) => parentPort?.postMessage(message)
  void work.then(
    (result) => answer({ ok: true, result }),
    (error: unknown) => {
      if (!(error instanceof UnreadableTable)) throw error
      answer({ ok: false, code: error.code, params: error.params, previews: error.previews })
    },
  )
}
