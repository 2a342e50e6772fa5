import { and, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm'
import { oneTimeLinks, people } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { LinkPurpose } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { idOfLink, refuseSpent } from './tokens.server'

export const HOUR_MS = 3_600_000
const LIVES_MS: Record<LinkPurpose, number> = {
  resetPassword: HOUR_MS,
  changeEmail: 24 * HOUR_MS,
  undoEmail: 7 * 24 * HOUR_MS,
}
/** Mails of one purpose to one person in an hour, so that nobody floods a mailbox through a form. */
const MAILS_AN_HOUR = 5

/** Makes a link of a purpose for a person; null when enough have been sent within the hour. */
export function makeLink(
  tx: Tx,
  ctx: Context,
  personId: string,
  purpose: LinkPurpose,
  email: string,
): { linkId: string } | null {
  const now = ctx.now()
  const sent = tx
    .select({ count: sql<number>`count(*)` })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.personId, personId),
        eq(oneTimeLinks.purpose, purpose),
        gt(oneTimeLinks.createdAt, new Date(now.getTime() - HOUR_MS)),
      ),
    )
    .get()
  if ((sent?.count ?? 0) >= MAILS_AN_HOUR && purpose !== 'undoEmail') return null
  const id = newId()
  tx.insert(oneTimeLinks)
    .values({
      id,
      personId,
      purpose,
      email,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIVES_MS[purpose]),
    })
    .run()
  return { linkId: id }
}

/** A link that still works, with its person. Reading uses nothing up. @throws DomainError link.* */
export function findLink(reader: Reader, ctx: Context, purpose: LinkPurpose, token: string) {
  const row = reader
    .select({ link: oneTimeLinks, person: people })
    .from(oneTimeLinks)
    .innerJoin(people, eq(people.id, oneTimeLinks.personId))
    .where(
      and(eq(oneTimeLinks.id, idOfLink(ctx, purpose, token)), eq(oneTimeLinks.purpose, purpose)),
    )
    .get()
  refuseSpent(ctx, row?.link)
  if (!row) throw invalid('link.invalid')
  return row
}

/** Ends what is still open of these purposes for a person; only from one link on, where it is given. Ids grow with time. */
export const spendLinks = (
  tx: Tx,
  ctx: Context,
  personId: string,
  purposes: LinkPurpose[],
  fromLinkId?: string,
): void =>
  void tx
    .update(oneTimeLinks)
    .set({ usedAt: ctx.now() })
    .where(
      and(
        eq(oneTimeLinks.personId, personId),
        inArray(oneTimeLinks.purpose, purposes),
        isNull(oneTimeLinks.usedAt),
        fromLinkId === undefined ? undefined : gte(oneTimeLinks.id, fromLinkId),
      ),
    )
    .run()
