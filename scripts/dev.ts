/** `npm run dev`: the site with Vite, live reload, on DATA_DIR. */
import { createServer } from 'vite'
import type { ServerBuild } from '@remix-run/node'
import { compose } from '#app/compose.server'
import { createApp } from '#app/platform/http/app.server'
import { readEnv } from '#app/platform/env.server'
import { createLog } from '#app/platform/log.server'

const env = { ...readEnv({ ...process.env, NODE_ENV: 'development' }), demo: true }
const vite = await createServer({ server: { middlewareMode: true } })
const running = compose(env, createLog('info'))
const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
createApp(running.services, build, [['/', vite.middlewares]]).listen(env.port, env.host, () =>
  console.log(`HanViet Bridge (development): http://localhost:${env.port}`),
)
running.outbox.start()
