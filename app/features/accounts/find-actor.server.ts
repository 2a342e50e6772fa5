import { eq } from 'drizzle-orm'
import { eventTeam, organisationMembers, people, staffRoles } from '#db/schema'
import type { Db } from '#db/client'
import type { Actor } from '#app/platform/context.server'
import { factorOf } from './factor-check.server'
import { findSessionOf } from './sessions.server'
import { harmless, needsSecondFactor } from './staff.server'

/**
 * Who a request comes from, with every role that rules may ask for. Staff without a second factor have none of their
 * roles until there is one, but in a demo.
 */
export async function findActor(
  db: Db,
  cookieHeader: string | null,
  secure: boolean,
  demo = false,
): Promise<{ actor: Actor; refreshedCookie?: string }> {
  const session = cookieHeader ? await findSessionOf(db, cookieHeader, secure) : null
  if (!session) return { actor: { kind: 'visitor' } }
  const actor = actorOf(db, session.personId, session.sessionId)
  return {
    actor: demo ? actor : withinFactors(db, actor),
    refreshedCookie: session.refreshedCookie,
  }
}

/** A person who has a second factor has shown it in every session: see `confirmSecondFactor`. */
function withinFactors(db: Db, actor: Actor): Actor {
  if (actor.kind !== 'person' || !needsSecondFactor(actor.staff, actor.teams)) return actor
  if (factorOf(db, actor.id)) return actor
  return { ...actor, staff: [], teams: harmless(actor.teams), lacksSecondFactor: true }
}

/** A person as an actor. The session id is empty for commands that act in a person's name. */
export function actorOf(db: Db, personId: string, sessionId = ''): Actor {
  const person = db.select().from(people).where(eq(people.id, personId)).get()
  if (!person || person.erasedAt || person.suspendedAt) return { kind: 'visitor' }
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
    sessionId,
    staff: db
      .select()
      .from(staffRoles)
      .where(eq(staffRoles.personId, personId))
      .all()
      .map((row) => row.role),
    memberships: db
      .select({
        organisationId: organisationMembers.organisationId,
        role: organisationMembers.role,
      })
      .from(organisationMembers)
      .where(eq(organisationMembers.personId, personId))
      .all(),
    teams: db
      .select({ eventId: eventTeam.eventId, role: eventTeam.role })
      .from(eventTeam)
      .where(eq(eventTeam.personId, personId))
      .all(),
  }
}
