import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { delegates, settings } from '#db/schema'
import type { Db } from '#db/client'
import { readSetting } from '#app/platform/settings.server'

const SECRET = 'calendarSecret'
const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})(?:\.ics)?$/

/**
 * The secret part of a delegate's calendar address. It says nothing to anybody who has not got it, and a raised
 * `feedGeneration` makes it useless.
 */
export function calendarToken(db: Db, delegate: { id: string; feedGeneration: number }): string {
  return `${delegate.id}.${signature(db, delegate)}`
}

/** Address of one meeting of a delegate as a calendar file. */
export const meetingCalendarPath = (
  db: Db,
  delegate: { id: string; feedGeneration: number },
  meetingId: string,
): string => `/calendar/${calendarToken(db, delegate)}.ics?meeting=${meetingId}`

/** The delegate whose address this is; null for any other text. */
export function delegateOfToken(db: Db, token: string): typeof delegates.$inferSelect | null {
  const [, id, given] = TOKEN.exec(token) ?? []
  if (!id || !given) return null
  const delegate = db.select().from(delegates).where(eq(delegates.id, id)).get()
  if (!delegate) return null
  const wanted = Buffer.from(signature(db, delegate))
  return timingSafeEqual(wanted, Buffer.from(given)) ? delegate : null
}

const signature = (db: Db, delegate: { id: string; feedGeneration: number }) =>
  createHmac('sha256', calendarSecret(db))
    .update(`${delegate.id}.${delegate.feedGeneration}`)
    .digest('base64url')

/** Made at its first use; whoever comes second takes the first one's. */
function calendarSecret(db: Db): string {
  const known = readSetting(db, SECRET)
  if (known) return known
  db.insert(settings)
    .values({ key: SECRET, value: randomBytes(32).toString('base64url') })
    .onConflictDoNothing()
    .run()
  return readSetting(db, SECRET) ?? ''
}
