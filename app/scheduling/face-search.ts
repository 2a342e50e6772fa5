import { atLeast, atMost } from './clauses'
import { spareOf, type Priced } from './face'
import type { LinearProgram } from './linear'
import type { Logic, WithLogic } from './logic'

/*
 * A schedule worth as much as the prices allow, by clauses: only columns that can be in it, and rows
 * full wherever that has a price. What it is worth need not be written then, and so little is left open
 * that it is found, or shown to be impossible, where searches and whole-number programs get lost.
 */

/** Conflicts after which it is given up. */
const MOST_CONFLICTS = 50_000

/**
 * The columns of a whole solution of the program that could be worth `value`; it is, where nothing
 * is to spare. `impossible` means that no solution is worth so much.
 */
export function searchFace(
  priced: Priced,
  value: number,
  withLogic: WithLogic,
  stopped: () => boolean,
): Uint8Array | 'impossible' | 'unknown' {
  const spare = spareOf(priced, value)
  return withLogic(stopped, (logic) => {
    const literals = openColumns(logic, priced, spare)
    for (let i = 0; i < priced.program.rowUpper.length; i++)
      if (!addRow(logic, priced, literals, i, spare)) return 'unknown'
    const answer = logic.solve([], MOST_CONFLICTS)
    if (answer !== 'found') return answer
    return Uint8Array.from(literals, (one) => (one !== 0 && logic.isTrue(one) ? 1 : 0))
  })
}

/** A variable for each column, 0 where it would cost more than there is to spare. */
function openColumns(logic: Logic, { reduced }: Priced, spare: number): number[] {
  return Array.from(reduced, (gain) => {
    if (gain < -spare) return 0
    const literal = logic.variable()
    if (gain > spare) logic.add([literal])
    return literal
  })
}

/** False where the row has other values than one and minus one. */
function addRow(
  logic: Logic,
  { program, prices }: Priced,
  columns: readonly number[],
  i: number,
  spare: number,
): boolean {
  const row = literalsOf(program, columns, i)
  if (!row) return false
  const { literals, shift } = row
  const upper = (program.rowUpper[i] ?? Infinity) + shift
  const lower = (program.rowLower[i] ?? -Infinity) + shift
  const price = prices[i] ?? 0
  atMost(logic, literals, price < -spare && Number.isFinite(lower) ? lower : upper)
  atLeast(logic, literals, price > spare && Number.isFinite(upper) ? upper : lower)
  return true
}

/** A column that is taken off counts one where it is not: the limits shift by as many. */
function literalsOf(program: LinearProgram, columns: readonly number[], i: number) {
  const literals: number[] = []
  let shift = 0
  for (let k = program.starts[i] ?? 0; k < (program.starts[i + 1] ?? 0); k++) {
    const value = program.values[k] ?? 0
    if (Math.abs(value) !== 1) return null
    const literal = columns[program.indices[k] ?? 0] ?? 0
    if (value === -1) shift++
    if (literal !== 0) literals.push(value * literal)
    // Off for certain, and taken off: counts one, without a literal.
    else if (value === -1) shift--
  }
  return { literals, shift }
}
