import { randomUUID } from 'node:crypto'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import type { Express, Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { pinoHttp } from 'pino-http'
import type { Services } from '../services.server'
import { healthRoutes } from './health.server'
import { nonce, sameOriginOnly, securityHeaders } from './security.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    requestId: string
    cspNonce: string
    clientAddress: string
  }
}

export type RemixBuild = ServerBuild | (() => Promise<ServerBuild>)

/** The whole HTTP server: headers, logs, limits, files, health, then the site. */
export function createApp(
  services: Services,
  build: RemixBuild,
  assets: [string, RequestHandler][],
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
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? 'error' : 'debug',
    }),
  )
  app.use(nonce, securityHeaders(env), sameOriginOnly(env))
  app.use(healthRoutes(services))
  app.use(compression())
  for (const [path, handler] of assets) app.use(path, handler)
  app.use(limitPosts(env.mode === 'test'))
  const site = createRequestHandler({
    build,
    mode: env.mode,
    getLoadContext: (request, response) => loadContext(services, request, response),
  })
  app.all('*', (request, response, next) => void site(request, response, next))
  return app
}

/** The id that the request logger gave it. */
const idOf = ({ id }: Request): string => (typeof id === 'string' ? id : '')

const loadContext = (services: Services, request: Request, response: Response) => ({
  services,
  requestId: idOf(request),
  cspNonce: String(response.locals.cspNonce),
  clientAddress: request.ip ?? '',
})

/** A hall shares one address, so this only stops floods; accounts have limits of their own. */
const limitPosts = (off: boolean): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: 1200,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: (request) => off || request.method === 'GET',
  })
