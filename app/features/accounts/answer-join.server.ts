import { and, eq } from 'drizzle-orm'
import { joinRequests, organisationMembers } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { ownersOf } from './ask-to-join.server'
import { authorisedPerson } from './authorise.server'
import { MEMBER_CONSTRAINTS, assertStillManages, hasOwner, roleIn } from './members.server'
import { answerJoinSchema } from './schema'
import type { AnswerJoin } from './schema'

type JoinRow = typeof joinRequests.$inferSelect

/**
 * Answers somebody who asks to belong to an organisation: its owners for who wants to join, staff for who claims a
 * record without people. A claim is accepted only on an address that the record names too; for any other, staff sends
 * the link to the address on record. The person is told by mail.
 * @throws DomainError notFound, join.answered, join.reasonMissing, join.noSharedDomain, claim.hasOwner
 */
export function answerJoin(ctx: Context, input: AnswerJoin): void {
  const { id, answer, role, reason } = checked(answerJoinSchema, input)
  write(
    ctx,
    (tx) => {
      const row = findJoin(tx, id)
      const { organisationId, kind } = row
      const states = { join: row.state }
      const answering =
        kind === 'join'
          ? authorisedPerson(ctx, 'join.answer', { organisationId }, states)
          : authorisedPerson(ctx, 'join.answerClaim', {}, states)
      if (kind === 'join') assertStillManages(tx, answering, organisationId)
      if (answer === 'decline' && !reason) throw invalid('join.reasonMissing', {}, 'reason')
      if (answer === 'accept') accept(tx, row, kind === 'claim' ? 'owner' : role)
      tx.update(joinRequests)
        .set({
          state: answer === 'accept' ? 'accepted' : 'declined',
          decidedBy: answering.id,
          decidedAt: ctx.now(),
          reason: reason ?? null,
        })
        .where(eq(joinRequests.id, id))
        .run()
      if (answer === 'accept') {
        record(tx, ctx, 'members.joined', 'organisation', organisationId, {
          after: { personId: row.personId, role: kind === 'claim' ? 'owner' : role, by: kind },
          onBehalfOf: actedFor(ctx, organisationId),
        })
        if (kind === 'claim') leaveOthersToOwner(tx, ctx, organisationId)
      } else
        record(tx, ctx, 'members.joinDeclined', 'organisation', organisationId, {
          after: { id },
          onBehalfOf: actedFor(ctx, organisationId),
        })
      mailAccount(
        tx,
        ctx,
        { personId: row.personId },
        answer === 'accept' ? 'joinAccepted' : 'joinDeclined',
        { joinRequestId: id },
      )
    },
    MEMBER_CONSTRAINTS,
  )
}

function accept(tx: Tx, row: JoinRow, role: 'owner' | 'editor' | 'viewer'): void {
  const { organisationId, personId, kind } = row
  if (kind === 'claim' && hasOwner(tx, organisationId)) throw conflict('claim.hasOwner')
  if (kind === 'claim' && !row.sharedDomain) throw conflict('join.noSharedDomain')
  if (roleIn(tx, organisationId, personId)) throw conflict('members.thereAlready')
  tx.insert(organisationMembers).values({ organisationId, personId, role }).run()
}

/** Once there is an owner, others who claimed the record are that owner's to answer. */
function leaveOthersToOwner(tx: Tx, ctx: Context, organisationId: string): void {
  const others = tx
    .update(joinRequests)
    .set({ kind: 'join' })
    .where(and(eq(joinRequests.organisationId, organisationId), eq(joinRequests.state, 'pending')))
    .returning({ id: joinRequests.id })
    .all()
  for (const { id } of others)
    for (const personId of ownersOf(tx, organisationId))
      mailAccount(tx, ctx, { personId }, 'joinAsked', { joinRequestId: id })
}

function findJoin(reader: Reader, id: string): JoinRow {
  const row = reader.select().from(joinRequests).where(eq(joinRequests.id, id)).get()
  if (!row) throw notFound()
  return row
}
