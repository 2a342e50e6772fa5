import { randomUUID } from 'node:crypto'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { pinoHttp } from 'pino-http'
import { errorForLog, pathForLog } from '../log.server'
import type { Logger } from '../log.server'
import type { Services } from '../services.server'
import { healthRoutes } from './health.server'
import { limitReads } from './read-limits.server'
import { knownMethodsOnly, nonce, sameOriginOnly, securityHeaders } from './security.server'
import { securityTxt } from './security-txt.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    requestId: string
    cspNonce: string
    clientAddress: string
  }
}

/** Refusals are logged: what a rule or a guard turned away, and forms that could not be taken. */
const LEVELS: Partial<Record<number, 'warn' | 'info'>> = {
  ...{ 400: 'warn', 403: 'warn', 405: 'warn', 413: 'warn', 429: 'warn' },
  ...{ 409: 'info', 422: 'info' },
}

export type RemixBuild = ServerBuild | (() => Promise<ServerBuild>)

/**
 * The whole HTTP server: headers, logs, limits, files, health, then the site.
 * @param holderOf tells whose valid session a Cookie header carries: people have limits of their own
 */
export function createApp(
  services: Services,
  build: RemixBuild,
  assets: [string, RequestHandler][],
  holderOf: (cookies: string) => string | null = () => null,
): Express {
  const { env, log } = services
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback')
  app.use(
    pinoHttp({
      logger: log,
      genReqId: () => randomUUID(),
      // Query strings and headers may hold names, tokens and addresses.
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: pathForLog(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: errorForLog,
      },
      customLogLevel: (_request, { statusCode }, error) =>
        error || statusCode >= 500 ? 'error' : (LEVELS[statusCode] ?? 'debug'),
    }),
  )
  app.use(nonce, securityHeaders(env), knownMethodsOnly, sameOriginOnly(env))
  app.use(healthRoutes(services), securityTxt(env))
  app.use(compression())
  for (const [path, handler] of assets) app.use(path, handler)
  app.use(limitPosts(env.mode === 'test'), ...limitReads(holderOf, { styles: stylesOf(build) }))
  const site = createRequestHandler({
    build,
    mode: env.mode,
    getLoadContext: (request, response) => loadContext(services, request, response),
  })
  app.all('*', (request, response, next) => void site(request, response, next))
  app.use(lastResort(log))
  return app
}

/** What nothing else caught: the log has the details, the reader gets none, whatever NODE_ENV is. */
function lastResort(log: Logger): ErrorRequestHandler {
  // Express knows it by its four parameters.
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const asked = typeof error === 'object' && error && 'status' in error ? error.status : 500
    const status = typeof asked === 'number' && asked >= 400 && asked < 500 ? asked : 500
    if (status === 500) log.error({ err: error, requestId: idOf(request) }, 'request failed')
    response
      .status(status)
      .type('text')
      .send(status === 500 ? 'Something went wrong' : 'Bad request')
  }
}

/** The id that the request logger gave it. */
const idOf = ({ id }: Request): string => (typeof id === 'string' ? id : '')

const loadContext = (services: Services, request: Request, response: Response) => ({
  services,
  requestId: idOf(request),
  cspNonce: String(response.locals.cspNonce),
  clientAddress: request.ip ?? '',
})

/** Stylesheets of every page, by their addresses; none known while developing. */
const stylesOf = (build: RemixBuild): string[] =>
  typeof build === 'function'
    ? []
    : (build.routes.root?.module.links?.() ?? []).flatMap((link) =>
        'rel' in link && link.rel === 'stylesheet' && link.href ? [link.href] : [],
      )

/** A hall shares one address, so this only stops floods; accounts have limits of their own. */
const limitPosts = (off: boolean): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: 1200,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: (request) => off || request.method === 'GET',
  })
