import { Router } from 'express'
import type { Request, Response } from 'express'
import { sql } from 'drizzle-orm'
import { collectDefaultMetrics, register } from 'prom-client'
import { indexLagSeconds } from '../jobs/runner.server'
import type { Services } from '../services.server'

/** `/healthz`, `/readyz` and, from this machine only, `/metrics`. */
export function healthRoutes(services: Services): Router {
  const router = Router()
  register.clear()
  collectDefaultMetrics()

  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok')
  })

  router.get('/readyz', (_request, response, next) => {
    answerReady(services, response).catch(next)
  })

  router.get('/metrics', (request, response, next) => {
    answerMetrics(request, response).catch(next)
  })
  return router
}

async function answerReady(services: Services, response: Response): Promise<void> {
  const database = databaseAnswers(services)
  const engine = database ? await services.search.health() : null
  const ready = database && engine !== null
  response
    .status(ready ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({
      status: ready ? 'ok' : 'unavailable',
      database: database ? 'ok' : 'unavailable',
      search: {
        engine: engine?.engine ?? null,
        lagSeconds: database ? indexLagSeconds(services.db, new Date()) : null,
      },
      version: services.version,
    })
}

async function answerMetrics(request: Request, response: Response): Promise<void> {
  if (!isLocal(request)) {
    response.status(404).type('text').send('Not found')
    return
  }
  response.type(register.contentType).send(await register.metrics())
}

function databaseAnswers({ db }: Services): boolean {
  try {
    db.get(sql`SELECT 1`)
    return true
  } catch {
    return false
  }
}

/** What proxies say of whom they speak for, as set up one way or another. */
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

/** A proxy on this machine passes on others' requests and names them; those are not local. */
const isLocal = (request: Request): boolean =>
  PASSED_ON.every((name) => request.headers[name] === undefined) &&
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
