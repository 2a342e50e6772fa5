import type { Worker } from 'node:worker_threads'
import { startTsWorker } from '../ts-worker.server'
import type { WorkerAnswer } from './answer-work'
import { TABLE_LIMITS, UnreadableTable } from './table'
import type { Table, TableOptions } from './table'

/**
 * Reads a spreadsheet or a text table in a worker of its own, with limits on time, memory, size and cells, so that a
 * hostile file costs nothing but a message.
 * @throws UnreadableTable; the code is a key of `errors.file`, `previews` are there for an encoding to be chosen
 */
export async function readTable(bytes: Uint8Array, options: TableOptions = {}): Promise<Table> {
  const limits = { ...TABLE_LIMITS, ...options.limits }
  if (bytes.length > limits.bytes)
    throw new UnreadableTable('tooLarge', { megabytes: Math.floor(limits.bytes / 1024 / 1024) })
  const worker = startTsWorker('app/platform/files/table-worker.ts', {
    workerData: { bytes, options },
    maxOldGenerationSizeMb: 640,
  })
  return answerOfTableWorker<Table>(worker, limits.seconds)
}

/**
 * Waits for the one answer of a worker that reads a table, and ends the worker.
 * @throws UnreadableTable; tooComplex when the time or memory ran out
 */
export async function answerOfTableWorker<T>(worker: Worker, seconds: number): Promise<T> {
  const answer = await firstAnswer<T>(worker, seconds).finally(() => worker.terminate())
  if (!answer.ok) throw new UnreadableTable(answer.code, answer.params, answer.previews)
  return answer.result
}

function firstAnswer<T>(worker: Worker, seconds: number): Promise<WorkerAnswer<T>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new UnreadableTable('tooComplex')), seconds * 1000)
    const settle = (act: () => void) => {
      clearTimeout(late)
      act()
    }
    worker.once('message', (answer: WorkerAnswer<T>) => settle(() => resolve(answer)))
    worker.once('error', (error: Error & { code?: string }) =>
      settle(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableTable('tooComplex') : error,
        ),
      ),
    )
    worker.once('exit', () => settle(() => reject(new UnreadableTable('tooComplex'))))
  })
}
