import { parentPort, workerData } from 'node:worker_threads'
import { parseTable } from './parse-table'
import { UnreadableTable } from './table'
import type { Preview, Table, TableOptions } from './table'

export type WorkerAnswer =
  | { ok: true; table: Table }
  | { ok: false; code: string; params: Record<string, string | number>; previews: Preview[] }

const { bytes, options } = workerData as { bytes: Uint8Array; options: TableOptions }

const answer = (message: WorkerAnswer) => parentPort?.postMessage(message)

parseTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options).then(
  (table) => answer({ ok: true, table }),
  (error: unknown) => {
    if (!(error instanceof UnreadableTable)) throw error
    answer({ ok: false, code: error.code, params: error.params, previews: error.previews })
  },
)
