import { assemble, leastShare } from './assemble'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import { findLockConflict } from './locks'
import { nameUnits } from './naming'
import type { Placed, PlaceGoal } from './place'
import { placeBest } from './place-phase'
import { compile, type Problem } from './problem'
import { seededRandom } from './random'
import { alone } from './reasons'
import type { Bounds, Schedule } from './schedule'
import { boundShare, raiseShare } from './share'
import { tighten, type Tight } from './tighten'
import { Timetable } from './timetable'

/** What happens while a schedule is sought. `schedule` is the best so far, valid in itself. */
export interface Progress {
  phase: 'bound' | 'place' | 'share' | 'gaps' | 'names' | 'done'
  seconds: number
  must: number
  value: number
  bounds: { must: number; value: number }
  gaps: number | null
  schedule?: Schedule
}

export interface SolveOptions {
  seconds: number
  seed: number
  /** Seconds from any fixed moment; the core has no clock of its own. */
  now: () => number
  /** Linear programs; without it the bounds are weaker, the schedules are not. */
  linear?: SolveLinear | null
  onProgress?: (progress: Progress) => void
  /** Asked often; true ends the search with the best so far. */
  stopped?: () => boolean
}

/**
 * The best schedule that can be found within the time, with proven bounds for must-meetings and
 * value; objectives in the order of the format. The instance must have passed `parseInstance`.
 * Equal seed and instance give an equal schedule whenever the search ends by itself.
 */
export function solve(instance: Instance, options: SolveOptions): Schedule {
  return new Solver(instance, options).run()
}

/** Parts of the time after which a phase must have ended. */
const placeUntil = 0.55
const shareUntil = 0.65
const gapsUntil = 0.92

class Solver {
  private readonly problem: Problem
  private readonly began: number
  private bounds: PlaceGoal
  private lastShown = 0
  private shareBound = 1

  constructor(
    private readonly instance: Instance,
    private readonly options: SolveOptions,
  ) {
    this.began = options.now()
    this.problem = compile(instance)
    this.bounds = everything(this.problem)
  }

  run(): Schedule {
    const conflict = findLockConflict(this.problem)
    if (conflict) return this.infeasible(conflict.meetings)
    const first = placeBest(this.problem, this.bounds, {
      linear: this.options.linear ?? null,
      seconds: this.options.seconds * placeUntil,
      elapsed: () => this.seconds(),
      stopped: this.stopAt(placeUntil),
      random: (stream) => this.random(stream),
      show: (placed) => this.show('place', placed),
    })
    const placed = this.shareOut(first)
    const table = this.closeGaps(placed)
    const schedule = this.write(table, true)
    this.show('done', placed, schedule)
    return schedule
  }

  private seconds(): number {
    return this.options.now() - this.began
  }

  private stopAt(part: number): () => boolean {
    const end = this.options.seconds * part
    return () => this.seconds() > end || (this.options.stopped?.() ?? false)
  }

  private random(stream: number) {
    return seededRandom(this.options.seed, stream)
  }

  /** Fairness among the schedules of the value found. */
  private shareOut(placed: Placed): Placed {
    const bound = boundShare(this.problem, this.options.linear ?? null, placed, Math.max(0.2, this.options.seconds * 0.05))
    this.shareBound = bound
    const fair = raiseShare(this.problem, placed, bound, {
      random: (round) => this.random(100 + round),
      stopped: this.stopAt(shareUntil),
      iterations: Math.min(3_000_000, Math.max(100_000, 400 * this.problem.M)),
    })
    this.show('share', fair)
    return fair
  }

  private closeGaps(placed: Placed): Timetable {
    const { problem } = this
    let table = new Timetable(problem, placed.slots)
    let best: Tight = { gaps: table.gaps, spread: table.spread(), slots: placed.slots, delegates: table.delegate.slice() }
    const base = Math.min(4_000_000, Math.max(200_000, 600 * problem.M))
    let idle = 0
    for (let round = 0; round < 8 && idle < 3 && best.gaps > 0; round++) {
      if (this.stopAt(gapsUntil)()) break
      table = new Timetable(problem, best.slots, best.delegates)
      const found = tighten(table, 0, {
        random: this.random(30 + round),
        stopped: this.stopAt(gapsUntil),
        iterations: base * 2 ** Math.min(round, 4),
        hot: round === 0 ? 1 : 0.6,
        cold: 0.1,
        onBetter: (tight) => this.show('gaps', placed, undefined, tight),
      })
      idle = found.gaps < best.gaps ? 0 : idle + 1
      if (found.gaps < best.gaps) best = found
    }
    if (best.gaps > 0 && !this.stopAt(gapsUntil)()) {
      table = new Timetable(problem, best.slots, best.delegates)
      best = tighten(table, best.gaps, {
        random: this.random(50),
        stopped: this.stopAt(gapsUntil),
        iterations: base,
        hot: 0.15,
        cold: 0.05,
        even: 0.15,
      })
    }
    return new Timetable(problem, best.slots, best.delegates)
  }

  private write(table: Timetable, careful: boolean): Schedule {
    const { problem } = this
    const iterations = careful ? Math.min(3_000_000, Math.max(100_000, 500 * problem.M)) : 0
    const name = (pool: Problem['tablePool'], stream: number, until: number) =>
      pool && nameUnits(table, pool, { random: this.random(stream), stopped: this.stopAt(until), iterations }).units
    const tables = name(problem.tablePool, 60, 0.96)
    const interpreters = name(problem.interpreterPool, 61, 0.99)
    const bounds: Bounds = { must: this.bounds.must, value: this.bounds.value / problem.scale, minShare: Math.ceil(this.shareBound * 1e6) / 1e6, ...(table.gaps === 0 ? { gaps: 0 } : {}) }
    return assemble({ table, tables, interpreters }, bounds, this.seconds())
  }

  /** Tells of progress, at most four times a second, with a whole schedule every second or so. */
  private show(phase: Progress['phase'], placed: Placed, schedule?: Schedule, tight?: Tight): void {
    const { onProgress } = this.options
    if (!onProgress) return
    const seconds = this.seconds()
    if (!schedule && phase !== 'bound' && seconds - this.lastShown < 1) return
    this.lastShown = seconds
    const whole = schedule ?? this.write(new Timetable(this.problem, tight?.slots ?? placed.slots, tight?.delegates), false)
    onProgress({
      phase,
      seconds,
      must: whole.objectives.must,
      value: whole.objectives.value,
      bounds: { must: whole.bounds.must, value: whole.bounds.value },
      gaps: whole.objectives.gaps,
      schedule: whole,
    })
  }

  private infeasible(conflict: string[]): Schedule {
    const { problem, instance } = this
    const unscheduled = instance.meetings.map((meeting, m) => alone(problem, m) ?? { meeting: meeting.id, reason: 'displaced' as const, what: conflict.join(', ') })
    return {
      format: 'b2b-schedule/1',
      instance: instance.name,
      assignments: [],
      unscheduled,
      objectives: { must: 0, value: 0, minShare: leastShare(problem, () => false), gaps: 0, gapSpread: 0, tableChanges: 0, interpreterChanges: 0 },
      bounds: { must: this.bounds.must, value: this.bounds.value / problem.scale },
      status: 'infeasible',
      seconds: Math.round(this.seconds() * 1000) / 1000,
      conflict,
    }
  }
}

/** The bound that needs no proof: all that could be held if it were alone. */
function everything(problem: Problem): PlaceGoal {
  let must = 0
  let value = 0
  for (let m = 0; m < problem.M; m++) {
    if ((problem.domain[m]?.length ?? 0) === 0) continue
    must += problem.must[m] ?? 0
    value += problem.weight[m] ?? 0
  }
  return { must, value }
}
