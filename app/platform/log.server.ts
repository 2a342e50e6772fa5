import pino from 'pino'
import type { Logger } from 'pino'

/** Structured logs, without personal data: no query strings, headers, bodies, names or addresses of people. */
export const createLog = (level: string, to?: pino.DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorForLog },
    },
    to ?? pino.destination(1),
  )
export type { Logger }

/** An error for the log: what and where, without the values that a database or a mail server repeats in its words. */
export function errorForLog(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { type, message, stack } = pino.stdSerializers.err(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type,
    message: withoutValues(message),
    stack: withoutValues(stack),
    ...(code && { code }),
  }
}

/** Drops the parameters of a failed query, and whatever looks like an e-mail address. */
export const withoutValues = (text: string): string =>
  text
    .replace(/\nparams: [\s\S]*?(?=\n\s+at |\ncaused by|$)/g, '')
    .replace(/[^\s<>"'(),;:/\\]+@[^\s<>"'(),;:/\\]+\.[^\s<>"'(),;:/\\]+/g, '•@•')

/** A path for the log. What stands in it instead of a password is left out. */
export const pathForLog = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/^\/calendar\/.*/, '/calendar/•')
