import type { Problem } from './problem'
import { reasonsFor } from './reasons'
import type { Assignment, Bounds, Objectives, Schedule } from './schedule'
import type { Timetable } from './timetable'

/** Everything decided: slots and delegates in the timetable, units by meeting (-1: none). */
export interface Decided {
  table: Timetable
  tables: Int32Array | null
  interpreters: Int32Array | null
}

/** Writes a schedule with the ids of the instance. */
export function assemble(decided: Decided, bounds: Bounds, seconds: number): Schedule {
  const { table } = decided
  const { problem } = table
  const { instance } = problem
  const assignments = instance.meetings.flatMap((meeting, m): Assignment[] => {
    const s = table.slotOf(m)
    if (s === -1) return []
    const onTable = instance.tables?.[decided.tables?.[m] ?? -1]
    const interpreter = instance.interpreters?.[decided.interpreters?.[m] ?? -1]
    return [
      {
        meeting: meeting.id,
        slot: problem.slotIds[s] ?? '',
        ...(onTable ? { table: onTable.id } : {}),
        ...(interpreter ? { interpreter: interpreter.id } : {}),
        delegates: [0, 1].map((j) => problem.delegateIds[table.delegate[2 * m + j] ?? 0] ?? ''),
      },
    ]
  })
  const unscheduled = reasonsFor(problem, (m) => table.slotOf(m))
  const objectives = objectivesOf(decided)
  const known: Bounds = {
    ...bounds,
    must: Math.max(bounds.must, objectives.must),
    value: Math.max(bounds.value, objectives.value),
  }
  const optimal = objectives.must === known.must && objectives.value === known.value
  return {
    format: 'b2b-schedule/1',
    instance: instance.name,
    assignments,
    unscheduled,
    objectives,
    bounds: known,
    status: optimal ? 'optimal' : 'feasible',
    seconds: Math.round(seconds * 1000) / 1000,
  }
}

export function objectivesOf(decided: Decided): Objectives {
  const { table, tables, interpreters } = decided
  const { problem } = table
  let must = 0
  let value = 0
  for (let m = 0; m < problem.M; m++) {
    if (table.slotOf(m) === -1) continue
    must += problem.must[m] ?? 0
    value += problem.weight[m] ?? 0
  }
  return {
    must,
    value: value / problem.scale,
    minShare: leastShare(problem, (m) => table.slotOf(m) !== -1),
    gaps: table.gaps,
    gapSpread: table.spread(),
    tableChanges: changesOf(table, tables),
    interpreterChanges: changesOf(table, interpreters),
  }
}

/** The smallest held ÷ requested, over participants with a meeting that could be held at all. */
export function leastShare(problem: Problem, held: (m: number) => boolean): number {
  const requested = new Int32Array(problem.delegatePools.length)
  const kept = new Int32Array(problem.delegatePools.length)
  for (let m = 0; m < problem.M; m++) {
    if (!problem.holdable[m]) continue
    for (const p of [problem.side[2 * m] ?? 0, problem.side[2 * m + 1] ?? 0]) {
      requested[p] = (requested[p] ?? 0) + 1
      if (held(m)) kept[p] = (kept[p] ?? 0) + 1
    }
  }
  let least = 1
  requested.forEach((n, p) => {
    if (n > 0) least = Math.min(least, (kept[p] ?? 0) / n)
  })
  return Math.round(least * 1e6) / 1e6
}

function changesOf(table: Timetable, units: Int32Array | null): number {
  if (!units) return 0
  const { S, days } = table.problem
  let changes = 0
  for (let d = 0; d < table.delegates; d++) {
    for (const slots of days) {
      let before = -1
      for (const s of slots) {
        const m = table.busy[d * S + s] ?? -1
        if (m === -1) continue
        const unit = units[m] ?? -1
        if (before !== -1) {
          const earlier = units[before] ?? -1
          if (earlier !== -1 && unit !== -1 && earlier !== unit) changes++
        }
        before = m
      }
    }
  }
  return changes
}
