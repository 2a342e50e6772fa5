import type { Assignment, Objectives } from '../schedule'
import { couldStandAlone, type World } from './world'

interface Assignments {
  assignments: Assignment[]
}

const factors = { must: 3, want: 2, open: 1 }

/** The objectives of a schedule, counted from its assignments alone. */
export function measure(world: World, schedule: Assignments): Objectives {
  const held = schedule.assignments.flatMap(
    (assignment) => world.meeting.get(assignment.meeting) ?? [],
  )
  const worth = held.map((meeting) => (meeting.value ?? 50) * factors[meeting.priority ?? 'want'])
  const gaps = gapsByParticipant(world, schedule)
  const counts = [...gaps.values()]
  return {
    must: held.filter((meeting) => meeting.priority === 'must').length,
    value: Math.round(worth.reduce((sum, w) => sum + w, 0) * 1e6) / 1e6,
    minShare: leastShare(world, new Set(held.map((meeting) => meeting.id))),
    gaps: counts.reduce((sum, n) => sum + n, 0),
    gapSpread: counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts),
    tableChanges: world.table ? changes(world, schedule, (assignment) => assignment.table) : 0,
    interpreterChanges: changes(world, schedule, (assignment) => assignment.interpreter),
  }
}

function leastShare(world: World, held: Set<string>): number {
  const tally = new Map<string, { held: number; requested: number }>()
  for (const meeting of world.instance.meetings) {
    if (!couldStandAlone(world, meeting)) continue
    for (const participant of meeting.participants) {
      const sum = tally.get(participant) ?? { held: 0, requested: 0 }
      tally.set(participant, {
        held: sum.held + (held.has(meeting.id) ? 1 : 0),
        requested: sum.requested + 1,
      })
    }
  }
  return Math.min(1, ...[...tally.values()].map((sum) => sum.held / sum.requested))
}

/** A delegate's assignments of a day, in order of time. */
function daysOf(world: World, schedule: Assignments): Map<string, Assignment[]> {
  const days = new Map<string, Assignment[]>()
  for (const { id, day } of world.slots)
    for (const assignment of schedule.assignments) {
      if (assignment.slot !== id) continue
      for (const person of new Set(assignment.delegates)) {
        const key = JSON.stringify([person, day])
        const list = days.get(key)
        if (list) list.push(assignment)
        else days.set(key, [assignment])
      }
    }
  return days
}

function gapsByParticipant(world: World, schedule: Assignments): Map<string, number> {
  const gaps = new Map(world.instance.participants.map((participant) => [participant.id, 0]))
  for (const [key, assignments] of daysOf(world, schedule)) {
    const [person, day] = JSON.parse(key) as [string, number]
    const slots = world.slots.filter((slot) => slot.day === day).map((slot) => slot.id)
    const places = assignments.map((assignment) => slots.indexOf(assignment.slot))
    const span = Math.max(...places) - Math.min(...places) + 1
    const owner = world.delegate.get(person)?.participant
    if (owner !== undefined) gaps.set(owner, (gaps.get(owner) ?? 0) + span - new Set(places).size)
  }
  return gaps
}

function changes(
  world: World,
  schedule: Assignments,
  unit: (assignment: Assignment) => string | undefined,
): number {
  let sum = 0
  for (const assignments of daysOf(world, schedule).values())
    assignments.forEach((assignment, i) => {
      const before = assignments[i - 1]
      if (!before) return
      const [a, b] = [unit(before), unit(assignment)]
      if (a !== undefined && b !== undefined && a !== b) sum++
    })
  return sum
}
