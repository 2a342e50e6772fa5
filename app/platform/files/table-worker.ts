import { workerData } from 'node:worker_threads'
import { answerTableWork } from './answer-work'
import { parseTable } from './parse-table'
import type { TableOptions } from './table'

const { bytes, options } = workerData as { bytes: Uint8Array; options: TableOptions }

answerTableWork(parseTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options))
