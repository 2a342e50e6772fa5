import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { exchanges, meetingRequests, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { pairKeyOf } from '#app/features/requests'
import { notFound } from '#app/platform/domain-error'
import type { Blocker } from './shown'

export type OrganisationRow = typeof organisations.$inferSelect
export type Pair = { keep: OrganisationRow; other: OrganisationRow }
/** Two registrations at one event, that become one. */
export type Twin = { eventId: string; keep: string; other: string }
type RequestRow = typeof meetingRequests.$inferSelect

/** @throws DomainError notFound */
export function findPair(reader: Reader, keepId: string, otherId: string): Pair {
  const one = (id: string) => {
    const row = reader.select().from(organisations).where(eq(organisations.id, id)).get()
    if (!row) throw notFound()
    return row
  }
  return { keep: one(keepId), other: one(otherId) }
}

/** Events at which both are registered. */
export function twinsOf(reader: Reader, { keep, other }: Pair): Twin[] {
  const rows = reader
    .select()
    .from(registrations)
    .where(inArray(registrations.organisationId, [keep.id, other.id]))
    .all()
  return rows
    .filter((row) => row.organisationId === other.id)
    .flatMap((row) => {
      const own = rows.find((one) => one.organisationId === keep.id && one.eventId === row.eventId)
      return own ? [{ eventId: row.eventId, keep: own.id, other: row.id }] : []
    })
}

/** Why two records cannot become one, or not yet. */
export function blockersOf(reader: Reader, pair: Pair): Blocker[] {
  const { keep, other } = pair
  if (keep.id === other.id) return ['same']
  const blockers: Blocker[] = []
  if (keep.country !== other.country) blockers.push('country')
  if (
    keep.registrationNumber &&
    other.registrationNumber &&
    keep.registrationNumber !== other.registrationNumber
  )
    blockers.push('twoNumbers')
  const twins = twinsOf(reader, pair)
  if (twins.some((twin) => haveMet(reader, twin))) blockers.push('metEachOther')
  if (
    twins.some((twin) =>
      clashesOf(reader, twin).some(({ own, moving }) => bothAccepted(own, moving)),
    )
  )
    blockers.push('twoMeetings')
  return blockers
}

const bothAccepted = (one: RequestRow, other: RequestRow) =>
  one.state === 'accepted' && other.state === 'accepted'

function haveMet(reader: Reader, { keep, other }: Twin): boolean {
  const { fromRegistrationId: from, toRegistrationId: to } = meetingRequests
  const asked = reader
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(or(and(eq(from, keep), eq(to, other)), and(eq(from, other), eq(to, keep))))
    .get()
  if (asked) return true
  const sides = [exchanges.registrationAId, exchanges.registrationBId] as const
  return (
    reader
      .select({ id: exchanges.id })
      .from(exchanges)
      .where(
        or(
          and(eq(sides[0], keep), eq(sides[1], other)),
          and(eq(sides[0], other), eq(sides[1], keep)),
        ),
      )
      .get() !== undefined
  )
}

/** Requests of a registration with the key that they get when it becomes another one. */
export function movingRequests(reader: Reader, { keep, other }: Twin) {
  return reader
    .select()
    .from(meetingRequests)
    .where(
      or(
        eq(meetingRequests.fromRegistrationId, other),
        eq(meetingRequests.toRegistrationId, other),
      ),
    )
    .all()
    .map((row) => ({
      row,
      pairKey: pairKeyOf(
        row.fromRegistrationId === other ? keep : row.fromRegistrationId,
        row.toRegistrationId === other ? keep : row.toRegistrationId,
        row.aboutKind && row.aboutId ? { kind: row.aboutKind, id: row.aboutId } : null,
      ),
    }))
}

/** Open or accepted requests that both have with the same partner about the same listing. */
export function clashesOf(reader: Reader, twin: Twin) {
  return movingRequests(reader, twin)
    .filter(({ row }) => row.state === 'pending' || row.state === 'accepted')
    .flatMap(({ row, pairKey }) => {
      const own = reader
        .select()
        .from(meetingRequests)
        .where(
          and(
            eq(meetingRequests.eventId, twin.eventId),
            eq(meetingRequests.pairKey, pairKey),
            sql`${meetingRequests.state} IN ('pending', 'accepted')`,
          ),
        )
        .get()
      return own ? [{ own, moving: row }] : []
    })
}
