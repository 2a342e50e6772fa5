import type { Delegate } from './instance'
import { matchUnits } from './matching'
import type { Pool } from './pool'
import type { Problem } from './problem'
import { nameTeam } from './rations'
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
  const limited = sides.find((p) => couldSpeak(problem, m, p).every((d) => d.maxMeetings === 0))
  const barred = sides.find((p) => instance.participants[p]?.maxMeetings === 0) ?? limited
  if (barred !== undefined)
    return { meeting: id, reason: 'limitReached', who: whoseLimit(problem, m, barred) }

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

/** Delegates of a participant who may sit in a meeting. */
function couldSpeak({ instance }: Problem, m: number, p: number): Delegate[] {
  const participant = instance.participants[p]
  const own = participant?.delegates ?? [{ id: participant?.id ?? '' }]
  const named = own.filter((d) => instance.meetings[m]?.delegates?.includes(d.id))
  return named.length > 0 ? named : own
}

/** The participant where its own limit is the smallest, else a delegate who could have come. */
function whoseLimit(problem: Problem, m: number, p: number): string {
  const participant = problem.instance.participants[p]
  if (participant?.maxMeetings === problem.mostOf[p]) return participant?.id ?? ''
  return couldSpeak(problem, m, p)[0]?.id ?? ''
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
    const held = standing.flat().filter((o) => side[2 * o] === p || side[2 * o + 1] === p).length
    if (held >= (problem.mostOf[p] ?? Infinity))
      return { meeting, reason: 'limitReached', who: whoseLimit(problem, m, p) }
  }
  const slots = Array.from(domain[m] ?? [])
  const lacks = (pool: Pool | null | undefined, s: number) =>
    pool != null && !couldJoin(pool, standing[s] ?? [], m, s)
  const full = sides.map((p) => slots.filter((s) => lacks(delegatePools[p], s)))
  const busy = sides.map((p, j) =>
    slots.filter((s) => full[j]?.includes(s) || !withinLimits(problem, standing, p, m, s)),
  )
  const free = slots.filter((s) => !busy.some((list) => list.includes(s)))
  if (free.length === 0) {
    const j = (busy[0]?.length ?? 0) >= (busy[1]?.length ?? 0) ? 0 : 1
    const p = sides[j] ?? 0
    if (full[j]?.length !== busy[j]?.length)
      return { meeting, reason: 'limitReached', who: couldSpeak(problem, m, p)[0]?.id ?? '' }
    const reason = busy[j]?.length === slots.length ? 'participantFull' : 'noCommonSlot'
    return { meeting, reason, who: nameOf(p) }
  }
  const noTable = free.filter((s) => lacks(tablePool, s)).length
  const noInterpreter = free.filter((s) => lacks(interpreterPool, s)).length
  if (noTable === 0 && noInterpreter === 0)
    return { meeting, reason: 'displaced', who: nameOf(sides[0] ?? 0) }
  return noInterpreter > noTable
    ? { meeting, reason: 'noInterpreter', what: interpreterWanted(problem, m) }
    : { meeting, reason: 'noTable', what: tablesWanted(problem, m) }
}

/** Could the participant's delegates share out the meeting too, by their limits? */
function withinLimits(problem: Problem, standing: number[][], p: number, m: number, s: number) {
  const team = problem.rations.find((ration) => ration.participant === p)
  if (!team) return true
  const slotOf = (o: number) => (o === m ? s : standing.findIndex((here) => here.includes(o)))
  return nameTeam(team, slotOf) !== null
}

function couldJoin(pool: Pool, standing: number[], m: number, s: number): boolean {
  if (pool.classOf[m] === -1) return true
  return matchUnits(pool, [...standing.filter((o) => pool.classOf[o] !== -1), m], s) !== null
}
