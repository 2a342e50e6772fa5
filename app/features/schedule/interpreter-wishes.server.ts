import { and, eq, inArray } from 'drizzle-orm'
import { interpreters, listingConcepts, meetingRequests, meetings, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { Instance } from '#app/scheduling/instance'
import type { Schedule } from '#app/scheduling/schedule'
import { suitInterpreters } from '#app/scheduling/suit-interpreters'
import type { InterpreterWishes } from '#app/scheduling/suit-interpreters'
import { loadThesaurus } from '#search/vocabulary/load'

/** Points for the interpreter that one of the two firms prefers, and for one who knows the whole subject. */
const PREFERRED = 60
const AT_HOME = 40

/**
 * Names the interpreters of a solved schedule by what suits: nobody too many meetings in a row, the one a firm
 * prefers, the one who is at home in the subject. All that was proved stays. Lets others work in between.
 */
export async function nameInterpreters(
  db: Reader,
  eventId: string,
  instance: Instance,
  solved: Schedule,
): Promise<Schedule> {
  const wishes = readWishes(db, eventId)
  if (!wishes || solved.status === 'infeasible') return solved
  const work = suitInterpreters(instance, solved, wishes)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await new Promise(setImmediate)
  }
}

/** Most meetings in a row of each interpreter of an event that has a limit. */
export const mostInRowOf = (
  hired: { id: string; maxInRow: number | null }[],
): ReadonlyMap<string, number> =>
  new Map(hired.flatMap((one) => (one.maxInRow === null ? [] : [[one.id, one.maxInRow]])))

/** What is wished at an event; null where nothing is. */
function readWishes(db: Reader, eventId: string): InterpreterWishes | null {
  const hired = db.select().from(interpreters).where(eq(interpreters.eventId, eventId)).all()
  const mostInRow = mostInRowOf(hired)
  const prefer = hired.some((one) => one.bond === 'preferred')
  const skilled = hired.some((one) => one.skills.length > 0)
  if (mostInRow.size === 0 && !prefer && !skilled) return null
  const known = new Map(hired.map((one) => [one.id, one]))
  const subjects = subjectsOf(db, eventId)
  return {
    mostInRow,
    suits: (meetingId, interpreterId) => {
      const one = known.get(interpreterId)
      const subject = subjects.get(meetingId)
      if (!one || !subject) return 0
      const isPreferred =
        one.bond === 'preferred' && subject.organisations.includes(one.organisationId ?? '')
      const share = one.skills.reduce((sum, skill) => sum + (subject.sectors.get(skill) ?? 0), 0)
      return (isPreferred ? PREFERRED : 0) + Math.round(AT_HOME * Math.min(1, share))
    },
  }
}

type Subject = {
  organisations: string[]
  /** How much of what the meeting is about lies in each sector; all together 1. */
  sectors: ReadonlyMap<string, number>
}

function subjectsOf(db: Reader, eventId: string): Map<string, Subject> {
  const rows = db
    .select({ id: meetings.id, request: meetingRequests })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(and(eq(meetings.eventId, eventId), inArray(meetings.state, ['planned', 'scheduled'])))
    .all()
  const organisationOf = new Map(
    db
      .select({ id: registrations.id, organisationId: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.eventId, eventId))
      .all()
      .map((row) => [row.id, row.organisationId]),
  )
  const listings = [...new Set(rows.flatMap(({ request }) => request.aboutId ?? []))]
  const sectors = sectorsOf(db, listings)
  return new Map(
    rows.map(({ id, request }) => [
      id,
      {
        organisations: [request.fromRegistrationId, request.toRegistrationId].flatMap(
          (side) => organisationOf.get(side) ?? [],
        ),
        sectors: sectors.get(request.aboutId ?? '') ?? new Map<string, number>(),
      },
    ]),
  )
}

const CHUNK = 400

/** The sectors of listings by the weight of their concepts. */
function sectorsOf(db: Reader, listingIds: string[]): Map<string, Map<string, number>> {
  const thesaurus = loadThesaurus()
  const isSector = (id: string) => thesaurus.concepts.get(id)?.broader.length === 0
  const found = new Map<string, Map<string, number>>()
  for (let at = 0; at < listingIds.length; at += CHUNK) {
    const rows = db
      .select()
      .from(listingConcepts)
      .where(inArray(listingConcepts.listingId, listingIds.slice(at, at + CHUNK)))
      .all()
    for (const { listingId, concept, weight } of rows) {
      const sectors = found.get(listingId) ?? new Map<string, number>()
      for (const id of [concept, ...thesaurus.ancestors(concept).keys()])
        if (isSector(id)) sectors.set(id, (sectors.get(id) ?? 0) + weight)
      found.set(listingId, sectors)
    }
  }
  for (const sectors of found.values()) {
    const all = [...sectors.values()].reduce((sum, weight) => sum + weight, 0)
    for (const [id, weight] of sectors) sectors.set(id, all > 0 ? weight / all : 0)
  }
  return found
}
