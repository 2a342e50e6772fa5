import { emptyProgram, addColumn, addRow, type SolveLinear } from '../app/scheduling/linear'
import { Packing } from '../app/scheduling/packing'
import { compile } from '../app/scheduling/problem'
import type { Pool } from '../app/scheduling/pool'
import type { Instance } from '../app/scheduling/instance'
import { Timetable } from '../app/scheduling/timetable'

/* What others would do: first fit by hand, and a solver on the model with everything named. */

export interface Baseline {
  must: number
  value: number
  gaps: number | null
  /** The solver's own bound on value; null where there is none. */
  bound: number | null
  seconds: number
}

/** Musts first, then by value; each into the first slot of the day that is free for all. */
export function firstFit(instance: Instance, now: () => number): Baseline {
  const began = now()
  const problem = compile(instance)
  const packing = new Packing(problem)
  const order = Array.from({ length: problem.M }, (_, m) => m)
  const rank = (m: number) =>
    (problem.locked[m] ? 2e12 : 0) + (problem.must[m] ? 1e12 : 0) + (problem.weight[m] ?? 0)
  order.sort((a, b) => rank(b) - rank(a) || a - b)
  for (const m of order) {
    const slot = Array.from(problem.domain[m] ?? []).find((s) => packing.fits(m, s))
    if (slot !== undefined) packing.add(m, slot)
  }
  const held = order.filter((m) => packing.slotOf[m] !== -1)
  return {
    must: held.reduce((n, m) => n + (problem.must[m] ?? 0), 0),
    value: held.reduce((sum, m) => sum + (problem.weight[m] ?? 0), 0) / problem.scale,
    gaps: new Timetable(problem, packing.slotOf).gaps,
    bound: null,
    seconds: now() - began,
  }
}

/** HiGHS on one column for each meeting, slot and named table, interpreter and delegate. */
export function namedModel(
  instance: Instance,
  linear: SolveLinear,
  seconds: number,
  now: () => number,
): Baseline {
  const began = now()
  const problem = compile(instance)
  const program = emptyProgram()
  const { M, domain, weight, must, side, limits, limitsOf, locked } = problem
  const bonus = weight.reduce((sum, w) => sum + w, 1)
  const held: number[][] = Array.from({ length: M }, () => [])
  const units = new Map<string, number[]>()
  const everywhere = new Map<string, number[]>()
  const meetingOf: number[] = []
  const addUnits = (pool: Pool, name: string, m: number, s: number, x: number) => {
    const own = (pool.classes[pool.classOf[m] ?? -1] ?? []).filter((u) => pool.open[u]?.[s] === 1)
    const columns = own.map((u) => {
      const column = addColumn(program, 0)
      const key = `${name}/${u}/${s}`
      units.set(key, [...(units.get(key) ?? []), column])
      const unit = `${name}/${u}`
      everywhere.set(unit, [...(everywhere.get(unit) ?? []), column])
      return column
    })
    addRow(program, 0, 0, [...columns, x], [...columns.map(() => 1), -1])
  }
  for (let m = 0; m < M; m++) {
    for (const s of domain[m] ?? []) {
      const x = addColumn(program, (weight[m] ?? 0) + (must[m] ? bonus : 0))
      meetingOf[x] = m
      held[m]?.push(x)
      for (const p of [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]) {
        const pool = problem.delegatePools[p]
        if (pool) addUnits(pool, `delegate ${p}`, m, s, x)
      }
      if (problem.tablePool && problem.tablePool.classOf[m] !== -1)
        addUnits(problem.tablePool, 'table', m, s, x)
      if (problem.interpreterPool && problem.interpreterPool.classOf[m] !== -1)
        addUnits(problem.interpreterPool, 'interpreter', m, s, x)
    }
    const own = held[m] ?? []
    if (own.length > 0) addRow(program, locked[m] ? 1 : 0, 1, own)
  }
  for (const columns of units.values()) if (columns.length > 1) addRow(program, 0, 1, columns)
  limits.forEach((limit, q) =>
    addRow(program, 0, limit, held.filter((_, m) => limitsOf[m]?.includes(q)).flat()),
  )
  for (const { participant, most } of problem.rations)
    most.forEach((n, u) =>
      addRow(program, 0, n, everywhere.get(`delegate ${participant}/${u}`) ?? []),
    )
  program.whole = true
  const answer = linear(program, { seconds })
  let value = 0
  let musts = 0
  answer.columns.forEach((v, j) => {
    const m = meetingOf[j]
    if (m === undefined || v < 0.5) return
    value += weight[m] ?? 0
    musts += must[m] ?? 0
  })
  const bound = Number.isFinite(answer.mipBound)
    ? (answer.mipBound - musts * bonus) / problem.scale
    : null
  return { must: musts, value: value / problem.scale, gaps: null, bound, seconds: now() - began }
}
