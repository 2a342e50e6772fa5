import { eq } from 'drizzle-orm'
import { eventTeam, organisationMembers, people, staffRoles } from '#db/schema'
import type { Db } from '#db/client'
import type { Actor } from '#app/platform/context.server'
import { findSessionOf } from './sessions.server'

/** Who a request comes from, with every role that rules may ask for. */
export async function findActor(
  db: Db,
  cookieHeader: string | null,
  secure: boolean,
): Promise<{ actor: Actor; refreshedCookie?: string }> {
  const session = cookieHeader ? await findSessionOf(db, cookieHeader, secure) : null
  if (!session) return { actor: { kind: 'visitor' } }
  return {
    actor: actorOf(db, session.personId, session.sessionId),
    refreshedCookie: session.refreshedCookie,
  }
}

/** A person as an actor. The session id is empty for commands that act in a person's name. */
export function actorOf(db: Db, personId: string, sessionId = ''): Actor {
  const person = db.select().from(people).where(eq(people.id, personId)).get()
  if (!person) return { kind: 'visitor' }
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
