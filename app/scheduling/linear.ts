/** A linear program to be maximised, rows packed one after the other. */
export interface LinearProgram {
  cost: number[]
  lower: number[]
  upper: number[]
  rowLower: number[]
  rowUpper: number[]
  starts: number[]
  indices: number[]
  values: number[]
  /** All columns whole. */
  whole?: boolean
}

export interface LinearAnswer {
  /** `optimal` as the solver says it; `limit` when time ran out. */
  state: 'optimal' | 'infeasible' | 'limit' | 'failed'
  columns: Float64Array
  rowDuals: Float64Array
  /** For whole columns: the solver's bound. */
  mipBound: number
}

/** Solves a linear or whole-number program; given from outside, since it needs native code. */
export type SolveLinear = (
  program: LinearProgram,
  options: { seconds: number; start?: Float64Array; interior?: boolean },
) => LinearAnswer

export function emptyProgram(): LinearProgram {
  return {
    cost: [],
    lower: [],
    upper: [],
    rowLower: [],
    rowUpper: [],
    starts: [0],
    indices: [],
    values: [],
  }
}

export function addColumn(program: LinearProgram, cost: number, lower = 0, upper = 1): number {
  program.cost.push(cost)
  program.lower.push(lower)
  program.upper.push(upper)
  return program.cost.length - 1
}

export function addRow(
  program: LinearProgram,
  lower: number,
  upper: number,
  columns: number[],
  values?: number[],
): void {
  program.rowLower.push(lower)
  program.rowUpper.push(upper)
  columns.forEach((column, i) => {
    program.indices.push(column)
    program.values.push(values?.[i] ?? 1)
  })
  program.starts.push(program.indices.length)
}

/**
 * An upper bound on the program from any multipliers of its rows: weak duality, worked out here,
 * so that it holds whatever state the solver stopped in (Neumaier and Shcherbina, 2004).
 * @returns the bound and the reduced cost of every column
 */
export function dualBound(
  program: LinearProgram,
  multipliers: ArrayLike<number>,
): { bound: number; reduced: Float64Array } {
  const reduced = Float64Array.from(program.cost)
  let bound = 0
  for (let i = 0; i < program.rowUpper.length; i++) {
    const y = multipliers[i] ?? 0
    const limit = y > 0 ? program.rowUpper[i] : program.rowLower[i]
    if (y === 0 || limit === undefined || !Number.isFinite(limit) || !Number.isFinite(y)) continue
    bound += y * limit
    for (let k = program.starts[i] ?? 0; k < (program.starts[i + 1] ?? 0); k++) {
      const column = program.indices[k] ?? 0
      reduced[column] = (reduced[column] ?? 0) - y * (program.values[k] ?? 0)
    }
  }
  for (let j = 0; j < reduced.length; j++) {
    const d = reduced[j] ?? 0
    bound += d > 0 ? d * (program.upper[j] ?? 0) : d * (program.lower[j] ?? 0)
  }
  return { bound, reduced }
}

/**
 * The better bound of a solver's multipliers as they are and turned: solvers differ in the sign they give.
 * Null where it gives none.
 */
export function bestBound(program: LinearProgram, { rowDuals }: LinearAnswer) {
  if (rowDuals.length !== program.rowUpper.length) return null
  const turned = rowDuals.map((y) => -y)
  const [one, two] = [dualBound(program, rowDuals), dualBound(program, turned)]
  return one.bound < two.bound ? { ...one, prices: rowDuals } : { ...two, prices: turned }
}
