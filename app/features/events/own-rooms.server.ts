import { eq } from 'drizzle-orm'
import { eventTables, interpreters } from '#db/schema'
import type { Reader } from '#db/client'

export type OwnRooms = { tables?: string[]; interpreters?: string[] }

/**
 * Where the meetings of two organisations can be, by whose tables and interpreters they are: a firm that hosts a table
 * receives its meetings there, a firm that brought an interpreter uses that one; nobody else uses either. A part is
 * absent where nothing is anybody's own. For the scheduling problem of an event.
 */
export function ownRooms(db: Reader, eventId: string): (a: string, b: string) => OwnRooms {
  const tables = db
    .select({ id: eventTables.id, owner: eventTables.hostOrganisationId })
    .from(eventTables)
    .where(eq(eventTables.eventId, eventId))
    .all()
  const hired = db
    .select({
      id: interpreters.id,
      organisationId: interpreters.organisationId,
      bond: interpreters.bond,
    })
    .from(interpreters)
    .where(eq(interpreters.eventId, eventId))
    .all()
    .map(({ id, organisationId, bond }) => ({ id, owner: bond === 'own' ? organisationId : null }))
  return (a, b) => {
    const [forTables, forInterpreters] = [choose(tables, a, b), choose(hired, a, b)]
    return {
      ...(forTables && { tables: forTables }),
      ...(forInterpreters && { interpreters: forInterpreters }),
    }
  }
}

function choose(all: { id: string; owner: string | null }[], a: string, b: string) {
  if (all.every((one) => one.owner === null)) return undefined
  const own = all.filter((one) => one.owner === a || one.owner === b)
  return (own.length > 0 ? own : all.filter((one) => one.owner === null)).map((one) => one.id)
}
