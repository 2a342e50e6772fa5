import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { isThisMachine } from '../env.server'
import { answerTooMany } from './too-many.server'

const MINUTE_MS = 60_000
/**
 * How much may be read in a minute and in an hour. A hall shares one address, so a visitor's is for some hundred people
 * who browse at once; a program that copies the catalogue goes on for longer than they do.
 */
export const READ_LIMITS = {
  address: { minute: 3000, hour: 40_000 },
  person: { minute: 6000, hour: 120_000 },
}
export type ReadLimits = typeof READ_LIMITS

/** Loaded by pages and calendars many at a time, and nothing that a catalogue could be copied from. */
const FILES = /^\/(?:pictures|calendar)\//
/** Whoever is turned away can always sign in. */
const SIGN_IN = /^\/(?:ko|vi|en)\/sign-in(?:[/.?]|$)/

/**
 * Bounds how much anybody reads: people by their account, everybody else by address. What comes from this machine
 * without a proxy's word about who asks is not counted: it would be everybody at once.
 * @param holderOf tells whose valid session a Cookie header carries
 * @param styles addresses of the site's stylesheets
 */
export function limitReads(
  holderOf: (cookies: string) => string | null,
  { limits = READ_LIMITS, styles = [] }: { limits?: ReadLimits; styles?: string[] } = {},
): RequestHandler[] {
  const identify: RequestHandler = (request, response, next) => {
    const { cookie } = request.headers
    response.locals.reader = isCounted(request) && cookie ? holderOf(cookie) : null
    next()
  }
  const within = (window: 'minute' | 'hour', windowMs: number) =>
    rateLimit({
      windowMs,
      limit: (_request, response) => limits[kindOf(response)][window],
      keyGenerator: (request, response) =>
        readerOf(response) ?? ipKeyGenerator(request.ip ?? 'unknown'),
      standardHeaders: false,
      legacyHeaders: false,
      skip: (request) => !isCounted(request),
      handler: (request, response) => {
        answerTooMany(request, response, { seconds: secondsLeft(request, windowMs), styles })
      },
    })
  return [identify, within('minute', MINUTE_MS), within('hour', 60 * MINUTE_MS)]
}

const isCounted = ({ method, path, ip = '' }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !isThisMachine(ip.replace(/^::ffff:/, '')) &&
  !FILES.test(path) &&
  !SIGN_IN.test(path)

const readerOf = (response: Response): string | null =>
  typeof response.locals.reader === 'string' ? response.locals.reader : null
const kindOf = (response: Response): keyof ReadLimits => (readerOf(response) ? 'person' : 'address')

/** Until the window ends. */
function secondsLeft(request: Request, windowMs: number): number {
  const { resetTime } = (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit ?? {}
  const left = (resetTime?.getTime() ?? Date.now() + windowMs) - Date.now()
  return Math.max(1, Math.ceil(left / 1000))
}
