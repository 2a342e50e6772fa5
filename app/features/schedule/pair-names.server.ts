import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { delegates, meetingRequests, meetings, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'

const fromRegistration = alias(registrations, 'pair_from_registration')
const toRegistration = alias(registrations, 'pair_to_registration')
const from = alias(organisations, 'pair_from')
const to = alias(organisations, 'pair_to')

/** The two organisations of a meeting by their short names: 물길센싱 × Sông Bồ. */
export function shortPair(db: Reader, meetingId: string): string {
  const row = db
    .select({ from: from.shortName, to: to.shortName })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .innerJoin(fromRegistration, eq(fromRegistration.id, meetingRequests.fromRegistrationId))
    .innerJoin(toRegistration, eq(toRegistration.id, meetingRequests.toRegistrationId))
    .innerJoin(from, eq(from.id, fromRegistration.organisationId))
    .innerJoin(to, eq(to.id, toRegistration.organisationId))
    .where(eq(meetings.id, meetingId))
    .get()
  return row ? `${row.from} × ${row.to}` : ''
}

/** A delegate with the organisation's name beside theirs; without a delegate the organisation alone. */
export function delegateOfFirm(db: Reader, delegateId: string | null, firm: string): string {
  if (delegateId === null) return firm
  const row = db
    .select({ name: delegates.name })
    .from(delegates)
    .where(eq(delegates.id, delegateId))
    .get()
  return row ? personOfFirm(row.name, firm) : firm
}

export const personOfFirm = (name: string, firm: string): string => `${name} (${firm})`
