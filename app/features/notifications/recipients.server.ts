import { and, eq, inArray } from 'drizzle-orm'
import { delegates, organisationMembers, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Recipient } from './notify.server'

/** Who answers for a registration: the organisation's owners and editors, else its delegates; each person once. */
export function speakersFor(db: Reader, registrationId: string): Recipient[] {
  const members = db
    .select({ personId: organisationMembers.personId, role: organisationMembers.role })
    .from(registrations)
    .innerJoin(
      organisationMembers,
      eq(organisationMembers.organisationId, registrations.organisationId),
    )
    .where(eq(registrations.id, registrationId))
    .all()
    .filter((member) => member.role !== 'viewer')
  if (members.length > 0) return members.map(({ personId }) => ({ personId }))
  const ids = db
    .select({ id: delegates.id })
    .from(delegates)
    .where(eq(delegates.registrationId, registrationId))
    .all()
  return delegatesAsRecipients(
    db,
    ids.map((row) => row.id),
  )
}

/** Who edits what an organisation lists: its owners and editors. */
export const editorsOf = (db: Reader, organisationId: string): Recipient[] =>
  db
    .select({ personId: organisationMembers.personId })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, organisationId),
        inArray(organisationMembers.role, ['owner', 'editor']),
      ),
    )
    .all()

/** Delegates as people to write to: by account, else by address; two delegates that are one person are one recipient. */
export function delegatesAsRecipients(db: Reader, delegateIds: string[]): Recipient[] {
  if (delegateIds.length === 0) return []
  const rows = db
    .select({ id: delegates.id, personId: delegates.personId, email: delegates.email })
    .from(delegates)
    .where(inArray(delegates.id, delegateIds))
    .orderBy(delegates.id)
    .all()
  const byKey = new Map<string, Recipient>()
  for (const row of rows) {
    const key = row.personId ?? row.email?.toLowerCase()
    if (key && !byKey.has(key))
      byKey.set(key, row.personId ? { personId: row.personId } : { delegateId: row.id })
  }
  return [...byKey.values()]
}
