import type { Tx } from '#db/client'
import type { Context, Person } from '#app/platform/context.server'
import type { Client } from './open-session.server'
import { renewSession, sessionCookie } from './sessions.server'

/**
 * Gives the session of a person who may do more from now on a new id, inside the change's own transaction.
 * @returns the Set-Cookie header that carries it
 */
export const renewedCookie = (
  tx: Tx,
  ctx: Pick<Context, 'db'>,
  person: Person,
  client: Pick<Client, 'secure'>,
): string => sessionCookie(ctx.db, renewSession(tx, person.sessionId), client.secure)
