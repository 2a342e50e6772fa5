import { and, desc, eq, inArray } from 'drizzle-orm'
import { chaseMessages, chaseRecipients } from '#db/schema'
import type { Reader } from '#db/client'
import type { ChaseGroup } from '#db/domain'

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
