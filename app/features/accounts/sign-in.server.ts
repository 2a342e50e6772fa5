import { and, eq, gt, sql } from 'drizzle-orm'
import { people, signInAttempts } from '#db/schema'
import { DomainError } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import type { Context } from '#app/platform/context.server'
import { passwordMatches } from './passwords.server'
import type { SignIn } from './schema'
import { openSession } from './open-session.server'
import type { Client, SignedIn } from './open-session.server'

const WINDOW_MS = 15 * 60_000
/** By account first: a hall of 300 people shares one address. */
const LIMIT_BY_ACCOUNT = 8
const LIMIT_BY_ADDRESS = 200

/**
 * Signs a person in by e-mail and password.
 * The answer is the same, in the same time, whether the account exists or not.
 * @throws DomainError signIn.wrong, signIn.tooMany
 */
export async function signIn(ctx: Context, input: SignIn, client: Client): Promise<SignedIn> {
  const email = input.email.toLowerCase()
  refuseAfterTooMany(ctx, email, client.address)
  const person = ctx.db.select().from(people).where(eq(people.email, email)).get()
  const matches = await passwordMatches(person?.passwordHash ?? null, input.password)
  if (!person || !matches) {
    ctx.db
      .insert(signInAttempts)
      .values({ id: newId(), email, address: client.address, at: ctx.now() })
      .run()
    throw new DomainError('signIn.wrong', 'invalid')
  }
  ctx.db.delete(signInAttempts).where(eq(signInAttempts.email, email)).run()
  return openSession(ctx, person.id, client)
}

function refuseAfterTooMany(ctx: Context, email: string, address: string): void {
  const since = new Date(ctx.now().getTime() - WINDOW_MS)
  const count = (
    column: typeof signInAttempts.email | typeof signInAttempts.address,
    value: string,
  ) =>
    ctx.db
      .select({ n: sql<number>`count(*)` })
      .from(signInAttempts)
      .where(and(eq(column, value), gt(signInAttempts.at, since)))
      .get()?.n ?? 0
  if (
    count(signInAttempts.email, email) >= LIMIT_BY_ACCOUNT ||
    count(signInAttempts.address, address) >= LIMIT_BY_ADDRESS
  )
    throw new DomainError('signIn.tooMany', 'invalid', { minutes: WINDOW_MS / 60_000 })
}
