import { and, eq, isNull, sql } from 'drizzle-orm'
import { people, recoveryCodes } from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { authorisedPerson } from './authorise.server'
import { begunSecretOf, factorOf } from './factor-check.server'
import { qrOf } from './qr.server'
import { authenticatorUri } from './totp'

/** What a person sees of their own account first. @throws DomainError signInFirst */
export function readAccount(ctx: Context) {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get()
  return {
    name: person.name,
    nameLatin: row?.nameLatin ?? null,
    email: person.email,
    locale: person.locale,
    version: row?.version ?? 0,
    hasPassword: row?.passwordHash != null,
    emailConfirmed: row?.emailConfirmedAt != null,
    hasSecondFactor: factorOf(ctx.db, person.id) !== undefined,
    lacksSecondFactor: person.lacksSecondFactor === true,
  }
}

/**
 * The second factor of the person who asks: in force, begun (then with the secret, for the app), or none.
 * @throws DomainError signInFirst
 */
export function readSecondFactor(ctx: Context) {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  const required = person.lacksSecondFactor === true
  if (!factorOf(ctx.db, person.id)) {
    const secret = begunSecretOf(ctx.db, ctx, person.id)
    if (!secret) return { state: 'none' as const, required }
    const uri = authenticatorUri(person.email, secret)
    return {
      state: 'begun' as const,
      required,
      secret: secret.match(/.{1,4}/g)?.join(' ') ?? '',
      uri,
      picture: qrOf(uri),
    }
  }
  const left = ctx.db
    .select({ count: sql<number>`count(*)` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, person.id), isNull(recoveryCodes.usedAt)))
    .get()
  return { state: 'confirmed' as const, required, recoveryCodesLeft: left?.count ?? 0 }
}
