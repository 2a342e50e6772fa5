import { noNumbers } from './none'
import type { Packing } from './packing'
import type { Random } from './random'

/*
 * The moves of a repair: let meetings in with the shortest chain of others moving, drop what is
 * worth less where nothing else helps, then bring back to their old slots whom it is possible to.
 */

export interface Calm {
  packing: Packing
  /** Slot before the change, -1 if not held. */
  oldSlot: Int32Array
  random: Random
}

/** Placements tried per meeting and depth before it is given up. */
const MOST_TRIES = 3000
/** For meetings that were waiting before the change already. */
const WAITING_TRIES = 150
const DEEPEST = 3

/** Worth of a meeting, must-meetings above all. */
function worths(packing: Packing): Float64Array {
  const { weight, must } = packing.problem
  const bonus = weight.reduce((sum, w) => sum + w, 1)
  return Float64Array.from(weight, (w, m) => w + (must[m] ?? 0) * bonus)
}

/**
 * Lets in the meetings hit by the change and the added ones, then whatever else is out, each with
 * the fewest others moving to another slot; dearer ones may push out cheaper ones.
 */
export function insertCalmly(calm: Calm, first: number[]): void {
  const { packing } = calm
  const { M, domain } = packing.problem
  const worth = worths(packing)
  const byWorth = (a: number, b: number) => (worth[b] ?? 0) - (worth[a] ?? 0)
  const queue = [...new Set(first)].sort(byWorth)
  const listed = new Set(queue)
  const rest: number[] = []
  for (let m = 0; m < M; m++)
    if (packing.slotOf[m] === -1 && (domain[m] ?? noNumbers).length > 0 && !listed.has(m))
      rest.push(m)
  queue.push(...rest.sort(byWorth))
  const dropped = new Set<number>()
  for (let head = 0; head < queue.length && head < 4 * M + 16; head++) {
    const m = queue[head] ?? 0
    if (packing.slotOf[m] !== -1) continue
    const concerned = listed.has(m) || dropped.has(m)
    if (letIn(calm, m, concerned ? DEEPEST : 1, concerned ? MOST_TRIES : WAITING_TRIES)) continue
    for (const out of pushOut(calm, m, worth)) {
      dropped.add(out)
      queue.push(out)
    }
  }
}

function letIn(calm: Calm, m: number, deepest: number, tries: number): boolean {
  for (let depth = 0; depth <= deepest; depth++) {
    const budget = { tries }
    if (chain(calm, m, depth, new Set([m]), budget)) return true
  }
  return false
}

/** Old slot first: a meeting that lost its table only should stay in its time. */
function slotsFor({ packing, oldSlot }: Calm, m: number): number[] {
  const old = oldSlot[m] ?? 0
  const slots = Array.from(packing.problem.domain[m] ?? noNumbers)
  return slots.includes(old) ? [old, ...slots.filter((s) => s !== old)] : slots
}

/** Places m, moving at most `depth` generations of others; leaves everything as it was when it can't. */
function chain(
  calm: Calm,
  m: number,
  depth: number,
  moving: Set<number>,
  budget: { tries: number },
): boolean {
  const { packing } = calm
  const slots = slotsFor(calm, m)
  for (const s of slots) {
    if (packing.fits(m, s)) {
      packing.add(m, s)
      return true
    }
  }
  if (depth === 0) return false
  for (const s of slots) {
    for (const blockers of blockersOf(calm, m, s, moving)) {
      if (budget.tries-- <= 0) return false
      const places = blockers.map((b) => packing.slotOf[b] ?? 0)
      for (const b of blockers) packing.remove(b)
      if (packing.fits(m, s)) {
        packing.add(m, s)
        const within = new Set([...moving, ...blockers])
        const done: number[] = []
        const snapshot = depth > 1 ? packing.slotOf.slice() : null
        let possible = true
        for (const b of blockers) {
          if (chain(calm, b, depth - 1, within, budget)) done.push(b)
          else {
            possible = false
            break
          }
        }
        if (possible) return true
        if (snapshot) restore(packing, snapshot)
        else for (const b of done) packing.remove(b)
        packing.remove(m)
      }
      blockers.forEach((b, i) => packing.add(b, places[i] ?? 0))
    }
  }
  return false
}

function restore(packing: Packing, slots: Int32Array): void {
  for (let m = 0; m < slots.length; m++)
    if (packing.slotOf[m] !== slots[m] && packing.slotOf[m] !== -1) packing.remove(m)
  for (let m = 0; m < slots.length; m++)
    if (packing.slotOf[m] !== slots[m] && slots[m] !== -1) packing.add(m, slots[m] ?? 0)
}

const cells = new Int32Array(256)

/** Sets of meetings whose leaving slot s would make room for m; where one of many would do, each in turn. */
function blockersOf({ packing }: Calm, m: number, s: number, moving: Set<number>): number[][] {
  const { locked } = packing.problem
  const n = packing.cells(m, s, cells)
  const full = Array.from(cells.subarray(0, n)).filter((cell) => packing.isFull(cell))
  const choices = full.map((cell) =>
    Array.from({ length: packing.capacity(cell) }, (_, i) => packing.memberAt(cell, i)).filter(
      (o) => !locked[o] && !moving.has(o),
    ),
  )
  if (choices.some((list) => list.length === 0)) return []
  choices.sort((a, b) => a.length - b.length)
  const sets: number[][] = []
  const build = (i: number, chosen: number[]): void => {
    if (sets.length >= 24) return
    const list = choices[i]
    if (!list) {
      sets.push(chosen)
      return
    }
    // Somebody already leaving may make room here as well.
    if (list.some((o) => chosen.includes(o))) return build(i + 1, chosen)
    for (const o of list) build(i + 1, [...chosen, o])
  }
  build(0, [])
  return sets
}

/** Takes the place of cheaper meetings if that gains; returns those pushed out. */
function pushOut(calm: Calm, m: number, worth: Float64Array): number[] {
  const { packing } = calm
  let best: { s: number; out: number[]; cost: number } | null = null
  for (const s of slotsFor(calm, m)) {
    for (const out of blockersOf(calm, m, s, new Set([m]))) {
      const cost = out.reduce((sum, o) => sum + (worth[o] ?? 0), 0)
      if (cost < (worth[m] ?? 0) && (best === null || cost < best.cost)) best = { s, out, cost }
    }
  }
  if (!best) return []
  for (const o of best.out) packing.remove(o)
  if (packing.fits(m, best.s)) {
    packing.add(m, best.s)
    return best.out
  }
  for (const o of best.out)
    packing.add(
      o,
      (calm.oldSlot[o] ?? 0) !== -1 && packing.fits(o, calm.oldSlot[o] ?? 0)
        ? (calm.oldSlot[o] ?? 0)
        : best.s,
    )
  return []
}

/** Steps of the search below. */
const STEPS = 80_000

/**
 * A short, cool annealing from what the chains gave: more value if the bound leaves room, and as
 * many meetings as possible in their old slots. Left at the best in the order must, value, moved.
 */
export function settleDown(calm: Calm, bound: { must: number; value: number }): void {
  const { packing, oldSlot, random } = calm
  const { problem } = packing
  const { M, must, weight, domain, locked, scale } = problem
  const worth = worths(packing)
  const isMoved = (m: number) =>
    oldSlot[m] !== -1 && packing.slotOf[m] !== -1 && packing.slotOf[m] !== oldSlot[m] ? 1 : 0
  const count = () => {
    const sum = { must: 0, value: 0, moved: 0 }
    for (let m = 0; m < M; m++) {
      if (packing.slotOf[m] === -1) continue
      sum.must += must[m] ?? 0
      sum.value += weight[m] ?? 0
      sum.moved += isMoved(m)
    }
    return sum
  }
  const now = count()
  let best = { ...now, slots: packing.slotOf.slice() }
  const atBound = () => best.must >= bound.must && best.value >= bound.value
  const open: number[] = []
  for (let m = 0; m < M; m++) if (!locked[m] && (domain[m] ?? noNumbers).length > 0) open.push(m)
  if (open.length === 0 || (atBound() && best.moved === 0)) return

  const evicted: number[] = []
  const before: number[] = []
  /** What a moved meeting costs against value; small, so that value leads. */
  const price = 0.9 * scale
  for (let step = 0; step < STEPS; step++) {
    if (atBound() && best.moved === 0) break
    const temperature = scale * 3 * Math.pow(0.02, step / STEPS)
    const m = open[random.below(open.length)] ?? 0
    const away = packing.slotOf[m] === -1
    if (!away && !isMoved(m) && random.next() < 0.7) continue
    const slots = domain[m] ?? noNumbers
    const s =
      oldSlot[m] !== -1 && problem.allowed[m * problem.S + (oldSlot[m] ?? 0)] && random.next() < 0.7
        ? (oldSlot[m] ?? 0)
        : (slots[random.below(slots.length)] ?? 0)
    if (packing.slotOf[m] === s) continue
    packing.mark()
    evicted.length = 0
    before.length = 0
    let movedBefore = isMoved(m)
    let gain = price * movedBefore
    if (!away) packing.remove(m)
    const n = packing.cells(m, s, cells)
    let possible = true
    for (let i = 0; i < n && possible; i++) {
      const cell = cells[i] ?? 0
      if (!packing.isFull(cell)) continue
      const o = packing.memberAt(cell, random.below(packing.capacity(cell)))
      if (locked[o]) possible = false
      else {
        gain += price * isMoved(o)
        movedBefore += isMoved(o)
        evicted.push(o)
        packing.remove(o)
      }
    }
    if (!possible || !packing.fits(m, s)) {
      packing.undo()
      continue
    }
    packing.add(m, s)
    gain += (away ? (worth[m] ?? 0) : 0) - price * isMoved(m)
    for (let i = 0; i < evicted.length; i++) {
      const e = evicted[i] ?? 0
      const own = domain[e] ?? noNumbers
      let t = (oldSlot[e] ?? 0) !== -1 && packing.fits(e, oldSlot[e] ?? 0) ? (oldSlot[e] ?? 0) : -1
      const offset = random.below(own.length)
      for (let k = 0; k < own.length && t === -1; k++) {
        const candidate = own[(k + offset) % own.length] ?? 0
        if (packing.fits(e, candidate)) t = candidate
      }
      if (t === -1) gain -= worth[e] ?? 0
      else {
        packing.add(e, t)
        gain -= price * isMoved(e)
      }
    }
    if (gain < 0 && random.next() >= Math.exp(gain / temperature)) {
      packing.undo()
      continue
    }
    now.moved += isMoved(m) - movedBefore
    if (away) {
      now.must += must[m] ?? 0
      now.value += weight[m] ?? 0
    }
    for (const e of evicted) {
      now.moved += isMoved(e)
      if (packing.slotOf[e] !== -1) continue
      now.must -= must[e] ?? 0
      now.value -= weight[e] ?? 0
    }
    if (
      now.must > best.must ||
      (now.must === best.must &&
        (now.value > best.value || (now.value === best.value && now.moved < best.moved)))
    )
      best = { ...now, slots: packing.slotOf.slice() }
  }
  packing.load(best.slots)
}
