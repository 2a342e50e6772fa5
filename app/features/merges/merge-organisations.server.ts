import { and, eq, inArray, isNull } from 'drizzle-orm'
import {
  joinRequests,
  needs,
  organisationInvitations,
  organisationMembers,
  organisationMerges,
  organisations,
  technologies,
  verificationCases,
} from '#db/schema'
import type { Tx } from '#db/client'
import { MEMBER_ROLES } from '#db/domain'
import { authorisedPerson, ownersOf } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { notify } from '#app/features/notifications'
import { announceListingsOf, keepNameKeys } from '#app/features/organisations'
import { joinShortlists } from '#app/features/shortlist'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { blockersOf, findPair, twinsOf } from './find-pair.server'
import type { Pair } from './find-pair.server'
import { mergedColumns } from './merged-columns'
import { mergeRegistrations } from './merge-registrations.server'
import { moveRows } from './move-rows.server'
import type { Moves } from './move-rows.server'
import { mergeSchema } from './schema'
import type { Merge } from './schema'

/**
 * Makes two records of one organisation one: listings, people, registrations, requests, meetings and outcomes move to
 * the record that is kept, which also takes what it had no word of itself. The other's address leads there for ever,
 * and what found its place taken is kept with the merge. Owners of both are told.
 * @throws DomainError notFound; organisation.changed for versions other than the preview showed; merge.*
 */
export function mergeOrganisations(ctx: Context, input: Merge): { slug: string } {
  const administrator = authorisedPerson(ctx, 'organisation.merge')
  const { keepId, otherId, keepVersion, otherVersion } = checked(mergeSchema, input)
  return write(ctx, (tx) => {
    const pair = findPair(tx, keepId, otherId)
    const { keep, other } = pair
    if (keep.version !== keepVersion || other.version !== otherVersion)
      throw conflict('organisation.changed')
    const [blocker] = blockersOf(tx, pair)
    if (blocker) throw conflict(`merge.${blocker}`)
    const moves: Moves = { moved: {}, kept: {} }
    for (const twin of twinsOf(tx, pair)) mergeRegistrations(tx, ctx, twin, moves)
    makeRoom(tx, ctx, pair)
    joinShortlists(tx, keep.id, other.id)
    moveRows(tx, 'organisations', other.id, keep.id, moves)
    moves.moved.organisation_members = moveMembers(tx, pair)
    tx.delete(organisations).where(eq(organisations.id, other.id)).run()
    const after = tx
      .update(organisations)
      .set({ ...mergedColumns(keep, other), version: keep.version + 1, updatedAt: ctx.now() })
      .where(eq(organisations.id, keep.id))
      .returning()
      .get()
    const id = newId()
    tx.insert(organisationMerges)
      .values({
        id,
        slug: other.slug,
        mergedIntoId: keep.id,
        record: { ...other },
        ...moves,
        mergedBy: administrator.id,
        mergedAt: ctx.now(),
      })
      .run()
    keepNameKeys(tx, after)
    announceListingsOf(tx, ctx, keep.id)
    record(tx, ctx, 'organisation.merged', 'organisation', keep.id, {
      before: { other },
      after: { mergeId: id, moved: moves.moved },
    })
    const owners = ownersOf(tx, keep.id).map((personId) => ({ personId }))
    notify(tx, ctx, owners, 'organisationMerged', { mergeId: id }, id)
    return { slug: keep.slug }
  })
}

/** Where only one of a kind may be open or bear a title, the moving one steps aside. */
function makeRoom(tx: Tx, ctx: Context, { keep, other }: Pair): void {
  for (const table of [technologies, needs]) {
    const titles = tx
      .select({ titleKey: table.titleKey })
      .from(table)
      .where(eq(table.organisationId, keep.id))
    const twins = tx
      .select({ id: table.id, titleKey: table.titleKey })
      .from(table)
      .where(and(eq(table.organisationId, other.id), inArray(table.titleKey, titles)))
      .all()
    for (const { id, titleKey } of twins)
      tx.update(table)
        .set({ titleKey: `${titleKey} ${id}` })
        .where(eq(table.id, id))
        .run()
  }
  closeTwins(tx, ctx, { keep, other })
}

function closeTwins(tx: Tx, ctx: Context, { keep, other }: Pair): void {
  const openCase = (id: string) =>
    and(eq(verificationCases.organisationId, id), eq(verificationCases.state, 'submitted'))
  if (tx.select().from(verificationCases).where(openCase(keep.id)).get())
    tx.update(verificationCases)
      .set({ state: 'withdrawn', decidedAt: ctx.now() })
      .where(openCase(other.id))
      .run()
  const asking = tx
    .select({ id: joinRequests.personId })
    .from(joinRequests)
    .where(and(eq(joinRequests.organisationId, keep.id), eq(joinRequests.state, 'pending')))
  tx.update(joinRequests)
    .set({ state: 'withdrawn', decidedAt: ctx.now() })
    .where(
      and(
        eq(joinRequests.organisationId, other.id),
        eq(joinRequests.state, 'pending'),
        inArray(joinRequests.personId, asking),
      ),
    )
    .run()
  const open = (id: string) =>
    and(
      eq(organisationInvitations.organisationId, id),
      isNull(organisationInvitations.usedAt),
      isNull(organisationInvitations.revokedAt),
    )
  const invited = tx
    .select({ email: organisationInvitations.email })
    .from(organisationInvitations)
    .where(open(keep.id))
  tx.update(organisationInvitations)
    .set({ revokedAt: ctx.now() })
    .where(and(open(other.id), inArray(organisationInvitations.email, invited)))
    .run()
}

/** People of both; who is in both has the stronger role. They are copied: the last owner may not be moved away. */
function moveMembers(tx: Tx, { keep, other }: Pair): number {
  const members = tx
    .select()
    .from(organisationMembers)
    .where(eq(organisationMembers.organisationId, other.id))
    .all()
  for (const { personId, role } of members) {
    const own = and(
      eq(organisationMembers.organisationId, keep.id),
      eq(organisationMembers.personId, personId),
    )
    const there = tx.select().from(organisationMembers).where(own).get()
    if (!there)
      tx.insert(organisationMembers).values({ organisationId: keep.id, personId, role }).run()
    else if (MEMBER_ROLES.indexOf(role) < MEMBER_ROLES.indexOf(there.role))
      tx.update(organisationMembers).set({ role }).where(own).run()
  }
  return members.length
}
