import loadHighs, { type Highs, type Model } from 'highs'
import type { LinearAnswer, LinearProgram, SolveLinear } from './linear'

let loading: Promise<Highs> | undefined

/** The HiGHS solver (WebAssembly, one thread) behind the port that the pure core asks for. */
export async function loadLinearSolver(): Promise<SolveLinear> {
  loading ??= loadHighs()
  const highs = await loading
  return (program, options) =>
    // HiGHS refuses a program without columns; it holds nothing and is worth nothing.
    program.cost.length === 0
      ? nothing(program)
      : highs.withModel(toModel(highs, program), (model) => run(highs, model, program, options))
}

function nothing(program: LinearProgram): LinearAnswer {
  return {
    state: 'optimal',
    columns: new Float64Array(),
    rowDuals: new Float64Array(program.rowUpper.length),
    mipBound: program.whole ? 0 : Infinity,
  }
}

function toModel(highs: Highs, program: LinearProgram) {
  const bound = (x: number) =>
    x === Infinity ? highs.infinity : x === -Infinity ? -highs.infinity : x
  return {
    numCols: program.cost.length,
    numRows: program.rowUpper.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(program.cost),
    colLower: Float64Array.from(program.lower, bound),
    colUpper: Float64Array.from(program.upper, bound),
    rowLower: Float64Array.from(program.rowLower, bound),
    rowUpper: Float64Array.from(program.rowUpper, bound),
    matrix: {
      format: 'csr' as const,
      numRows: program.rowUpper.length,
      numCols: program.cost.length,
      starts: Int32Array.from(program.starts),
      indices: Int32Array.from(program.indices),
      values: Float64Array.from(program.values),
    },
    ...(program.whole ? { integrality: new Int32Array(program.cost.length).fill(1) } : {}),
  }
}

function run(
  highs: Highs,
  model: Model,
  program: LinearProgram,
  options: Parameters<SolveLinear>[1],
): LinearAnswer {
  model.options.set({
    output_flag: false,
    time_limit: Math.max(0.05, options.seconds),
    random_seed: 1,
  })
  if (options.interior) model.options.set({ solver: 'ipm', run_crossover: 'off' })
  if (program.whole) model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.4 })
  if (options.start) model.setSolution({ colValue: options.start })
  model.run()
  const status = model.getModelStatus()
  const known = highs.constants.modelStatus
  const solution = model.getSolution()
  const state =
    status === known.optimal
      ? 'optimal'
      : status === known.infeasible
        ? 'infeasible'
        : status === known.timeLimit
          ? 'limit'
          : 'failed'
  return {
    state,
    columns: solution.colValue,
    rowDuals: solution.rowDual,
    mipBound: program.whole ? Number(model.info.get('mip_dual_bound')) : Infinity,
  }
}
