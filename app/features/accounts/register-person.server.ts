import { and, eq, gt, sql } from 'drizzle-orm'
import { people, signUps } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { mailAccount } from './account-mail.server'
import { reserveAttempt } from './attempts.server'
import { authorise } from './authorise.server'
import { registerSchema } from './schema'
import type { Registration } from './schema'

const HOUR_MS = 3_600_000
const LINK_LIVES_MS = 48 * HOUR_MS
/** Mails to one address in an hour, so that nobody floods a mailbox through this form. */
const MAILS_AN_HOUR = 5

/**
 * Begins a registration: a mail with a link goes to the address. For an address that has an account the same is
 * written and answered, and its owner is told by mail; nothing in the answer or its time tells the two apart.
 * @param address where the request came from
 * @throws DomainError signIn.tooMany for an address that has had too many mails sent
 */
export function registerPerson(ctx: Context, input: Registration, address: string): void {
  authorise(ctx, 'account.register')
  const given = checked(registerSchema, input)
  reserveAttempt(ctx, 'mail', given.email, address)
  const now = ctx.now()
  write(ctx, (tx) => {
    const mailsSoFar = countSignUps(tx, given.email, new Date(now.getTime() - HOUR_MS))
    const owner = tx
      .select({ id: people.id })
      .from(people)
      .where(eq(people.email, given.email))
      .get()
    const id = newId()
    tx.insert(signUps)
      .values({
        id,
        email: given.email,
        name: given.name,
        locale: given.locale,
        noticeVersion: given.noticeVersion,
        next: given.next,
        createdAt: now,
        expiresAt: new Date(now.getTime() + LINK_LIVES_MS),
        usedAt: owner ? now : null,
      })
      .run()
    record(tx, ctx, 'account.registrationBegun', 'signUp', id)
    if (mailsSoFar >= MAILS_AN_HOUR) return
    if (owner) mailAccount(tx, ctx, { personId: owner.id }, 'signUpKnown')
    else mailAccount(tx, ctx, { signUpId: id }, 'confirmSignUp')
  })
}

const countSignUps = (tx: Tx, email: string, since: Date): number =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(signUps)
    .where(and(eq(signUps.email, email), gt(signUps.createdAt, since)))
    .get()?.count ?? 0
