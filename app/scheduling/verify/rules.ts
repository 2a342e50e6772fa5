import type { Assignment, Schedule } from '../schedule'
import { interpreterObjection, list, speakers, tableObjection, type World } from './world'

/** One line for each hard rule a schedule breaks. */
export function brokenRules(world: World, schedule: Schedule): string[] {
  const lines = schedule.assignments.flatMap((assignment) => brokenByItself(world, assignment))
  return [
    ...lines,
    ...heldTwice(schedule),
    ...doubleBookings(world, schedule),
    ...limitsBroken(world, schedule),
    ...(schedule.status === 'infeasible'
      ? []
      : [...locksBroken(world, schedule), ...unscheduledWrong(world, schedule)]),
  ]
}

function brokenByItself(
  world: World,
  { meeting: id, slot, table, interpreter, delegates }: Assignment,
): string[] {
  const meeting = world.meeting.get(id)
  if (!meeting) return [`${id}: there is no such meeting`]
  if (!world.slot.has(slot)) return [`${id}: there is no slot ${slot}`]
  const lines: string[] = []
  if (meeting.slots && !meeting.slots.includes(slot))
    lines.push(`${id} in ${slot}: allowed are only ${list(meeting.slots)}`)

  for (const participant of meeting.participants) {
    const own = delegates.filter(
      (person) => world.delegate.get(person)?.participant === participant,
    )
    const allowed = speakers(world, meeting, participant)
    if (!world.participant.get(participant)?.available.has(slot))
      lines.push(`${id} in ${slot}: participant ${participant} is not available`)
    if (own.length !== 1)
      lines.push(`${id} in ${slot}: ${own.length} delegates of ${participant}, expected one`)
    for (const person of own) {
      if (!allowed.includes(person))
        lines.push(`${id} in ${slot}: delegate ${person} is not one of the named ${list(allowed)}`)
      if (!world.delegate.get(person)?.available.has(slot))
        lines.push(`${id} in ${slot}: delegate ${person} is not available`)
    }
  }
  for (const person of delegates) {
    const owner = world.delegate.get(person)?.participant
    if (owner === undefined || !meeting.participants.includes(owner))
      lines.push(`${id} in ${slot}: ${person} is no delegate of its participants`)
  }
  if (world.table) {
    const objection = table === undefined ? 'no table' : tableObjection(world, meeting, table, slot)
    if (objection !== null) lines.push(`${id} in ${slot}: ${objection}`)
  }
  if (interpreter !== undefined) {
    const objection = interpreterObjection(world, meeting, interpreter, slot)
    if (objection !== null) lines.push(`${id} in ${slot}: ${objection}`)
  } else if (meeting.interpreter !== undefined)
    lines.push(`${id} in ${slot}: no interpreter for ${meeting.interpreter}`)
  return lines
}

function heldTwice(schedule: Schedule): string[] {
  const count = new Map<string, number>()
  for (const { meeting } of schedule.assignments) count.set(meeting, (count.get(meeting) ?? 0) + 1)
  return [...count].filter(([, n]) => n > 1).map(([meeting, n]) => `${meeting} is held ${n} times`)
}

function doubleBookings(world: World, schedule: Schedule): string[] {
  const taken = new Map<string, string[]>()
  const take = (what: string, slot: string, meeting: string) => {
    const key = `${what} in slot ${slot}`
    const meetings = taken.get(key)
    if (meetings) meetings.push(meeting)
    else taken.set(key, [meeting])
  }
  for (const { meeting, slot, table, interpreter, delegates } of schedule.assignments) {
    for (const person of new Set(delegates)) {
      const owner = world.delegate.get(person)?.participant
      take(
        owner === undefined || owner === person
          ? `delegate ${person}`
          : `delegate ${person} of ${owner}`,
        slot,
        meeting,
      )
    }
    if (world.table && table !== undefined) take(`table ${table}`, slot, meeting)
    if (interpreter !== undefined) take(`interpreter ${interpreter}`, slot, meeting)
  }
  return [...taken]
    .filter(([, meetings]) => meetings.length > 1)
    .map(([key, meetings]) => `${key} is in ${meetings.join(' and ')} at once`)
}

function limitsBroken(world: World, schedule: Schedule): string[] {
  const tally = (ids: string[]) => {
    const count = new Map<string, number>()
    for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1)
    return [...count]
  }
  const above = (kind: string, id: string, n: number, max = Infinity) =>
    n > max ? [`${kind} ${id} has ${n} meetings, allowed are ${max}`] : []
  const participants = schedule.assignments.flatMap(
    ({ meeting }) => world.meeting.get(meeting)?.participants ?? [],
  )
  const delegates = schedule.assignments.flatMap((assignment) => assignment.delegates)
  return [
    ...tally(participants).flatMap(([id, n]) =>
      above('participant', id, n, world.participant.get(id)?.max),
    ),
    ...tally(delegates).flatMap(([id, n]) => above('delegate', id, n, world.delegate.get(id)?.max)),
  ]
}

function locksBroken(world: World, schedule: Schedule): string[] {
  const held = new Map(schedule.assignments.map((assignment) => [assignment.meeting, assignment]))
  return world.instance.meetings.flatMap(({ id, locked }) => {
    if (!locked) return []
    const now = held.get(id)
    if (!now) return [`${id} is locked to ${locked.slot} but not held`]
    const lines: string[] = []
    if (now.slot !== locked.slot)
      lines.push(`${id} is locked to ${locked.slot} but held in ${now.slot}`)
    if (world.table && locked.table !== undefined && now.table !== locked.table)
      lines.push(`${id} is locked to table ${locked.table} but held at ${now.table ?? 'none'}`)
    if (locked.interpreter !== undefined && now.interpreter !== locked.interpreter)
      lines.push(
        `${id} is locked to interpreter ${locked.interpreter} but has ${now.interpreter ?? 'none'}`,
      )
    return lines
  })
}

function unscheduledWrong(world: World, schedule: Schedule): string[] {
  const held = new Set(schedule.assignments.map((assignment) => assignment.meeting))
  const named = new Map<string, number>()
  for (const { meeting } of schedule.unscheduled) named.set(meeting, (named.get(meeting) ?? 0) + 1)
  const lines: string[] = []
  for (const { id } of world.instance.meetings)
    if (!held.has(id) && !named.has(id))
      lines.push(`${id} is neither held nor named as unscheduled`)
  for (const [id, n] of named) {
    if (!world.meeting.has(id)) lines.push(`unscheduled ${id}: there is no such meeting`)
    else if (held.has(id)) lines.push(`${id} is held and named as unscheduled`)
    if (n > 1) lines.push(`${id} is named ${n} times as unscheduled`)
  }
  return lines
}
