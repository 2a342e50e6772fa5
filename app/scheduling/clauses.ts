import type { Logic } from './logic'

/* Statements about how many of some literals are true, as clauses. */

/** Up to so many, each pair is told apart. */
const IN_PAIRS = 4

/** At most one of the literals is true. */
export function atMostOne(logic: Logic, literals: readonly number[]): void {
  if (literals.length > IN_PAIRS) {
    const rest = logic.variable()
    atMostOne(logic, [...literals.slice(0, IN_PAIRS - 1), rest])
    atMostOne(logic, [-rest, ...literals.slice(IN_PAIRS - 1)])
    return
  }
  literals.forEach((one, i) => {
    for (const other of literals.slice(i + 1)) logic.add([-one, -other])
  })
}

/** Numbers written with one literal for each unit: the first `n` of the list are true for n. */
export type Unary = readonly number[]

/**
 * The sum of numbers, up to `most` (a larger sum reads as `most`): at least as large as the true sum;
 * with `exact`, for which `most` must be out of reach, just as large (totalizer: Bailleux and Boufkhad 2003).
 */
export function sumOf(
  logic: Logic,
  numbers: readonly Unary[],
  most: number,
  exact = false,
): number[] {
  let level = numbers.filter((one) => one.length > 0).map((one) => [...one])
  while (level.length > 1) {
    level.sort((a, b) => a.length - b.length)
    const next: number[][] = []
    for (let i = 0; i < level.length; i += 2) {
      const [a = [], b] = [level[i], level[i + 1]]
      next.push(b ? add(logic, a, b, most, exact) : a)
    }
    level = next
  }
  return (level[0] ?? []).slice(0, most)
}

function add(logic: Logic, a: Unary, b: Unary, most: number, exact: boolean): number[] {
  const length = Math.min(most, a.length + b.length)
  const sum = Array.from({ length }, () => logic.variable())
  const literal = (list: Unary, n: number) => list[n - 1] ?? 0
  for (let x = 0; x <= a.length; x++)
    for (let y = 0; y <= b.length && x + y <= length; y++) {
      const both = [-literal(a, x), -literal(b, y), literal(sum, x + y)]
      if (x + y > 0) logic.add(both.filter((l) => l !== 0))
      const neither = [literal(a, x + 1), literal(b, y + 1), -literal(sum, x + y + 1)]
      if (exact && x + y < length) logic.add(neither.filter((l) => l !== 0))
    }
  for (let n = 2; n <= length; n++) logic.add([-literal(sum, n), literal(sum, n - 1)])
  return sum
}

/** Two numbers are the same. */
export function same(logic: Logic, a: Unary, b: Unary): void {
  for (let n = 0; n < Math.max(a.length, b.length); n++) {
    const [x, y] = [a[n], b[n]]
    if (x !== undefined) logic.add(y === undefined ? [-x] : [-x, y])
    if (y !== undefined) logic.add(x === undefined ? [-y] : [-y, x])
  }
}

/** At most, or at least, so many of the literals are true. */
export function atMost(logic: Logic, literals: readonly number[], most: number): void {
  if (most >= literals.length) return
  if (most < 0) logic.add([])
  if (most === literals.length - 1) {
    logic.add(literals.map((literal) => -literal))
    return
  }
  if (most < 1) {
    for (const literal of literals) logic.add([-literal])
    return
  }
  const over = sumOf(
    logic,
    literals.map((literal) => [literal]),
    most + 1,
  )[most]
  if (over !== undefined) logic.add([-over])
}

export function atLeast(logic: Logic, literals: readonly number[], least: number): void {
  atMost(
    logic,
    literals.map((literal) => -literal),
    literals.length - least,
  )
}

/** Weighted sums that need more steps than this are not written. */
const MOST_NODES = 30_000

/**
 * The weights of the true literals add up to `least` or more, by a decision diagram (Eén and
 * Sörensson 2006). Gives false, having said nothing that matters, where it would be too large.
 */
export function weighsAtLeast(
  logic: Logic,
  literals: readonly number[],
  weights: readonly number[],
  least: number,
): boolean {
  const order = literals.map((_, i) => i).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  const rest = new Float64Array(order.length + 1)
  for (let i = order.length - 1; i >= 0; i--)
    rest[i] = (rest[i + 1] ?? 0) + (weights[order[i] ?? 0] ?? 0)
  const known = new Map<string, number>()
  /** A literal that makes the rest from i on weigh as much; null for always, 0 for never. */
  const node = (i: number, need: number): number | null => {
    if (need <= 0) return null
    if (need > (rest[i] ?? 0)) return 0
    const key = `${i}/${need}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    if (known.size >= MOST_NODES) return 0
    const self = logic.variable()
    known.set(key, self)
    const at = order[i] ?? 0
    const taken = node(i + 1, need - (weights[at] ?? 0))
    const left = node(i + 1, need)
    if (taken !== null) logic.add(taken === 0 ? [-self] : [-self, taken])
    if (left !== null)
      logic.add([-self, literals[at] ?? 0, left].filter((literal) => literal !== 0))
    return self
  }
  const root = node(0, least)
  if (known.size >= MOST_NODES) return false
  if (root !== null) logic.add(root === 0 ? [] : [root])
  return true
}
