import { and, eq, inArray, isNull } from 'drizzle-orm'
import { eventTeam, people, staffRoles } from '#db/schema'
import type { Reader } from '#db/client'
import type { StaffRole, TeamRole } from '#db/domain'

/** Roles of an event's team that change what others see: they need a second factor, as staff does. */
const POWERFUL: TeamRole[] = ['lead', 'coOrganiser', 'desk']

/** Whether a person with these roles needs a second factor. */
export const needsSecondFactor = (staff: StaffRole[], teams: { role: TeamRole }[]): boolean =>
  staff.length > 0 || teams.some(({ role }) => POWERFUL.includes(role))

/** What is left of somebody's teams while the second factor is missing. */
export const harmless = <T extends { role: TeamRole }>(teams: T[]): T[] =>
  teams.filter(({ role }) => !POWERFUL.includes(role))

/** Whether a person has any role of staff, or one in an event's team. */
export const isStaff = (reader: Reader, personId: string): boolean =>
  staffAmong(reader, [personId]).size > 0

/** The people of a list who have any role of staff or in a team. */
export function staffAmong(reader: Reader, personIds: string[]): Set<string> {
  const roles = reader
    .select({ id: staffRoles.personId })
    .from(staffRoles)
    .where(inArray(staffRoles.personId, personIds))
    .all()
  const teams = reader
    .select({ id: eventTeam.personId })
    .from(eventTeam)
    .where(inArray(eventTeam.personId, personIds))
    .all()
  return new Set([...roles, ...teams].map((row) => row.id))
}

/** Ids of the people with one of these roles of staff, each once. */
export const peopleWithRole = (reader: Reader, roles: StaffRole[]): string[] =>
  reader
    .selectDistinct({ id: staffRoles.personId })
    .from(staffRoles)
    .innerJoin(people, eq(people.id, staffRoles.personId))
    .where(and(inArray(staffRoles.role, roles), isNull(people.erasedAt)))
    .all()
    .map((row) => row.id)
