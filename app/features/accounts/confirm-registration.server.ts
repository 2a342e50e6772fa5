import { and, eq, isNull } from 'drizzle-orm'
import { consentRecords, people, signUps } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { authorise } from './authorise.server'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'
import { hashPassword, refuseWeak } from './passwords.server'
import { setPasswordSchema } from './schema'
import type { SetPassword } from './schema'
import { idOfLink, refuseSpent } from './tokens.server'

/** What the page of a confirmation link shows. Reading uses nothing up. @throws DomainError link.* */
export function readSignUp(ctx: Context, token: string) {
  const signUp = ctx.db
    .select()
    .from(signUps)
    .where(eq(signUps.id, idOfLink(ctx, 'signUp', token)))
    .get()
  refuseSpent(ctx, signUp)
  return { email: signUp?.email ?? '', name: signUp?.name ?? '' }
}

/**
 * Makes the account: the press on the mailed link proves the address, and only now is a password set, so that nobody
 * prepares an account for an address of somebody else. Keeps the consent, and signs the person in; the browser, which
 * had the mail and the password, is remembered.
 * @throws DomainError link.*, password.weak, account.exists
 */
export async function confirmRegistration(
  ctx: Context,
  input: SetPassword,
  client: Client,
): Promise<SignedIn & { next: string | null }> {
  authorise(ctx, 'account.register')
  const { token, password } = checked(setPasswordSchema, input)
  const signUpId = idOfLink(ctx, 'signUp', token)
  const { email, name } = readSignUp(ctx, token)
  refuseWeak(password, { email, name })
  const passwordHash = await hashPassword(password)
  const personId = newId()
  const now = ctx.now()
  const signUp = write(
    ctx,
    (tx) => {
      const used = tx
        .update(signUps)
        .set({ usedAt: now })
        .where(and(eq(signUps.id, signUpId), isNull(signUps.usedAt)))
        .returning()
        .get()
      if (!used) throw invalid('link.used')
      if (tx.select({ id: people.id }).from(people).where(eq(people.email, used.email)).get())
        throw conflict('account.exists')
      tx.insert(people)
        .values({
          id: personId,
          email: used.email,
          name: used.name,
          locale: used.locale,
          passwordHash,
          emailConfirmedAt: now,
          createdAt: now,
        })
        .run()
      tx.insert(consentRecords)
        .values({
          id: newId(),
          personId,
          purpose: 'account',
          noticeVersion: used.noticeVersion,
          locale: used.locale,
          given: true,
          at: used.createdAt,
        })
        .run()
      record(tx, ctx, 'account.created', 'person', personId, {
        after: { consent: used.noticeVersion, locale: used.locale },
      })
      return used
    },
    { 'people.email': 'account.exists' },
  )
  return {
    ...(await openSession(ctx, personId, client, 'passwordAndMail', true)),
    next: signUp.next,
  }
}
