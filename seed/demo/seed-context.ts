import { actorOf } from '#app/features/accounts'
import type { Actor, Context } from '#app/platform/context.server'
import type { Db } from '#db/client'
import { createSearch } from '#search/create'

/** The system's own context; verbs get it with another actor and another time. */
export const seedContext = (db: Db, uploadsDir: string, publicOrigin: string): Context => ({
  db,
  search: createSearch({ db, meili: undefined, log: { warn: () => undefined } }),
  actor: { kind: 'system' },
  now: () => new Date(),
  locale: 'en',
  requestId: 'seed',
  uploadsDir,
  publicOrigin,
  // The seed signs no link.
  secretKey: '',
})

/** At that moment, and in that person's name where one is given. */
export const at = (ctx: Context, moment: Date | string, actor: Actor = ctx.actor): Context => {
  const instant = typeof moment === 'string' ? new Date(moment) : moment
  return { ...ctx, actor, now: () => instant }
}

/** A person as they are now, with the roles they have by now. */
export const personById = (ctx: Context, id: string): Actor => actorOf(ctx.db, id)
