import { and, eq } from 'drizzle-orm'
import { people, staffRoles } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { forbidden, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { mailAccount } from './account-mail.server'
import { authorisedPerson } from './authorise.server'
import { endSessionsOf } from './end-sessions.server'
import { personActSchema } from './schema'
import type { PersonAct } from './schema'

const STAFF_CONSTRAINTS = { platform_keeps_an_administrator: 'staff.lastAdministrator' }

/**
 * What an administrator does to an account: gives or takes a role of staff, ends its sessions, closes it for the time
 * being or opens it again. Taking a role and closing end all sessions; the person is told by mail of a role. There is
 * always an administrator left.
 * @throws DomainError notFound; staff.self for closing one's own account; staff.lastAdministrator
 */
export function changePerson(ctx: Context, personId: string, input: PersonAct): void {
  const administrator = authorisedPerson(ctx, 'people.manage')
  const act = checked(personActSchema, input)
  write(
    ctx,
    (tx) => {
      const person = tx.select().from(people).where(eq(people.id, personId)).get()
      if (!person || person.erasedAt) throw notFound()
      switch (act.act) {
        case 'grant':
          return grant(tx, ctx, personId, act.role)
        case 'revoke':
          return revoke(tx, ctx, personId, act.role)
        case 'endSessions':
          endSessionsOf(tx, personId, ownSession(ctx, personId))
          return record(tx, ctx, 'session.revoked', 'person', personId)
        case 'suspend':
          if (personId === administrator.id) throw forbidden('staff.self')
          return suspend(tx, ctx, personId)
        case 'reopen':
          tx.update(people).set({ suspendedAt: null }).where(eq(people.id, personId)).run()
          return record(tx, ctx, 'account.reopened', 'person', personId)
      }
    },
    STAFF_CONSTRAINTS,
  )
}

type Role = 'administrator' | 'organiser'

function grant(tx: Tx, ctx: Context, personId: string, role: Role): void {
  const added = tx.insert(staffRoles).values({ personId, role }).onConflictDoNothing().run()
  if (added.changes === 0) return
  endSessionsOf(tx, personId, ownSession(ctx, personId))
  record(tx, ctx, 'staff.granted', 'person', personId, { after: { role } })
  mailAccount(tx, ctx, { personId }, 'staffGranted', { role })
}

function revoke(tx: Tx, ctx: Context, personId: string, role: Role): void {
  const taken = tx
    .delete(staffRoles)
    .where(and(eq(staffRoles.personId, personId), eq(staffRoles.role, role)))
    .run()
  if (taken.changes === 0) return
  endSessionsOf(tx, personId, ownSession(ctx, personId))
  record(tx, ctx, 'staff.revoked', 'person', personId, { before: { role } })
  mailAccount(tx, ctx, { personId }, 'staffRevoked', { role })
}

function suspend(tx: Tx, ctx: Context, personId: string): void {
  tx.update(people).set({ suspendedAt: ctx.now() }).where(eq(people.id, personId)).run()
  endSessionsOf(tx, personId, ownSession(ctx, personId))
  record(tx, ctx, 'account.suspended', 'person', personId)
}

/** An administrator who changes their own roles stays signed in here. */
const ownSession = (ctx: Context, personId: string): string | undefined =>
  ctx.actor.kind === 'person' && ctx.actor.id === personId ? ctx.actor.sessionId : undefined
