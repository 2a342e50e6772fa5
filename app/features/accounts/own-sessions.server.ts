import { and, desc, eq, gt } from 'drizzle-orm'
import { sessions } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { authorisedPerson } from './authorise.server'
import { describeDevice } from './describe-device'
import { endSessionsOf } from './end-sessions.server'
import type { Client, SignedIn } from './open-session.server'
import { confirmOwnPassword } from './own-password.server'
import { sessionChoiceSchema } from './schema'
import type { SessionChoice } from './schema'
import { renewedCookies, sessionKey } from './sessions.server'

/** A session as its person sees it. The id is the stored hash: it opens nothing. */
export type OwnSession = {
  id: string
  device: string
  startedAt: Date
  lastSeenAt: Date
  isThis: boolean
}

/** The open sessions of the person who asks, this one first. @throws DomainError signInFirst */
export function readSessions(ctx: Context): OwnSession[] {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const now = ctx.now()
  const own = sessionKey(person.sessionId)
  return ctx.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, person.id),
        gt(sessions.expiresAt, now),
        gt(sessions.absoluteEndAt, now),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .all()
    .map((row) => ({
      id: row.id,
      device: describeDevice(row.device),
      startedAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThis: row.id === own,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/**
 * Ends one of the person's own sessions, or all but this one, with the browsers that were remembered elsewhere; the password is shown again, so that whoever finds an open
 * browser does not shut its owner out.
 * @throws DomainError notFound for a session of somebody else, or one that is over; password.none, password.wrong,
 * secondFactor.wrong, signIn.tooMany
 */
export async function endOwnSession(
  ctx: Context,
  input: SessionChoice,
  client: Client,
): Promise<SignedIn> {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const { sessionId, ...shown } = checked(sessionChoiceSchema, input)
  await confirmOwnPassword(ctx, person, shown, client.address)
  return write(ctx, (tx) => {
    if (sessionId === 'others') endSessionsOf(tx, person.id, person.sessionId, client.cookies)
    else {
      const ended = tx
        .delete(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.personId, person.id)))
        .run()
      if (ended.changes === 0) throw notFound()
    }
    record(tx, ctx, 'session.revoked', 'person', person.id)
    return { cookies: renewedCookies(tx, ctx, person.sessionId, client.secure).cookies }
  })
}
