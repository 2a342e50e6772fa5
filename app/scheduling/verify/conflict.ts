import type { ConflictAbout, Schedule } from '../schedule'
import {
  couldStandAlone,
  interpreterObjection,
  list,
  speakers,
  tableObjection,
  type World,
} from './world'

/**
 * What is wrong with a claim that the locks contradict each other: the named set must be locked
 * meetings that break a rule together, no fewer of them may do so, and what it is said to be
 * about must be one of the rules that they break.
 */
export function conflictWrong(world: World, schedule: Schedule): string[] {
  const locked = world.instance.meetings
    .filter((meeting) => meeting.locked)
    .map((meeting) => meeting.id)
  if (schedule.status !== 'infeasible') return []
  if (!contradict(world, locked))
    return ['status is infeasible, but the locked meetings can all stay']
  const set = schedule.conflict ?? []
  if (set.length === 0) return ['status is infeasible, but no conflict is named']
  const strangers = set.filter((id) => !locked.includes(id))
  if (strangers.length > 0) return [`conflict names ${list(strangers)}, not locked`]
  if (new Set(set).size !== set.length) return ['conflict names a meeting twice']
  const real = contradictions(world, set)
  if (real.length === 0) return [`conflict: ${list(set)} can all stay together`]
  const spare = set.find((id) =>
    contradict(
      world,
      set.filter((other) => other !== id),
    ),
  )
  if (spare !== undefined) return [`conflict: ${spare} is not needed for the contradiction`]
  const claimed = schedule.conflictAbout
  const same = (a: ConflictAbout, b: ConflictAbout) =>
    a.about === b.about && a.who === b.who && a.what === b.what
  if (claimed && !real.some((one) => same(one, claimed)))
    return [
      `conflict: it is not about ${list([claimed.about, claimed.who, claimed.what].filter((x) => x !== undefined))}`,
    ]
  return []
}

const contradict = (world: World, ids: string[]) => contradictions(world, ids).length > 0

/** The hard rules that locked meetings break by themselves. Every slot is tried by search. */
function contradictions(world: World, ids: string[]): ConflictAbout[] {
  const meetings = ids.flatMap((id) => world.meeting.get(id) ?? [])
  const impossible = meetings.filter((meeting) => !couldStandAlone(world, meeting))
  const slots = [...new Set(meetings.map((meeting) => meeting.locked?.slot ?? ''))]
  return [
    ...impossible.map(({ locked }) => ({ about: 'impossible' as const, what: locked?.slot })),
    ...limitsExceeded(world, meetings),
    ...slots.flatMap((slot) =>
      shortIn(
        world,
        slot,
        meetings.filter((meeting) => meeting.locked?.slot === slot),
      ),
    ),
  ]
}

type Meetings = World['instance']['meetings']

function limitsExceeded(world: World, meetings: Meetings): ConflictAbout[] {
  const people = [...new Set(meetings.flatMap((meeting) => meeting.participants))]
  return people
    .filter((p) => {
      const own = meetings.filter((meeting) => meeting.participants.includes(p))
      return own.length > (world.participant.get(p)?.max ?? Infinity) || !canShareOut(world, own, p)
    })
    .map((who) => ({ about: 'limit' as const, who }))
}

/**
 * Can a participant's delegates share out locked meetings within their limits? Slot after slot all
 * counts that they can come to are kept. A slot too full by itself is another contradiction.
 */
function canShareOut(world: World, own: Meetings, participant: string): boolean {
  const team = world.participant.get(participant)?.delegates ?? []
  if (team.every((d) => world.delegate.get(d)?.max === Infinity)) return true
  let counts = [team.map(() => 0)]
  for (const slot of new Set(own.map((meeting) => meeting.locked?.slot ?? ''))) {
    const here = own.filter((meeting) => meeting.locked?.slot === slot)
    const choices = here.map((meeting) =>
      speakers(world, meeting, participant).filter((d) =>
        world.delegate.get(d)?.available.has(slot),
      ),
    )
    if (!canChoose(choices)) continue
    const after = new Map<string, number[]>()
    for (const count of counts)
      for (const sitting of waysToSit(choices)) {
        const then = team.map((d, i) => (count[i] ?? 0) + (sitting.has(d) ? 1 : 0))
        if (then.every((n, i) => n <= (world.delegate.get(team[i] ?? '')?.max ?? Infinity)))
          after.set(then.join(), then)
      }
    counts = [...after.values()]
  }
  return counts.length > 0
}

/** The sets of delegates who can sit in meetings of one slot. */
function waysToSit(choices: string[][]): Set<string>[] {
  return choices.reduce<Set<string>[]>(
    (ways, options) =>
      ways.flatMap((taken) =>
        options.filter((d) => !taken.has(d)).map((d) => new Set([...taken, d])),
      ),
    [new Set<string>()],
  )
}

/** Whose delegates, and whether tables or interpreters, are too few for the meetings of a slot. */
function shortIn(world: World, slot: string, here: Meetings): ConflictAbout[] {
  const people = [...new Set(here.flatMap((meeting) => meeting.participants))]
  const short: ConflictAbout[] = people
    .filter((participant) => {
      const own = here.filter((meeting) => meeting.participants.includes(participant))
      return !canChoose(
        own.map((meeting) =>
          speakers(world, meeting, participant).filter((d) =>
            world.delegate.get(d)?.available.has(slot),
          ),
        ),
      )
    })
    .map((who) => ({ about: 'delegates' as const, who, what: slot }))
  if (!canChoose(tableChoices(world, slot, here))) short.push({ about: 'tables', what: slot })
  if (!canChoose(interpreterChoices(world, slot, here)))
    short.push({ about: 'interpreters', what: slot })
  return short
}

/** For each meeting the tables that it could have; no list where tables are not counted. */
function tableChoices(world: World, slot: string, here: Meetings): string[][] {
  if (!world.table) return []
  const all = [...world.table.keys()]
  return here.map((meeting) =>
    all.filter(
      (table) =>
        (meeting.locked?.table ?? table) === table &&
        tableObjection(world, meeting, table, slot) === null,
    ),
  )
}

/** For each meeting that needs one, the interpreters that it could have. */
function interpreterChoices(world: World, slot: string, here: Meetings): string[][] {
  const all = [...world.interpreter.keys()]
  return here
    .filter(
      (meeting) => meeting.interpreter !== undefined || meeting.locked?.interpreter !== undefined,
    )
    .map((meeting) =>
      all.filter(
        (id) =>
          (meeting.locked?.interpreter ?? id) === id &&
          interpreterObjection(world, meeting, id, slot) === null,
      ),
    )
}

/** A different choice for each? Alternating paths. */
function canChoose(choices: string[][]): boolean {
  const takenBy = new Map<string, number>()
  const place = (i: number, tried: Set<string>): boolean => {
    for (const option of choices[i] ?? []) {
      if (tried.has(option)) continue
      tried.add(option)
      const holder = takenBy.get(option)
      if (holder === undefined || place(holder, tried)) {
        takenBy.set(option, i)
        return true
      }
    }
    return false
  }
  return choices.every((_, i) => place(i, new Set()))
}
