import { eq } from 'drizzle-orm'
import { people, staffRoles } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { forbidden } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { makeLink } from './links.server'
import { newAdministratorSchema } from './schema'
import type { NewAdministrator } from './schema'
import { linkToken } from './tokens.server'

/**
 * Makes a person an administrator, and the account where there is none. Only for the command line: whoever can run
 * commands on the server holds the database anyway.
 * @returns what the link carries by which the person sets a password; it works once, for one hour. None when too many
 * links were made within the hour.
 * @throws DomainError forbidden for anybody but the system; field.*
 */
export function createAdministrator(
  ctx: Context,
  input: NewAdministrator,
): { isNew: boolean; token: string | null } {
  if (ctx.actor.kind !== 'system') throw forbidden()
  const { email, name, locale } = checked(newAdministratorSchema, input)
  return write(ctx, (tx) => {
    const known = tx.select().from(people).where(eq(people.email, email)).get()
    const personId = known?.id ?? newId()
    if (!known) {
      tx.insert(people).values({ id: personId, email, name, locale, createdAt: ctx.now() }).run()
      record(tx, ctx, 'account.created', 'person', personId, { after: { locale, by: 'command' } })
    }
    tx.insert(staffRoles).values({ personId, role: 'administrator' }).onConflictDoNothing().run()
    record(tx, ctx, 'staff.granted', 'person', personId, { after: { role: 'administrator' } })
    const link = makeLink(tx, ctx, personId, 'resetPassword', email)
    return {
      isNew: known === undefined,
      token: link && linkToken(ctx.secretKey, 'resetPassword', link.linkId),
    }
  })
}
