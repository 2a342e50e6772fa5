import { matchUnits } from './matching'
import type { Pool } from './pool'
import type { Problem } from './problem'
import { nameTeam, type Ration } from './rations'
import type { ConflictAbout } from './schedule'

/** Locked meetings that can't all stay, and what they contradict about. */
export interface LockConflict {
  meetings: string[]
  about: ConflictAbout
}

/** A smallest set of locked meetings that breaks a hard rule by itself; null if there is none. */
export function findLockConflict(problem: Problem): LockConflict | null {
  const { instance, M, S, side, domain, delegatePools, tablePool, interpreterPool } = problem
  const id = (m: number) => instance.meetings[m]?.id ?? ''
  const locked = Array.from({ length: M }, (_, m) => m).filter((m) => problem.locked[m])
  const impossible = locked.find((m) => domain[m]?.length === 0)
  if (impossible !== undefined)
    return {
      meetings: [id(impossible)],
      about: { about: 'impossible', what: problem.instance.meetings[impossible]?.locked?.slot },
    }

  let best: LockConflict | null = null
  const consider = (meetings: number[] | null, about: ConflictAbout) => {
    if (meetings && meetings.length < (best?.meetings.length ?? Infinity))
      best = { meetings: meetings.map(id), about }
  }
  const bySlot: number[][] = Array.from({ length: S }, () => [])
  for (const m of locked) bySlot[domain[m]?.[0] ?? 0]?.push(m)
  bySlot.forEach((here, s) => {
    const slot = problem.slotIds[s] ?? ''
    for (const p of new Set(here.flatMap((m) => [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]))) {
      const pool = delegatePools[p]
      const who = instance.participants[p]?.id
      if (pool) consider(smallestShortage(pool, here, s), { about: 'delegates', who, what: slot })
    }
    if (tablePool) consider(smallestShortage(tablePool, here, s), { about: 'tables', what: slot })
    if (interpreterPool)
      consider(smallestShortage(interpreterPool, here, s), { about: 'interpreters', what: slot })
  })
  instance.participants.forEach((participant, p) => {
    const limit = problem.mostOf[p] ?? Infinity
    const own = locked.filter((m) => side[2 * m] === p || side[2 * m + 1] === p)
    if (own.length > limit)
      consider(own.slice(0, limit + 1), { about: 'limit', who: participant.id })
  })
  for (const ration of problem.rations)
    consider(
      overLimits(ration, locked, (m) => domain[m]?.[0] ?? -1),
      {
        about: 'limit',
        who: instance.participants[ration.participant]?.id,
      },
    )
  return best
}

/** The fewest locked meetings of a team that its delegates can't share out within their limits. */
function overLimits(
  ration: Ration,
  locked: number[],
  slotOf: (m: number) => number,
): number[] | null {
  const isShort = (list: number[]) =>
    nameTeam(ration, (m) => (list.includes(m) ? slotOf(m) : -1)) === null
  const own = ration.meetings.filter((m) => locked.includes(m))
  if (!isShort(own)) return null
  let best = own
  for (const m of own) {
    const rest = best.filter((o) => o !== m)
    if (isShort(rest)) best = rest
  }
  let nodes = 0
  const visit = (from: number, chosen: number[]) => {
    for (let i = from; i < own.length && chosen.length + 1 < best.length; i++) {
      if (nodes++ > MOST_NODES) return
      const more = [...chosen, own[i] ?? 0]
      if (isShort(more)) best = more
      else visit(i + 1, more)
    }
  }
  visit(0, [])
  return best
}

/** Nodes of the searches here; beyond, the smallest found so far is kept (it is still minimal). */
const MOST_NODES = 20_000

/**
 * The fewest of the meetings that together have fewer open units than they are (Hall's condition
 * turned round): some union of classes with more meetings inside than units.
 */
function smallestShortage(pool: Pool, meetings: number[], slot: number): number[] | null {
  const groups = new Map<string, { units: Set<number>; meetings: number[] }>()
  for (const m of meetings) {
    const c = pool.classOf[m] ?? -1
    if (c === -1) continue
    const units = (pool.classes[c] ?? []).filter((u) => pool.open[u]?.[slot] === 1)
    const key = units.join()
    const group = groups.get(key)
    if (group) group.meetings.push(m)
    else groups.set(key, { units: new Set(units), meetings: [m] })
  }
  const classes = [...groups.values()].sort((a, b) => a.units.size - b.units.size)
  let best: number[] | null = null
  let nodes = 0
  const inside = (units: Set<number>) =>
    classes.filter((g) => [...g.units].every((u) => units.has(u))).flatMap((g) => g.meetings)
  const visit = (from: number, units: Set<number>) => {
    nodes++
    if (units.size > 0) {
      const held = inside(units)
      if (held.length > units.size && units.size + 1 < (best?.length ?? Infinity))
        best = held.slice(0, units.size + 1)
    }
    for (let i = from; i < classes.length && nodes < MOST_NODES; i++) {
      const union = new Set([...units, ...(classes[i]?.units ?? [])])
      if (union.size + 1 >= (best?.length ?? Infinity)) continue
      visit(i + 1, union)
    }
  }
  visit(0, new Set())
  if (best) return leastOf(best, pool, slot)
  return null
}

/** Drops what is not needed for the shortage. */
function leastOf(meetings: number[], pool: Pool, slot: number): number[] {
  const short = (list: number[]) => matchUnits(pool, list, slot) === null
  let kept = meetings
  for (const m of meetings) {
    const rest = kept.filter((o) => o !== m)
    if (short(rest)) kept = rest
  }
  return kept
}

/** What a conflict is about, in plain English for the command line. */
export function conflictInWords({ about, who = '', what = '' }: ConflictAbout): string {
  switch (about) {
    case 'impossible':
      return `it could not be held in ${what} even alone`
    case 'limit':
      return `they are more than ${who} may have`
    case 'delegates':
      return `${who} has too few delegates free for them in ${what}`
    case 'tables':
      return `there are too few tables for them in ${what}`
    case 'interpreters':
      return `there are too few interpreters for them in ${what}`
  }
}
