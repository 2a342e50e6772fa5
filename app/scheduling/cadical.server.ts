import { Cadical, loadCadical, type SolveStatus } from 'cadical-wasm'
import type { Logic, WithLogic } from './logic'

const answers = { satisfiable: 'found', unsatisfiable: 'impossible', unknown: 'unknown' } as const

/** The CaDiCaL solver (WebAssembly) behind the port that the pure core asks for. */
export async function loadLogic(): Promise<WithLogic> {
  const module = await loadCadical()
  return (stopped, use) => {
    const solver = new Cadical(module, { quiet: true, stabilizeonly: true, walk: false })
    try {
      solver.setTerminate(stopped)
      return use(behindPort(solver))
    } finally {
      solver.dispose()
    }
  }
}

function behindPort(solver: Cadical): Logic {
  let assumedLast: readonly number[] = []
  return {
    variable: () => solver.newVar(),
    add: (clause) => solver.addClause(clause),
    solve: (assumed, conflicts) => {
      assumedLast = assumed
      const status: SolveStatus = solver.solve({ assumptions: assumed, conflicts })
      return answers[status]
    },
    isTrue: (literal) => solver.value(literal),
    core: () => assumedLast.filter((literal) => solver.failed(literal)),
    prefer: (literal) => solver.phase(literal),
  }
}
