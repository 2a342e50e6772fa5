import { join } from 'node:path'
import type { Context } from './platform/context.server'
import type { Services } from './platform/services.server'

/** The process acting for itself: start-up work and commands. Nothing from the network gets it. */
export const systemContext = ({ db, search, env, secretKey }: Services): Context => ({
  db,
  search,
  actor: { kind: 'system' },
  now: () => new Date(),
  locale: 'en',
  requestId: 'system',
  uploadsDir: join(env.dataDir, 'uploads'),
  publicOrigin: env.publicOrigin,
  secretKey,
})
