/**
 * Sign-in sessions through Lucia, the only module that imports it.
 * Lucia keeps session ids in the clear and knows only sliding expiry; the adapter below stores their SHA-256 and
 * ends a session absolutely (docs/decisions/003-lucia.md).
 */
import { eq, lte, or } from 'drizzle-orm'
import { Lucia, TimeSpan, generateIdFromEntropySize } from 'lucia'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import { people, sessions } from '#db/schema'
import type { Db, Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { hashOf } from '#app/platform/secrets.server'

const IDLE = new TimeSpan(1, 'd')
const DAY_MS = 24 * 3600 * 1000
/** Ends of a session whatever happens. */
const ABSOLUTE_MS = { month: 30 * DAY_MS, day: DAY_MS }

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>
    DatabaseSessionAttributes: {
      createdAt: Date
      lastSeenAt: Date
      absoluteEndAt: Date
      device: string
    }
    DatabaseUserAttributes: Record<never, never>
  }
}

/** What a session's id is stored as. */
export const sessionKey = (sessionId: string): string => hashOf(sessionId)

function luciaFor(db: Db, secure: boolean) {
  return new Lucia(adapterFor(db), {
    sessionExpiresIn: IDLE,
    sessionCookie: {
      // Browsers take a __Host- cookie from this very host over TLS only.
      name: secure ? '__Host-hvb_session' : 'hvb_session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (attributes) => attributes,
  })
}

function adapterFor(db: Db): Adapter {
  return {
    deleteExpiredSessions: () => {
      const now = new Date()
      db.delete(sessions)
        .where(or(lte(sessions.expiresAt, now), lte(sessions.absoluteEndAt, now)))
        .run()
      return Promise.resolve()
    },
    deleteSession: (sessionId) => {
      db.delete(sessions)
        .where(eq(sessions.id, sessionKey(sessionId)))
        .run()
      return Promise.resolve()
    },
    deleteUserSessions: (userId) => {
      db.delete(sessions).where(eq(sessions.personId, userId)).run()
      return Promise.resolve()
    },
    getSessionAndUser: (sessionId) => Promise.resolve(findSession(db, sessionId)),
    getUserSessions: (userId) =>
      Promise.resolve(
        db
          .select()
          .from(sessions)
          .where(eq(sessions.personId, userId))
          .all()
          .map((row) => sessionOf(row, row.id)),
      ),
    setSession: (session) => {
      const { createdAt, lastSeenAt, absoluteEndAt, device } = session.attributes
      db.insert(sessions)
        .values({
          id: sessionKey(session.id),
          personId: session.userId,
          expiresAt: session.expiresAt,
          createdAt,
          lastSeenAt,
          absoluteEndAt,
          device,
        })
        .run()
      return Promise.resolve()
    },
    updateSessionExpiration: (sessionId, expiresAt) => {
      db.update(sessions)
        .set({ expiresAt, lastSeenAt: new Date() })
        .where(eq(sessions.id, sessionKey(sessionId)))
        .run()
      return Promise.resolve()
    },
  }
}

function findSession(db: Db, sessionId: string): [DatabaseSession | null, DatabaseUser | null] {
  const row = db
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.id, sessionKey(sessionId)))
    .get()
  if (!row || row.session.absoluteEndAt.getTime() <= Date.now()) return [null, null]
  return [sessionOf(row.session, sessionId), { id: row.session.personId, attributes: {} }]
}

const sessionOf = (row: typeof sessions.$inferSelect, id: string): DatabaseSession => ({
  id,
  userId: row.personId,
  expiresAt: row.expiresAt,
  attributes: {
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    absoluteEndAt: row.absoluteEndAt,
    device: row.device,
  },
})

export type StartedSession = { id: string; cookie: string }

/** Starts a new session for a person; any earlier one in the cookie is left to `endSession`. */
export async function startSession(
  db: Db,
  personId: string,
  device: string,
  secure: boolean,
  lives: keyof typeof ABSOLUTE_MS = 'month',
): Promise<StartedSession> {
  const lucia = luciaFor(db, secure)
  const now = new Date()
  const session = await lucia.createSession(personId, {
    createdAt: now,
    lastSeenAt: now,
    absoluteEndAt: new Date(now.getTime() + ABSOLUTE_MS[lives]),
    device: device.slice(0, 200),
  })
  return { id: session.id, cookie: lucia.createSessionCookie(session.id).serialize() }
}

const ID_BYTES = 25

/**
 * Gives a session another id inside the change's own transaction; what its old cookie carried opens nothing any more.
 * Its ends stay where they were.
 * @returns the new id, for `sessionCookie`
 */
export function renewSession(tx: Tx, sessionId: string): string {
  const id = generateIdFromEntropySize(ID_BYTES)
  tx.update(sessions)
    .set({ id: sessionKey(id) })
    .where(eq(sessions.id, sessionKey(sessionId)))
    .run()
  return id
}

/** Somebody showed who they are: the session goes on under another id, in the change's own transaction. */
export function renewedCookies(
  tx: Tx,
  ctx: Pick<Context, 'db'>,
  sessionId: string,
  secure: boolean,
): { sessionId: string; cookies: string[] } {
  const renewed = renewSession(tx, sessionId)
  return { sessionId: renewed, cookies: [sessionCookie(ctx.db, renewed, secure)] }
}

/** The Set-Cookie header that carries a session. */
export const sessionCookie = (db: Db, sessionId: string, secure: boolean): string =>
  luciaFor(db, secure).createSessionCookie(sessionId).serialize()

/** Ends the session that a Cookie header names, if there is one. */
export async function endSessionIn(db: Db, cookieHeader: string, secure: boolean): Promise<void> {
  const lucia = luciaFor(db, secure)
  const sessionId = lucia.readSessionCookie(cookieHeader)
  if (sessionId) await lucia.invalidateSession(sessionId)
}

/** The session that a Cookie header names, with a fresh cookie when its idle end moved. */
export async function findSessionOf(
  db: Db,
  cookieHeader: string,
  secure: boolean,
): Promise<{ personId: string; sessionId: string; refreshedCookie?: string } | null> {
  const lucia = luciaFor(db, secure)
  const sessionId = lucia.readSessionCookie(cookieHeader)
  if (!sessionId) return null
  const { session } = await lucia.validateSession(sessionId)
  if (!session) return null
  noteUse(db, session.id, session.lastSeenAt)
  const refreshedCookie = session.fresh
    ? lucia.createSessionCookie(session.id).serialize()
    : undefined
  return { personId: session.userId, sessionId: session.id, refreshedCookie }
}

/** Whose valid session a Cookie header carries, without any note of its use; null for none. */
export function holderOfSession(db: Db, cookieHeader: string, secure: boolean): string | null {
  const sessionId = luciaFor(db, secure).readSessionCookie(cookieHeader)
  const [session] = sessionId ? findSession(db, sessionId) : []
  return session && session.expiresAt.getTime() > Date.now() ? session.userId : null
}

const NOTED_EVERY_MS = 5 * 60_000

/** Lucia moves a session's end only now and then; when it was used last is kept to five minutes. */
function noteUse(db: Db, sessionId: string, lastSeenAt: Date): void {
  const now = new Date()
  if (now.getTime() - lastSeenAt.getTime() < NOTED_EVERY_MS) return
  db.update(sessions)
    .set({ lastSeenAt: now })
    .where(eq(sessions.id, sessionKey(sessionId)))
    .run()
}

/** Ends a session; the answer is the cookie that removes it from the browser. */
export async function endSession(
  db: Db,
  sessionId: string,
  secure: boolean,
): Promise<{ cookie: string }> {
  const lucia = luciaFor(db, secure)
  await lucia.invalidateSession(sessionId)
  return { cookie: lucia.createBlankSessionCookie().serialize() }
}

/** Removes what has ended; called at start. */
export const deleteExpiredSessions = (db: Db): Promise<void> =>
  luciaFor(db, false).deleteExpiredSessions()
