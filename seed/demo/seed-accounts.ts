import { and, eq } from 'drizzle-orm'
import { organisationMembers, people, staffRoles } from '#db/schema'
import { hashPassword } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import type { OrganisationIds } from './seed-organisations'
import type { DemoAccount } from './types'

/** Makes the demo's accounts; gives the id of the organiser, in whose name the events are made. */
export async function seedAccounts(
  ctx: Context,
  accounts: DemoAccount[],
  organisationIds: OrganisationIds,
): Promise<{ organiserId: string }> {
  let organiserId = ''
  for (const account of accounts) {
    const id = newId()
    const passwordHash = await hashPassword(account.password)
    const { email, name, latinName, locale, role } = account
    ctx.db
      .insert(people)
      .values({
        id,
        email: email.toLowerCase(),
        name,
        nameLatin: latinName,
        locale,
        passwordHash,
        emailConfirmedAt: ctx.now(),
        demo: true,
        createdAt: ctx.now(),
      })
      .run()
    if (role === 'administrator' || role === 'organiser')
      ctx.db.insert(staffRoles).values({ personId: id, role }).run()
    else addMember(ctx, required(organisationIds, account.organisation), id, role)
    if (role === 'organiser') organiserId = id
  }
  return { organiserId }
}

export function addMember(
  ctx: Context,
  organisationId: string,
  personId: string,
  role: 'owner' | 'editor' | 'viewer',
): void {
  ctx.db
    .insert(organisationMembers)
    .values({ organisationId, personId, role })
    .onConflictDoNothing()
    .run()
}

/** Who may answer for an organisation: a member who is no mere viewer. */
export const spokesmanOf = (ctx: Context, organisationId: string): string | undefined =>
  ctx.db
    .select({ id: organisationMembers.personId, role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.organisationId, organisationId)))
    .all()
    .find((member) => member.role !== 'viewer')?.id

/** A value that the demo's own files promise. @throws Error naming the key that leads nowhere */
export function required<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The demo names "${key}", which is not there.`)
  return value
}
