import { eq } from 'drizzle-orm'
import { organisationMembers } from '#db/schema'
import type { Reader } from '#db/client'
import { peopleWithRole } from '#app/features/accounts'
import type { Recipient } from '#app/features/notifications'

/** Who may decide on what an organisation hands in: organisers and administrators that do not belong to it. */
export function reviewersOf(db: Reader, organisationId: string): Recipient[] {
  const own = new Set(
    db
      .select({ id: organisationMembers.personId })
      .from(organisationMembers)
      .where(eq(organisationMembers.organisationId, organisationId))
      .all()
      .map(({ id }) => id),
  )
  return peopleWithRole(db, ['organiser', 'administrator'])
    .filter((id) => !own.has(id))
    .map((personId) => ({ personId }))
}
