import { noNumbers } from './none'
import type { Packing } from './packing'
import type { Random } from './random'

/*
 * Finds which meetings are held and when: must-meetings first, then weighted value.
 */

export interface PlaceGoal {
  must: number
  /** In units of `problem.weight`. */
  value: number
}

export interface Placed extends PlaceGoal {
  slots: Int32Array
  /** Meetings still missing to the needs of a fair search; 0 without one. */
  missing: number
}

/** A fair search also wants each participant to hold so many; each missing one costs `price`. */
export interface Fairness {
  need: Int32Array
  price: number
}

export interface SearchLimits {
  random: Random
  /** Says that time is up or somebody pressed stop. */
  stopped: () => boolean
}

/** What the packing holds now. */
export function valueOf(packing: Packing): PlaceGoal {
  const { must, weight, M } = packing.problem
  let musts = 0
  let value = 0
  for (let m = 0; m < M; m++) {
    if (packing.slotOf[m] === -1) continue
    musts += must[m] ?? 0
    value += weight[m] ?? 0
  }
  return { must: musts, value }
}

export function better(a: PlaceGoal, b: PlaceGoal): boolean {
  return a.must > b.must || (a.must === b.must && a.value > b.value)
}

/** Puts locked meetings in their slots, then the rest by weight wherever they fit first. */
export function placeGreedily(packing: Packing, random: Random, priority?: Float64Array): void {
  const { M, locked, domain, must, weight } = packing.problem
  for (let m = 0; m < M; m++)
    if (locked[m] && packing.slotOf[m] === -1) packing.add(m, (domain[m] ?? noNumbers)[0] ?? 0)
  const order = Array.from({ length: M }, (_, m) => m).filter((m) => packing.slotOf[m] === -1)
  const rank = order.map(
    (m) =>
      [
        m,
        (must[m] ?? 0) * 1e12 +
          ((priority ?? weight)[m] ?? 0) -
          0.01 * (domain[m] ?? noNumbers).length +
          0.001 * random.next(),
      ] as const,
  )
  rank.sort((a, b) => b[1] - a[1])
  for (const [m] of rank) {
    const slots = domain[m] ?? noNumbers
    const offset = random.below(Math.max(1, slots.length))
    for (let i = 0; i < slots.length; i++) {
      const s = slots[(i + offset) % slots.length] ?? 0
      if (packing.fits(m, s)) {
        packing.add(m, s)
        break
      }
    }
  }
  packing.mark()
}

/**
 * Simulated annealing over insertions: a meeting takes a slot, those in its way look for another
 * slot, who finds none is out. Stops at `goal`, at the last of `rounds`, or when told.
 * The packing is left at the best arrangement found.
 */
export function searchPlacement(
  packing: Packing,
  goal: PlaceGoal,
  options: SearchLimits & {
    iterations: number
    hot: number
    cold: number
    useful?: Uint8Array
    fair?: Fairness
    onBetter?: (best: Placed) => void
  },
): Placed {
  const { problem } = packing
  const { M, must, weight, domain, locked } = problem
  const { random } = options
  const bonus = weight.reduce((sum, w) => sum + w, 1)
  const worth = Float64Array.from(weight, (w, m) => w + (must[m] ?? 0) * bonus)

  // Meetings that are out and could be held; swapped with the last when one comes in.
  const out: number[] = []
  const outAt = new Int32Array(M).fill(-1)
  const movable: number[] = []
  const goOut = (m: number) => {
    if (options.useful && options.useful[m] === 0) return
    outAt[m] = out.length
    out.push(m)
  }
  const comeIn = (m: number) => {
    const at = outAt[m] ?? 0
    if (at === -1) return
    const last = out.pop() ?? 0
    if (last !== m) {
      out[at] = last
      outAt[last] = at
    }
    outAt[m] = -1
  }
  for (let m = 0; m < M; m++) {
    if ((domain[m] ?? noNumbers).length === 0 || locked[m]) continue
    movable.push(m)
    if (packing.slotOf[m] === -1) goOut(m)
  }
  const { side } = problem
  const fair = options.fair
  const heldBy = new Int32Array(problem.delegatePools.length)
  let missing = 0
  if (fair) {
    for (let m = 0; m < M; m++)
      if (packing.slotOf[m] !== -1)
        for (let j = 0; j < 2; j++)
          heldBy[side[2 * m + j] ?? 0] = (heldBy[side[2 * m + j] ?? 0] ?? 0) + 1
    fair.need.forEach((n, p) => (missing += Math.max(0, n - (heldBy[p] ?? 0))))
  }
  /** Books a meeting in or out for its participants; gives the change in missing meetings. */
  const tally = (m: number, by: 1 | -1): number => {
    let change = 0
    for (let j = 0; j < 2; j++) {
      const p = side[2 * m + j] ?? 0
      const held = heldBy[p] ?? 0
      heldBy[p] = held + by
      const need = fair?.need[p] ?? 0
      if (by === 1 ? held < need : held <= need) change -= by
    }
    return change
  }
  let now = valueOf(packing)
  let best: Placed = { ...now, missing, slots: packing.slotOf.slice() }
  const reached = () =>
    best.missing === 0 &&
    best.must >= goal.must &&
    (best.must > goal.must || best.value >= goal.value)
  if (reached() || out.length === 0) return best

  const cells = new Int32Array(64)
  const evicted: number[] = []
  const shifted: number[] = []
  const find = (m: number): number => {
    const slots = domain[m] ?? noNumbers
    const offset = random.below(slots.length)
    for (let i = 0; i < slots.length; i++) {
      const s = slots[i + offset < slots.length ? i + offset : i + offset - slots.length] ?? 0
      if (packing.fits(m, s)) return s
    }
    return -1
  }
  /** Clears the way for m at s; false where a locked meeting stands in it. */
  const clear = (m: number, s: number): boolean => {
    const n = packing.cells(m, s, cells)
    for (let i = 0; i < n; i++) {
      const cell = cells[i] ?? 0
      if (!packing.isFull(cell)) continue
      const size = packing.capacity(cell)
      let victim = -1
      const tries = Math.min(size, 3)
      const from = random.below(Math.max(1, size))
      for (let j = 0; j < tries; j++) {
        const o = packing.memberAt(cell, (from + j) % size)
        if (locked[o]) continue
        if (victim === -1 || (worth[o] ?? 0) < (worth[victim] ?? 0)) victim = o
      }
      if (victim === -1) return false
      packing.remove(victim)
      evicted.push(victim)
    }
    return true
  }

  let temperature = options.hot
  for (let step = 0; step < options.iterations; step++) {
    if ((step & 255) === 0) {
      temperature = options.hot * Math.pow(options.cold / options.hot, step / options.iterations)
      if ((step & 1023) === 0 && options.stopped()) break
    }
    const insert = random.next() < 0.6
    const m = insert
      ? (out[random.below(out.length)] ?? 0)
      : (movable[random.below(movable.length)] ?? 0)
    const slots = domain[m] ?? noNumbers
    const s = slots[random.below(slots.length)] ?? 0
    const before = packing.slotOf[m] ?? 0
    if (before === s) continue
    packing.mark()
    evicted.length = 0
    shifted.length = 0
    if (before !== -1) packing.remove(m)
    if (!clear(m, s) || !packing.fits(m, s)) {
      packing.undo()
      continue
    }
    packing.add(m, s)
    let gain = before === -1 ? (worth[m] ?? 0) : 0
    let missed = fair && before === -1 ? tally(m, 1) : 0
    for (let i = 0; i < evicted.length; i++) {
      const e = evicted[i] ?? 0
      const t = find(e)
      if (t !== -1) packing.add(e, t)
      else {
        gain -= worth[e] ?? 0
        if (fair) missed += tally(e, -1)
      }
    }
    if (fair) gain -= fair.price * missed
    if (gain < 0 && random.next() >= Math.exp(gain / temperature)) {
      if (fair) {
        if (before === -1) tally(m, -1)
        for (let i = 0; i < evicted.length; i++)
          if (packing.slotOf[evicted[i] ?? 0] === -1) tally(evicted[i] ?? 0, 1)
      }
      packing.undo()
      continue
    }
    if (before === -1) {
      comeIn(m)
      now = { must: now.must + (must[m] ?? 0), value: now.value + (weight[m] ?? 0) }
    }
    for (let i = 0; i < evicted.length; i++) {
      const e = evicted[i] ?? 0
      if (packing.slotOf[e] !== -1) continue
      goOut(e)
      now = { must: now.must - (must[e] ?? 0), value: now.value - (weight[e] ?? 0) }
    }
    missing += missed
    if (better(now, best) || (fair && missing < best.missing && !better(best, now))) {
      best = { ...now, missing, slots: packing.slotOf.slice() }
      options.onBetter?.(best)
      if (reached()) break
    }
    if (out.length === 0) break
  }
  packing.load(best.slots)
  return best
}
