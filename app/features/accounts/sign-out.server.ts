import { record } from '#app/features/audit'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { endSession } from './sessions.server'

/** Ends the session that the request came with; nothing happens to a visitor. */
export async function signOut(ctx: Context, secure: boolean): Promise<{ cookie?: string }> {
  const person = personOf(ctx)
  if (!person) return {}
  const ended = await endSession(ctx.db, person.sessionId, secure)
  write(ctx, (tx) => record(tx, ctx, 'session.ended', 'person', person.id))
  return ended
}
