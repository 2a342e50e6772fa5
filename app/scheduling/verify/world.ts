import type { Instance, Meeting } from '../instance'

/*
 * The instance as the checker reads it: plain maps and sets, no code in common with the solver.
 */

export interface World {
  instance: Instance
  /** Slots in order of time. */
  slots: { id: string; day: number; index: number }[]
  slot: Map<string, { id: string; day: number; index: number }>
  meeting: Map<string, Meeting>
  table: Map<string, Set<string>> | null
  /** Slots in which a table is not there, by itself or after a change. */
  tableGone: Map<string, Set<string>>
  interpreter: Map<string, { pairs: Set<string>; available: Set<string> }>
  participant: Map<string, { available: Set<string>; max: number; delegates: string[] }>
  /** Owner, free slots and most meetings of every delegate. */
  delegate: Map<string, { participant: string; available: Set<string>; max: number }>
}

export function readWorld(instance: Instance): World {
  const all = instance.slots.map((slot) => slot.id)
  const slots = [...instance.slots].sort((a, b) =>
    a.day === b.day ? a.index - b.index : a.day - b.day,
  )
  const delegate: World['delegate'] = new Map()
  const participant: World['participant'] = new Map()
  for (const one of instance.participants) {
    const available = new Set(one.available ?? all)
    const own = one.delegates ?? [{ id: one.id }]
    participant.set(one.id, {
      available,
      max: one.maxMeetings ?? Infinity,
      delegates: own.map((d) => d.id),
    })
    for (const person of own) {
      const free = (person.available ?? all).filter((slot) => available.has(slot))
      const max = person.maxMeetings ?? Infinity
      delegate.set(person.id, { participant: one.id, available: new Set(free), max })
    }
  }
  return {
    instance,
    slots,
    slot: new Map(slots.map((slot) => [slot.id, slot])),
    meeting: new Map(instance.meetings.map((meeting) => [meeting.id, meeting])),
    table: instance.tables
      ? new Map(instance.tables.map((table) => [table.id, new Set(table.features ?? [])]))
      : null,
    tableGone: new Map(
      (instance.tables ?? []).flatMap(({ id, available }) =>
        available ? [[id, new Set(all.filter((slot) => !available.includes(slot)))]] : [],
      ),
    ),
    interpreter: new Map(
      (instance.interpreters ?? []).map((one) => [
        one.id,
        { pairs: new Set(one.pairs.map(undirected)), available: new Set(one.available ?? all) },
      ]),
    ),
    participant,
    delegate,
  }
}

export function undirected(pair: string): string {
  return pair.split('-').sort().join('-')
}

/** Delegates who may speak for a participant in a meeting. */
export function speakers(world: World, meeting: Meeting, participant: string): string[] {
  const own = world.participant.get(participant)?.delegates ?? []
  const named = own.filter((id) => meeting.delegates?.includes(id))
  return named.length > 0 ? named : own
}

/** Why a table can't take a meeting, or null. */
export function tableObjection(
  world: World,
  meeting: Meeting,
  table: string,
  slot: string,
): string | null {
  if (!world.table) return null
  const features = world.table.get(table)
  if (!features) return `table ${table} does not exist`
  if (world.tableGone.get(table)?.has(slot)) return `table ${table} is gone in ${slot}`
  const missing = (meeting.tableFeatures ?? []).filter((feature) => !features.has(feature))
  if (missing.length > 0) return `table ${table} lacks ${missing.join(', ')}`
  if (meeting.tables && !meeting.tables.includes(table))
    return `table ${table} is not one of ${list(meeting.tables)}`
  return null
}

/** Why an interpreter can't serve a meeting in a slot, or null. */
export function interpreterObjection(
  world: World,
  meeting: Meeting,
  id: string,
  slot: string,
): string | null {
  const interpreter = world.interpreter.get(id)
  if (!interpreter) return `interpreter ${id} does not exist`
  if (!interpreter.available.has(slot)) return `interpreter ${id} is not available in ${slot}`
  if (meeting.interpreter === undefined) return null
  if (!interpreter.pairs.has(undirected(meeting.interpreter)))
    return `interpreter ${id} does not speak ${meeting.interpreter}`
  if (meeting.interpreters && !meeting.interpreters.includes(id))
    return `interpreter ${id} is not one of ${list(meeting.interpreters)}`
  return null
}

/** Could the meeting be held if it were the only one? */
export function couldStandAlone(world: World, meeting: Meeting): boolean {
  if (meeting.participants.some((id) => (world.participant.get(id)?.max ?? 0) < 1)) return false
  const slots = meeting.locked ? [meeting.locked.slot] : [...world.slot.keys()]
  const tables =
    meeting.locked?.table !== undefined ? [meeting.locked.table] : [...(world.table?.keys() ?? [])]
  const lock = meeting.locked?.interpreter
  const interpreters = lock !== undefined ? [lock] : [...world.interpreter.keys()]
  return slots.some((slot) => {
    if (meeting.slots && !meeting.slots.includes(slot)) return false
    const people = meeting.participants.every((id) =>
      speakers(world, meeting, id).some((person) => {
        const delegate = world.delegate.get(person)
        return delegate !== undefined && delegate.max > 0 && delegate.available.has(slot)
      }),
    )
    if (!people) return false
    if (
      world.table &&
      !tables.some((table) => tableObjection(world, meeting, table, slot) === null)
    )
      return false
    if (meeting.interpreter === undefined && lock === undefined) return true
    return interpreters.some((id) => interpreterObjection(world, meeting, id, slot) === null)
  })
}

export function list(ids: string[]): string {
  return ids.length > 6 ? `${ids.slice(0, 6).join(', ')} …` : ids.join(', ')
}
