import { and, desc, eq, inArray } from 'drizzle-orm'
import { chaseMessages, chaseRecipients, delegates, people } from '#db/schema'
import type { Reader } from '#db/client'
import type { ChaseGroup } from '#db/domain'
import { findReader, speakersFor } from '#app/features/notifications'
import type { MailReader, Recipient } from '#app/features/notifications'

/** Somebody to write to: who answers for a participant, as the mail would find them. */
export type Speaker = { to: Recipient; reader: MailReader; phone: string | null }

/** Who answers for a participant; each address once. */
export function speakersOf(db: Reader, registrationId: string): Speaker[] {
  const seen = new Set<string>()
  return speakersFor(db, registrationId).flatMap((to) => {
    const reader = findReader(db, to)
    if (!reader || seen.has(reader.email)) return []
    seen.add(reader.email)
    return [{ to, reader, phone: phoneOf(db, to, registrationId) }]
  })
}

/** The phone of an account, or of the delegate that it is. */
function phoneOf(db: Reader, to: Recipient, registrationId: string): string | null {
  if ('delegateId' in to)
    return (
      db
        .select({ phone: delegates.phone })
        .from(delegates)
        .where(eq(delegates.id, to.delegateId))
        .get()?.phone ?? null
    )
  const own = db
    .select({ phone: people.phone })
    .from(people)
    .where(eq(people.id, to.personId))
    .get()
  if (own?.phone) return own.phone
  return (
    db
      .select({ phone: delegates.phone })
      .from(delegates)
      .where(and(eq(delegates.registrationId, registrationId), eq(delegates.personId, to.personId)))
      .get()?.phone ?? null
  )
}

/** Hours in which nobody is reminded of the same thing again. */
export const PAUSE_HOURS = 20

/** When each participant was last written to about a group's matter. */
export function lastTold(
  db: Reader,
  eventId: string,
  group: ChaseGroup,
  registrationIds: string[],
): ReadonlyMap<string, Date> {
  if (registrationIds.length === 0) return new Map()
  const rows = db
    .select({ id: chaseRecipients.registrationId, at: chaseRecipients.at })
    .from(chaseRecipients)
    .innerJoin(chaseMessages, eq(chaseMessages.id, chaseRecipients.messageId))
    .where(
      and(
        eq(chaseMessages.eventId, eventId),
        eq(chaseMessages.groupKind, group),
        inArray(chaseRecipients.registrationId, registrationIds),
      ),
    )
    .orderBy(desc(chaseRecipients.at))
    .all()
  const last = new Map<string, Date>()
  for (const { id, at } of rows) if (!last.has(id)) last.set(id, at)
  return last
}
