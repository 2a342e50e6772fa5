import { matchUnits } from './matching'
import { noFlags } from './none'
import type { SearchLimits } from './place'
import type { Pool } from './pool'
import type { Timetable } from './timetable'

/*
 * Names tables or interpreters in a finished timetable so that people change as seldom as can be.
 * A step exchanges two units over some slots, so what already agrees goes along.
 */

/** Meetings that follow each other in somebody's day and both take a unit of the pool. */
function neighbours(table: Timetable, pool: Pool): number[][] {
  const { M, S, days } = table.problem
  const near: number[][] = Array.from({ length: M }, () => [])
  for (let d = 0; d < table.delegates; d++) {
    for (const slots of days) {
      let before = -1
      for (const s of slots) {
        const m = table.busy[d * S + s] ?? 0
        if (m === -1) continue
        if (before !== -1 && pool.classOf[before] !== -1 && pool.classOf[m] !== -1) {
          near[before]?.push(m)
          near[m]?.push(before)
        }
        before = m
      }
    }
  }
  return near
}

/**
 * A unit for every held meeting that takes one from the pool, -1 for the others, with few changes
 * between consecutive meetings. @throws Error if a slot can't be named (a Hall condition is missing)
 */
export function nameUnits(
  table: Timetable,
  pool: Pool,
  options: SearchLimits & { iterations: number; keep?: Int32Array },
): { units: Int32Array; changes: number } {
  const { M, S } = table.problem
  const U = pool.units
  const near = neighbours(table, pool)
  const unit = new Int32Array(M).fill(-1)
  const holder = new Int32Array(U * S).fill(-1)
  for (let s = 0; s < S; s++) {
    const meetings: number[] = []
    for (let m = 0; m < M; m++)
      if (table.slotOf(m) === s && pool.classOf[m] !== -1) meetings.push(m)
    // Who was on a unit before, or in the neighbouring slot, is asked for first.
    const prefer = (m: number) => {
      const own = pool.classes[pool.classOf[m] ?? 0] ?? []
      const wished =
        options.keep && options.keep[m] !== -1
          ? [options.keep[m] ?? 0]
          : (near[m] ?? []).map((o) => unit[o] ?? 0)
      return [...wished.filter((u) => own.includes(u)), ...own]
    }
    const units = matchUnits(pool, meetings, s, prefer)
    if (!units)
      throw new Error(
        `the ${pool.name} of slot ${table.problem.slotIds[s]} can't be named: a Hall condition is missing`,
      )
    meetings.forEach((m, i) => {
      unit[m] = units[i] ?? 0
      holder[(units[i] ?? 0) * S + s] = m
    })
  }
  const movable: number[] = []
  for (let m = 0; m < M; m++)
    if (
      unit[m] !== -1 &&
      (near[m] ?? []).length > 0 &&
      (pool.classes[pool.classOf[m] ?? 0] ?? []).length > 1
    )
      movable.push(m)
  const countChanges = () => {
    let twice = 0
    for (let m = 0; m < M; m++) for (const o of near[m] ?? []) if (unit[o] !== unit[m]) twice++
    return twice / 2
  }
  let changes = countChanges()
  let best = unit.slice()
  let least = changes
  if (movable.length === 0 || changes === 0) return { units: best, changes }

  const may = pool.classes.map((units) => {
    const set = new Uint8Array(U)
    for (const u of units) set[u] = 1
    return set
  })
  const canTake = (m: number, u: number, s: number) =>
    m === -1 ||
    ((may[pool.classOf[m] ?? 0] ?? noFlags)[u] === 1 && (pool.open[u] ?? noFlags)[s] === 1)
  const inMove = new Int32Array(S)
  let stamp = 0
  const slots: number[] = []
  const { random } = options

  /** Changes between the meetings on u or v in the chosen slots and all their neighbours, each pair once. */
  const around = (u: number, v: number) => {
    let sum = 0
    for (let i = 0; i < slots.length; i++) {
      const s = slots[i] ?? 0
      for (let side = 0; side < 2; side++) {
        const m = holder[(side === 0 ? u : v) * S + s] ?? 0
        if (m === -1) continue
        const list = near[m] ?? []
        for (let k = 0; k < list.length; k++) {
          const o = list[k] ?? 0
          if (unit[o] === unit[m]) continue
          const both =
            inMove[table.packing.slotOf[o] ?? 0] === stamp && (unit[o] === u || unit[o] === v)
          sum += both ? 0.5 : 1
        }
      }
    }
    return sum
  }
  const swap = (u: number, v: number) => {
    for (let i = 0; i < slots.length; i++) {
      const s = slots[i] ?? 0
      const a = holder[u * S + s] ?? 0
      const b = holder[v * S + s] ?? 0
      holder[u * S + s] = b
      holder[v * S + s] = a
      if (a !== -1) unit[a] = v
      if (b !== -1) unit[b] = u
    }
  }
  for (let step = 0; step < options.iterations; step++) {
    if ((step & 1023) === 0 && options.stopped()) break
    const temperature = 1 * Math.pow(0.08, step / options.iterations)
    const m = movable[random.below(movable.length)] ?? 0
    const list = near[m] ?? []
    const u = unit[m] ?? 0
    const v = unit[list[random.below(list.length)] ?? 0] ?? 0
    if (u === v) continue
    stamp++
    slots.length = 0
    slots.push(table.packing.slotOf[m] ?? 0)
    inMove[slots[0] ?? 0] = stamp
    const follow = random.next()
    let possible = true
    for (let head = 0; head < slots.length && possible; head++) {
      const s = slots[head] ?? 0
      const a = holder[u * S + s] ?? 0
      const b = holder[v * S + s] ?? 0
      if (!canTake(a, v, s) || !canTake(b, u, s)) {
        possible = false
        break
      }
      for (let side = 0; side < 2; side++) {
        const x = side === 0 ? a : b
        if (x === -1) continue
        const others = near[x] ?? []
        for (let k = 0; k < others.length; k++) {
          const o = others[k] ?? 0
          const t = table.packing.slotOf[o] ?? 0
          if (unit[o] !== unit[x] || inMove[t] === stamp || random.next() > follow) continue
          inMove[t] = stamp
          slots.push(t)
        }
      }
    }
    if (!possible) continue
    const before = around(u, v)
    swap(u, v)
    const delta = around(u, v) - before
    if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) {
      swap(u, v)
      continue
    }
    changes += delta
    if (changes < least) {
      least = changes
      best = unit.slice()
      if (least === 0) break
    }
  }
  return { units: best, changes: least }
}
