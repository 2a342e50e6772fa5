import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import type { RequestHandler } from 'express'
import compressedFiles from 'express-static-gzip'
import { compose } from '#app/compose.server'
import { holderOfSession } from '#app/features/accounts'
import { forgetOldForms } from '#app/features/editing'
import { finishImports } from '#app/features/imports'
import { fillNameKeys } from '#app/features/organisations'
import { keepHouse } from '#app/features/privacy'
import { askValidity, remindReviewers } from '#app/features/reviews'
import { warmUpWorker } from '#app/scheduling/run-in-worker.server'
import { weaknessesOf } from '#app/platform/env.server'
import type { Env } from '#app/platform/env.server'
import { createApp } from '#app/platform/http/app.server'
import { warmUpVocabulary } from '#search/warm-up'
import { createLog } from '#app/platform/log.server'
import { assertEveryRouteHasARule } from '#app/routes/access'
import { systemContext } from '#app/system-context.server'

export type Running = { url: string; close: () => Promise<void> }

const YEAR_S = 31_536_000
const DAY_MS = 24 * 3_600_000

/** Opens the data folder, starts the outbox and listens. Resolves when requests are answered. */
export async function serve(env: Env): Promise<Running> {
  const log = createLog(env.logLevel)
  for (const weakness of weaknessesOf(env)) log.warn(weakness)
  const build = await loadBuild()
  assertEveryRouteHasARule(Object.keys(build.routes))
  const process_ = compose(env, log)
  warmUpVocabulary()
  fillNameKeys(systemContext(process_.services))
  const house = async () => {
    const ctx = systemContext(process_.services)
    await keepHouse(ctx)
    forgetOldForms(ctx)
    askValidity(ctx)
    remindReviewers(ctx)
  }
  await house()
  const daily = setInterval(
    () => void house().catch((error: unknown) => log.error({ err: error }, 'keep house')),
    DAY_MS,
  )
  // An import that a crash cut in two is taken back before anybody reads.
  await finishImports(systemContext(process_.services))
  const { db } = process_.services
  const isSecure = env.publicOrigin.startsWith('https:')
  const holderOf = (cookies: string) => holderOfSession(db, cookies, isSecure)
  const assets: [string, RequestHandler][] = [
    [
      '/assets',
      compressedFiles('build/client/assets', {
        index: false,
        enableBrotli: true,
        orderPreference: ['br'],
        serveStatic: { immutable: true, maxAge: YEAR_S * 1000 },
      }),
    ],
    [
      '/',
      express.static('build/client', {
        maxAge: '1h',
        index: false,
        redirect: false,
        setHeaders: (response, path) => {
          if (path.endsWith('.svg')) response.set('Content-Type', 'image/svg+xml; charset=utf-8')
        },
      }),
    ],
  ]
  const app = createApp(process_.services, build, assets, holderOf)
  const server = await listen(app, env)
  process_.outbox.start()
  warmUpWorker()
  process_.vocabulary.start()
  process_.clock.start()
  return {
    url: addressOf(server, env),
    close: async () => {
      clearInterval(daily)
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await process_.close()
    },
  }
}

async function loadBuild(): Promise<ServerBuild> {
  const path = resolve('build/server/index.js')
  if (!existsSync(path)) throw new Error('The site is not built. Run npm run build, or npm start.')
  return (await import(pathToFileURL(path).href)) as ServerBuild
}

function listen(app: express.Express, env: Env): Promise<Server> {
  return new Promise((done, fail) => {
    const server = app.listen(env.port, env.host, () => done(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`PORT: ${env.port} is taken by another program. Set PORT to a free one.`)
          : error,
      ),
    )
  })
}

function addressOf(server: Server, env: Env): string {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : env.port
  return `http://${env.host === '127.0.0.1' || env.host === '0.0.0.0' ? 'localhost' : env.host}:${port}`
}
