import { and, eq, gt, sql } from 'drizzle-orm'
import { joinRequests, organisationMembers, organisations, people } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, forbidden, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'
import { authorise, authorisedPerson } from './authorise.server'
import { hasOwner, organisationBySlug, roleIn } from './members.server'
import { askToJoinSchema } from './schema'
import type { AskToJoin } from './schema'
import { sharedDomain } from './shared-domain'
import { peopleWithRole } from './staff.server'

/** Organisations that one person may wait for at a time. */
const MOST_OPEN = 5
/** Requests of one person within a day, taken back or not: each is a mail to others. */
const A_DAY = 10
const DAY_MS = 24 * 3_600_000
const JOIN_CONSTRAINTS = { 'join_requests.organisation_id': 'join.askedAlready' }

/**
 * Asks to belong to an organisation that is here already. Its owners answer; where nobody answers for it yet, it is a
 * claim, which staff decides.
 * @throws DomainError signInFirst, notFound, join.unconfirmed, members.thereAlready, join.askedAlready, join.tooMany,
 * join.tooOften
 */
export function askToJoin(ctx: Context, input: AskToJoin): { id: string } {
  const person = authorisedPerson(ctx, 'join.ask')
  const { slug, message } = checked(askToJoinSchema, input)
  return write(
    ctx,
    (tx) => {
      const organisation = organisationBySlug(tx, slug)
      const asking = tx.select().from(people).where(eq(people.id, person.id)).get()
      if (!asking?.emailConfirmedAt) throw forbidden('join.unconfirmed')
      if (roleIn(tx, organisation.id, person.id)) throw conflict('members.thereAlready')
      if (countOpen(tx, person.id) >= MOST_OPEN)
        throw conflict('join.tooMany', { limit: MOST_OPEN })
      if (countSince(tx, person.id, new Date(ctx.now().getTime() - DAY_MS)) >= A_DAY)
        throw conflict('join.tooOften')
      const kind = hasOwner(tx, organisation.id) ? 'join' : 'claim'
      const id = newId()
      tx.insert(joinRequests)
        .values({
          id,
          organisationId: organisation.id,
          personId: person.id,
          kind,
          message,
          sharedDomain: sharedDomain(asking.email, recordOf(tx, organisation.id)),
          createdAt: ctx.now(),
        })
        .run()
      record(tx, ctx, 'members.joinAsked', 'organisation', organisation.id, { after: { id, kind } })
      const answering =
        kind === 'join'
          ? ownersOf(tx, organisation.id)
          : peopleWithRole(tx, ['organiser', 'administrator'])
      for (const personId of answering)
        mailAccount(tx, ctx, { personId }, kind === 'join' ? 'joinAsked' : 'claimAsked', {
          joinRequestId: id,
        })
      return { id }
    },
    JOIN_CONSTRAINTS,
  )
}

/** Takes one's own request back. @throws DomainError signInFirst; notFound for one that is not open or not one's own */
export function withdrawJoin(ctx: Context, { id }: { id: string }): void {
  const person = authorisedPerson(ctx, 'join.ask')
  write(ctx, (tx) => {
    const { id: requestId, personId } = joinRequests
    const own = tx
      .select()
      .from(joinRequests)
      .where(and(eq(requestId, id), eq(personId, person.id)))
      .get()
    authorise(ctx, 'join.withdraw', {}, { join: own?.state })
    if (!own) throw notFound()
    tx.update(joinRequests)
      .set({ state: 'withdrawn', decidedAt: ctx.now() })
      .where(eq(requestId, id))
      .run()
    record(tx, ctx, 'members.joinWithdrawn', 'organisation', own.organisationId, {
      after: { id },
    })
  })
}

const countOpen = (tx: Tx, personId: string): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(joinRequests)
    .where(and(eq(joinRequests.personId, personId), eq(joinRequests.state, 'pending')))
    .get()?.count ?? 0

const countSince = (tx: Tx, personId: string, since: Date): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(joinRequests)
    .where(and(eq(joinRequests.personId, personId), gt(joinRequests.createdAt, since)))
    .get()?.count ?? 0

const recordOf = (tx: Tx, organisationId: string) =>
  tx
    .select({ website: organisations.website, contactEmail: organisations.contactEmail })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get() ?? { website: null, contactEmail: null }

/** The people who answer for an organisation. */
export const ownersOf = (tx: Tx, organisationId: string): string[] =>
  tx
    .select({ id: organisationMembers.personId })
    .from(organisationMembers)
    .where(
      and(
        eq(organisationMembers.organisationId, organisationId),
        eq(organisationMembers.role, 'owner'),
      ),
    )
    .all()
    .map((row) => row.id)
