import { matchUnits } from './matching'
import type { Pool } from './pool'
import type { Problem } from './problem'
import type { Unscheduled } from './schedule'

/** Why each meeting that is not held has no place: what binds in most of the slots it could use. */
export function reasonsFor(problem: Problem, slotOf: (m: number) => number): Unscheduled[] {
  const standing: number[][] = Array.from({ length: problem.S }, () => [])
  const left: number[] = []
  for (let m = 0; m < problem.M; m++) {
    const s = slotOf(m)
    if (s === -1) left.push(m)
    else standing[s]?.push(m)
  }
  return left.map((m) => alone(problem, m) ?? among(problem, standing, m))
}

/** What makes a meeting impossible even if it were alone; null if nothing does. */
export function alone(problem: Problem, m: number): Unscheduled | null {
  if ((problem.domain[m]?.length ?? 0) > 0) return null
  const { instance, S, side, delegatePools } = problem
  const meeting = instance.meetings[m]
  if (!meeting) throw new Error(`no meeting ${m}`)
  const id = meeting.id
  const sides = [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]
  const limited = sides.find((p) => instance.participants[p]?.maxMeetings === 0)
  if (limited !== undefined)
    return { meeting: id, reason: 'limitReached', who: instance.participants[limited]?.id ?? '' }

  const slots = Array.from({ length: S }, (_, s) => s).filter((s) => {
    if (problem.past[s]) return false
    const slot = problem.slotIds[s] ?? ''
    return (
      (meeting.slots?.includes(slot) ?? true) &&
      (meeting.locked === undefined || meeting.locked.slot === slot)
    )
  })
  const anyone = (p: number, s: number) =>
    delegatePools[p]?.open.some((open) => open[s] === 1) ?? false
  const common = slots.filter((s) => sides.every((p) => anyone(p, s)))
  if (common.length === 0) {
    const away = sides.find((p) => !slots.some((s) => anyone(p, s)))
    const who = instance.participants[away ?? sides[0] ?? 0]?.id ?? ''
    return { meeting: id, reason: away === undefined ? 'noCommonSlot' : 'delegateUnavailable', who }
  }
  const served = common.filter((s) => sides.every((p) => delegatePools[p]?.couldServe(m, s)))
  if (served.length === 0) {
    const p =
      sides.find((side) => !common.some((s) => delegatePools[side]?.couldServe(m, s))) ??
      sides[0] ??
      0
    const named = instance.participants[p]?.delegates?.find((d) =>
      meeting.delegates?.includes(d.id),
    )
    return {
      meeting: id,
      reason: 'delegateUnavailable',
      who: named?.id ?? instance.participants[p]?.id ?? '',
    }
  }
  if (problem.tablePool && !served.some((s) => problem.tablePool?.couldServe(m, s)))
    return { meeting: id, reason: 'noTable', what: tablesWanted(problem, m) }
  return { meeting: id, reason: 'noInterpreter', what: interpreterWanted(problem, m) }
}

function tablesWanted(problem: Problem, m: number): string {
  const meeting = problem.instance.meetings[m]
  return (
    meeting?.locked?.table ??
    meeting?.tables?.join(', ') ??
    meeting?.tableFeatures?.join(', ') ??
    'tables'
  )
}

function interpreterWanted(problem: Problem, m: number): string {
  const meeting = problem.instance.meetings[m]
  return meeting?.interpreter ?? meeting?.locked?.interpreter ?? 'interpreters'
}

/** What binds beside the meetings that are held. */
function among(problem: Problem, standing: number[][], m: number): Unscheduled {
  const { instance, side, domain, delegatePools, tablePool, interpreterPool } = problem
  const meeting = instance.meetings[m]?.id ?? ''
  const sides = [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]
  const nameOf = (p: number) => instance.participants[p]?.id ?? ''
  for (const p of sides) {
    const limit = instance.participants[p]?.maxMeetings
    const held = standing.flat().filter((o) => side[2 * o] === p || side[2 * o + 1] === p).length
    if (limit !== undefined && held >= limit)
      return { meeting, reason: 'limitReached', who: nameOf(p) }
  }
  const slots = Array.from(domain[m] ?? [])
  const lacks = (pool: Pool | null | undefined, s: number) =>
    pool != null && !couldJoin(pool, standing[s] ?? [], m, s)
  const busy = sides.map((p) => slots.filter((s) => lacks(delegatePools[p], s)))
  const free = slots.filter((s) => !busy.some((list) => list.includes(s)))
  if (free.length === 0) {
    const j = (busy[0]?.length ?? 0) >= (busy[1]?.length ?? 0) ? 0 : 1
    const reason = busy[j]?.length === slots.length ? 'participantFull' : 'noCommonSlot'
    return { meeting, reason, who: nameOf(sides[j] ?? 0) }
  }
  const noTable = free.filter((s) => lacks(tablePool, s)).length
  const noInterpreter = free.filter((s) => lacks(interpreterPool, s)).length
  if (noTable === 0 && noInterpreter === 0)
    return { meeting, reason: 'displaced', who: nameOf(sides[0] ?? 0) }
  return noInterpreter > noTable
    ? { meeting, reason: 'noInterpreter', what: interpreterWanted(problem, m) }
    : { meeting, reason: 'noTable', what: tablesWanted(problem, m) }
}

function couldJoin(pool: Pool, standing: number[], m: number, s: number): boolean {
  if (pool.classOf[m] === -1) return true
  return matchUnits(pool, [...standing.filter((o) => pool.classOf[o] !== -1), m], s) !== null
}
