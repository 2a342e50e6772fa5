import { join } from 'node:path'
import type { AppLoadContext } from '@remix-run/node'
import { findActor } from '#app/features/accounts'
import { localeOfPath } from '#app/i18n/locale'
import { preferredLocale } from '#app/i18n/locale'
import type { Context } from '#app/platform/context.server'

type Found = Awaited<ReturnType<typeof findActor>>
const foundActors = new WeakMap<AppLoadContext, Promise<Found>>()

/** The session of a request, looked up once for all its loaders. */
export function sessionOf(request: Request, context: AppLoadContext): Promise<Found> {
  const known = foundActors.get(context)
  if (known) return known
  const { db, env } = context.services
  const found = findActor(db, request.headers.get('Cookie'), isSecure(env.publicOrigin), env.demo)
  foundActors.set(context, found)
  return found
}

const madeFrom = new WeakMap<Context, AppLoadContext>()

/** The request that a context was made for: one for its action and all its loaders. */
export const requestOf = (ctx: Context): AppLoadContext | undefined => madeFrom.get(ctx)

/** What the verbs of features get: who asks, in which language, with what. */
export async function contextOf(request: Request, context: AppLoadContext): Promise<Context> {
  const { services, requestId } = context
  const { actor } = await sessionOf(request, context)
  const ctx: Context = {
    db: services.db,
    search: services.search,
    actor,
    now: () => new Date(),
    locale:
      localeOfPath(new URL(request.url).pathname) ??
      preferredLocale(request.headers.get('Accept-Language')),
    requestId,
    uploadsDir: join(services.env.dataDir, 'uploads'),
    publicOrigin: services.env.publicOrigin,
    secretKey: services.secretKey,
    scan: services.scan,
    log: services.log,
  }
  madeFrom.set(ctx, context)
  return ctx
}

/** Whether a request comes with a session, valid or not. */
export const carriesSession = (request: Request): boolean =>
  /(?:^|;\s*)(?:__Host-)?hvb_session=/.test(request.headers.get('Cookie') ?? '')

export const isSecure = (publicOrigin: string): boolean => publicOrigin.startsWith('https:')
