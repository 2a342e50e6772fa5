import { createHmac, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { delegates } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { keptKey } from '#app/platform/kept-keys.server'

type Keyed = Pick<Context, 'db' | 'secretKey'>
const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})(?:\.ics)?$/

/**
 * The secret part of a delegate's calendar address. It says nothing to anybody who has not got it, and a raised
 * `feedGeneration` makes it useless.
 */
export function calendarToken(
  keyed: Keyed,
  delegate: { id: string; feedGeneration: number },
): string {
  return `${delegate.id}.${signature(keyed, delegate)}`
}

/** Address of one meeting of a delegate as a calendar file. */
export const meetingCalendarPath = (
  keyed: Keyed,
  delegate: { id: string; feedGeneration: number },
  meetingId: string,
): string => `/calendar/${calendarToken(keyed, delegate)}.ics?meeting=${meetingId}`

/** The delegate whose address this is; null for any other text. */
export function delegateOfToken(keyed: Keyed, token: string): typeof delegates.$inferSelect | null {
  const [, id, given] = TOKEN.exec(token) ?? []
  if (!id || !given) return null
  const delegate = keyed.db.select().from(delegates).where(eq(delegates.id, id)).get()
  if (!delegate) return null
  const wanted = Buffer.from(signature(keyed, delegate))
  return timingSafeEqual(wanted, Buffer.from(given)) ? delegate : null
}

const signature = ({ db, secretKey }: Keyed, delegate: { id: string; feedGeneration: number }) =>
  createHmac('sha256', keptKey(db, secretKey, 'calendar'))
    .update(`${delegate.id}.${delegate.feedGeneration}`)
    .digest('base64url')
