import { atLeast, atMost } from './clauses'
import { spareOf, type Priced } from './face'
import type { Logic, WithLogic } from './logic'

/*
 * A schedule worth as much as the prices allow, by clauses: only columns that can be in it, and rows
 * full wherever that has a price. What it is worth need not be written then, and so little is left open
 * that it is found, or shown to be impossible, where searches and whole-number programs get lost.
 */

/** Conflicts after which it is given up. */
const MOST_CONFLICTS = 50_000
/** Rows of more columns are written only once they are broken: most never are. */
const WIDE = 100
/** Clauses that the rows may take together, about. */
const MOST_CLAUSES = 4_000_000

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
  return withLogic(stopped, (logic) => new FaceSearch(logic, priced, value).run())
}

/** So many of these literals, at least and at most. */
interface Row {
  literals: number[]
  least: number
  most: number
}

class FaceSearch {
  /** A variable for each column, 0 where it would cost more than there is to spare. */
  private readonly columns: number[]
  private readonly spare: number
  private clauses = 0

  constructor(
    private readonly logic: Logic,
    private readonly priced: Priced,
    value: number,
  ) {
    this.spare = spareOf(priced, value)
    this.columns = Array.from(priced.reduced, (gain) => this.addColumn(gain))
  }

  run(): Uint8Array | 'impossible' | 'unknown' {
    let left: Row[] = []
    for (let i = 0; i < this.priced.program.rowUpper.length; i++) {
      const row = this.rowOf(i)
      if (!row) return 'unknown'
      if (row.literals.length > WIDE) left.push(row)
      else this.write(row)
    }
    while (this.clauses <= MOST_CLAUSES) {
      const answer = this.logic.solve([], MOST_CONFLICTS)
      if (answer !== 'found') return answer
      const broken = left.filter((row) => this.isBroken(row))
      if (broken.length === 0) return this.read()
      for (const row of broken) this.write(row)
      left = left.filter((row) => !broken.includes(row))
    }
    return 'unknown'
  }

  private addColumn(gain: number): number {
    if (gain < -this.spare) return 0
    const literal = this.logic.variable()
    if (gain > this.spare) this.logic.add([literal])
    return literal
  }

  private read(): Uint8Array {
    return Uint8Array.from(this.columns, (one) => (one !== 0 && this.logic.isTrue(one) ? 1 : 0))
  }

  private isBroken({ literals, least, most }: Row): boolean {
    const count = literals.filter((one) => this.logic.isTrue(one)).length
    return count < least || count > most
  }

  /** Full where that has a price; null where the row has other values than one and minus one. */
  private rowOf(i: number): Row | null {
    const { program, prices } = this.priced
    const literals: number[] = []
    // A column that is taken off counts one where it is not: the limits shift by as many.
    let shift = 0
    for (let k = program.starts[i] ?? 0; k < (program.starts[i + 1] ?? 0); k++) {
      const value = program.values[k] ?? 0
      if (Math.abs(value) !== 1) return null
      const literal = this.columns[program.indices[k] ?? 0] ?? 0
      if (literal === 0) continue
      literals.push(value * literal)
      if (value === -1) shift++
    }
    const upper = (program.rowUpper[i] ?? Infinity) + shift
    const lower = (program.rowLower[i] ?? -Infinity) + shift
    const price = prices[i] ?? 0
    return {
      literals,
      most: price < -this.spare && Number.isFinite(lower) ? lower : upper,
      least: price > this.spare && Number.isFinite(upper) ? upper : lower,
    }
  }

  private write({ literals, least, most }: Row): void {
    const n = literals.length
    if (most < n) this.clauses += n * (most + 1)
    if (least > 0) this.clauses += n * (n - least + 1)
    if (this.clauses > MOST_CLAUSES) return
    atMost(this.logic, literals, most)
    atLeast(this.logic, literals, least)
  }
}
