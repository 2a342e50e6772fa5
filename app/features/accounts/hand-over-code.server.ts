import { and, eq } from 'drizzle-orm'
import { delegates, oneTimeCodes, people } from '#db/schema'
import { organisationMembers, organisations, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { forbidden, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'
import { authorisedPerson, may } from './authorise.server'
import { eventBySlug } from './event-by-slug.server'
import { handOverSchema } from './schema'
import type { HandOver } from './schema'
import { isStaff, staffAmong } from './staff.server'
import { codeOf } from './tokens.server'

const LIVES_MS = 10 * 60_000

export type Reachable = { id: string; name: string; organisation: string; email: string }

/** People with an account who are registered at an event, without staff, and whether codes are made now. @throws DomainError notFound */
export function readReachable(ctx: Context, eventSlug: string) {
  const event = eventBySlug(ctx, eventSlug)
  authorisedPerson(ctx, 'code.read', { eventId: event.id })
  const mayHandOver = may(ctx, 'code.handOver', { eventId: event.id }, { event: event.state })
  return { event, mayHandOver, people: registeredPeople(ctx.db, event.id) }
}

/**
 * Makes a code that an organiser hands over to a registered person whose mail does not arrive. It lives ten minutes,
 * stands in the audit trail with both people, and the person is told by mail all the same.
 * @throws DomainError notFound for people who are not registered there, event.closed, code.staff
 */
export function handOverCode(ctx: Context, input: HandOver): { code: string; until: Date } {
  const { eventSlug, personId } = checked(handOverSchema, input)
  const event = eventBySlug(ctx, eventSlug)
  const organiser = authorisedPerson(
    ctx,
    'code.handOver',
    { eventId: event.id },
    { event: event.state },
  )
  const id = newId()
  const now = ctx.now()
  const until = new Date(now.getTime() + LIVES_MS)
  write(ctx, (tx) => {
    if (isStaff(tx, personId)) throw forbidden('code.staff')
    if (!registeredPeople(tx, event.id).some((one) => one.id === personId)) throw notFound()
    // One handed-over code at a time.
    tx.delete(oneTimeCodes)
      .where(and(eq(oneTimeCodes.personId, personId), eq(oneTimeCodes.channel, 'handover')))
      .run()
    tx.insert(oneTimeCodes)
      .values({
        id,
        personId,
        channel: 'handover',
        issuedBy: organiser.id,
        createdAt: now,
        expiresAt: until,
      })
      .run()
    record(tx, ctx, 'account.codeHandedOver', 'person', personId, { after: { eventId: event.id } })
    mailAccount(tx, ctx, { personId }, 'codeHandedOver')
  })
  return { code: codeOf(ctx.secretKey, id), until }
}

/** By their account as a delegate, or as a member of an organisation that takes part. */
function registeredPeople(reader: Reader, eventId: string): Reachable[] {
  const columns = { id: people.id, name: people.name, email: people.email }
  const asDelegates = reader
    .select({ ...columns, organisation: organisations.displayName })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .innerJoin(people, eq(people.id, delegates.personId))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'approved')))
    .all()
  const asMembers = reader
    .select({ ...columns, organisation: organisations.displayName })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .innerJoin(
      organisationMembers,
      eq(organisationMembers.organisationId, registrations.organisationId),
    )
    .innerJoin(people, eq(people.id, organisationMembers.personId))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'approved')))
    .all()
  const byId = new Map([...asDelegates, ...asMembers].map((one) => [one.id, one]))
  const staff = staffAmong(reader, [...byId.keys()])
  return [...byId.values()].filter((one) => !staff.has(one.id))
}
