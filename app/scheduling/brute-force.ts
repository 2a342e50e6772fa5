import type { Assignment, Objectives } from './schedule'
import type { Instance } from './instance'
import { measure } from './verify/measure'
import { interpreterObjection, readWorld, speakers, tableObjection } from './verify/world'

/*
 * For tests: tries every assignment of slots, delegates, tables and interpreters of a tiny event
 * in the full model, with the checker's reading of the rules. Nothing of the solver is used.
 */

const order = [
  'must',
  'value',
  'minShare',
  'gaps',
  'gapSpread',
  'tableChanges',
  'interpreterChanges',
] as const
const larger = new Set<string>(['must', 'value', 'minShare'])

/** Is `a` before `b` in the order of the objectives? */
export function beats(
  a: Objectives,
  b: Objectives,
  keys: readonly (keyof Objectives)[] = order,
): boolean {
  for (const key of keys) {
    if (Math.abs(a[key] - b[key]) < 1e-4) continue
    return larger.has(key) ? a[key] > b[key] : a[key] < b[key]
  }
  return false
}

/** The best objectives of any schedule. Only for events with a handful of meetings. */
export function bruteForce(instance: Instance): Objectives {
  const world = readWorld(instance)
  const options = instance.meetings.map((meeting) => {
    const all: Assignment[] = []
    for (const { id: slot } of world.slots) {
      if (meeting.slots && !meeting.slots.includes(slot)) continue
      if (meeting.locked && meeting.locked.slot !== slot) continue
      const [left, right] = meeting.participants.map((p) =>
        speakers(world, meeting, p).filter((d) => world.delegate.get(d)?.available.has(slot)),
      )
      const tables = world.table
        ? [...world.table.keys()].filter(
            (t) =>
              (meeting.locked?.table ?? t) === t &&
              tableObjection(world, meeting, t, slot) === null,
          )
        : [undefined]
      const interpreters =
        meeting.interpreter === undefined
          ? [undefined]
          : [...world.interpreter.keys()].filter(
              (i) => interpreterObjection(world, meeting, i, slot) === null,
            )
      for (const a of left ?? [])
        for (const b of right ?? [])
          for (const table of tables)
            for (const interpreter of interpreters)
              all.push({
                meeting: meeting.id,
                slot,
                delegates: [a, b],
                ...(table === undefined ? {} : { table }),
                ...(interpreter === undefined ? {} : { interpreter }),
              })
    }
    return all
  })
  let best: Objectives | null = null
  const chosen: Assignment[] = []
  const busy = new Set<string>()
  const count = new Map<string, number>()
  const visit = (i: number): void => {
    const meeting = instance.meetings[i]
    if (!meeting) {
      const objectives = measure(world, { assignments: chosen })
      if (best === null || beats(objectives, best)) best = objectives
      return
    }
    const below = meeting.participants.every(
      (p) => (count.get(p) ?? 0) < (world.participant.get(p)?.max ?? Infinity),
    )
    for (const option of below ? (options[i] ?? []) : []) {
      const things = [...option.delegates, option.table, option.interpreter]
        .filter((x) => x !== undefined)
        .map((x) => `${x}@${option.slot}`)
      if (things.some((x) => busy.has(x))) continue
      const held = (d: string) => chosen.filter((other) => other.delegates.includes(d)).length
      if (option.delegates.some((d) => held(d) >= (world.delegate.get(d)?.max ?? Infinity)))
        continue
      for (const x of things) busy.add(x)
      for (const p of meeting.participants) count.set(p, (count.get(p) ?? 0) + 1)
      chosen.push(option)
      visit(i + 1)
      chosen.pop()
      for (const p of meeting.participants) count.set(p, (count.get(p) ?? 0) - 1)
      for (const x of things) busy.delete(x)
    }
    if (!meeting.locked) visit(i + 1)
  }
  visit(0)
  if (best === null) throw new Error('the locks allow no schedule')
  return best
}
