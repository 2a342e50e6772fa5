import pino from 'pino'
import type { Logger } from 'pino'

/** Structured logs, without personal data: no query strings, headers, bodies, names or addresses of people. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
export type { Logger }
