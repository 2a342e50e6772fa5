import { assemble, leastShare } from './assemble'
import { faceOf, priceOut } from './face'
import { heldOf, holding, type HeldPlan } from './held-plan'
import type { WithBeside } from './beside'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { findLockConflict, type LockConflict } from './locks'
import { nameUnits } from './naming'
import type { Placed, PlaceGoal } from './place'
import { placeBest } from './place-phase'
import { compile, type Problem } from './problem'
import { seededRandom } from './random'
import { alone } from './reasons'
import type { Bounds, Schedule } from './schedule'
import { boundShare, raiseShare } from './share'
import { leastGaps, type GapGoal } from './gap-floor'
import { closeGaps, keepClosing, settleGaps, type GapContext } from './gap-phase'
import { copyOf, tighten, type Tight } from './tighten'
import { Timetable } from './timetable'

/** What happens while a schedule is sought. `schedule` is the best so far, valid in itself. */
export interface Progress {
  phase: 'bound' | 'place' | 'share' | 'gaps' | 'names' | 'done'
  seconds: number
  must: number
  value: number
  bounds: { must: number; value: number }
  gaps: number | null
  /** At the end: no schedule of the meetings that are held has fewer gaps, as far as that is proven. */
  gapsOfHeld?: number
  schedule?: Schedule
}

export interface SolveOptions {
  seconds: number
  seed: number
  /** Seconds from any fixed moment; the core has no clock of its own. */
  now: () => number
  /** Linear programs; without it the bounds are weaker, the schedules are not. */
  linear?: SolveLinear | null
  /** Clauses; without it there are more gaps where few are possible, and less is proven of them. */
  logic?: WithLogic | null
  /** A second thread for clauses. */
  withBeside?: WithBeside | null
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

/** What is left open, once the value is settled; no plan where nothing is known of what is held. */
interface Open {
  problem: Problem
  plan: HeldPlan | null
}

/** Parts of the time after which a phase must have ended. */
const placeUntil = 0.45
const shareUntil = 0.55
const gapsUntil = 0.92

class Solver {
  private readonly problem: Problem
  private readonly began: number
  private bounds: PlaceGoal
  private lastShown = -Infinity
  private shareBound = 1
  private gapsFloor = 0
  private gapsOfHeld = 0

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
    if (conflict) return this.infeasible(conflict)
    const first = placeBest(this.problem, this.bounds, {
      linear: this.options.linear ?? null,
      logic: this.options.logic ?? null,
      seconds: this.options.seconds * placeUntil,
      elapsed: () => this.seconds(),
      stopped: this.stopAt(placeUntil),
      random: (stream) => this.random(stream),
      show: (placed) => this.show('place', placed),
    })
    this.lastShown = -Infinity
    this.show('place', first)
    const open = this.leftOpen(first)
    const placed = this.shareOut(first, open)
    const schedule = this.arrange(placed, open)
    this.show('done', placed, schedule)
    return schedule
  }

  private seconds(): number {
    return this.options.now() - this.began
  }

  /** Seconds as a schedule tells them. */
  private spent(): number {
    return Math.round(this.seconds() * 1000) / 1000
  }

  private stopAt(part: number): () => boolean {
    const end = this.options.seconds * part
    return () => this.seconds() > end || (this.options.stopped?.() ?? false)
  }

  private random(stream: number) {
    return seededRandom(this.options.seed, stream)
  }

  /** Is so much proven to be the most? */
  private isMost({ must, value }: Placed): boolean {
    return must >= this.bounds.must && value >= this.bounds.value
  }

  /** What schedules of this value leave open, where it is proven to be the most. */
  private leftOpen(placed: Placed): Open {
    const { problem } = this
    const { linear, seconds } = this.options
    const { must, value, slots } = placed
    if (slots.every((s, m) => s !== -1 || !problem.holdable[m]))
      return { problem, plan: holding(heldOf(slots)) }
    const priced = linear && this.isMost(placed) && priceOut(problem, must, linear, seconds * 0.1)
    return priced ? faceOf(problem, priced, value) : { problem, plan: null }
  }

  /** Fairness among the schedules of the value found. */
  private shareOut(placed: Placed, { problem }: Open): Placed {
    const bound = boundShare(
      problem,
      this.options.linear ?? null,
      placed,
      Math.max(0.2, this.options.seconds * 0.05),
    )
    this.shareBound = bound
    const fair = raiseShare(problem, placed, bound, {
      random: (round) => this.random(100 + round),
      stopped: this.stopAt(shareUntil),
      iterations: Math.min(3_000_000, Math.max(100_000, 400 * problem.M)),
    })
    this.show('share', fair)
    return fair
  }

  /** Gaps, their spread and the names; what is proven about gaps is kept in `gapsFloor`. */
  private arrange(placed: Placed, { problem, plan }: Open): Schedule {
    const { linear } = this.options
    const { slots, must, value } = placed
    const goal = { must, value, minShare: leastShare(problem, (m) => slots[m] !== -1) }
    const context: GapContext = {
      seconds: this.options.seconds * gapsUntil,
      minShare: goal.minShare,
      mostValue: this.isMost(placed),
      elapsed: () => this.seconds(),
      stopped: this.stopAt(gapsUntil),
      random: (stream) => this.random(30 + stream),
      show: (tight) => this.show('gaps', placed, undefined, tight),
    }
    this.gapsFloor = leastGaps(
      problem,
      goal,
      linear ?? null,
      Math.max(0.3, this.options.seconds * 0.05),
    )
    const annealed = closeGaps(problem, slots, this.gapsFloor, context)
    const tight = this.settle(problem, goal, plan, annealed, context)
    const last = keepClosing(problem, tight, this.gapsFloor, context)
    if (last !== tight) this.gapsOfHeld = 0
    this.show('names', placed, undefined, last)
    return this.nameBest(last)
  }

  /** Fewer gaps by clauses, and what they prove, which is kept in `gapsFloor`. */
  private settle(
    problem: Problem,
    goal: GapGoal,
    plan: HeldPlan | null,
    annealed: Tight,
    context: GapContext,
  ): Tight {
    const { linear = null, logic, withBeside = null } = this.options
    if (!logic || annealed.gaps <= this.gapsFloor || context.stopped()) return annealed
    const { tight, least, leastOfHeld } = settleGaps(
      problem,
      { ...goal, value: annealed.value },
      plan,
      annealed,
      this.gapsFloor,
      { ...context, linear, logic, withBeside },
    )
    this.gapsFloor = least
    this.gapsOfHeld = leastOfHeld
    return tight
  }

  /** Among arrangements that are as tight, the one in which people change tables least. */
  private nameBest(tight: Tight): Schedule {
    const { problem } = this
    let best = this.write(tight, true)
    const rounds = Math.min(12, Math.floor(2400 / Math.max(1, problem.M)))
    for (let round = 0; round < rounds && !this.stopAt(0.95)(); round++) {
      if (best.objectives.tableChanges + best.objectives.interpreterChanges === 0) break
      const table = new Timetable(problem, tight.slots, tight.delegates)
      // So cold that only steps without loss are taken: a walk among equals.
      tighten(table, -1, {
        random: this.random(200 + round),
        stopped: this.stopAt(0.95),
        iterations: 300 + 40 * problem.M,
        hot: 0.01,
        cold: 0.01,
      })
      if (table.gaps > tight.gaps || table.spread() > tight.spread) continue
      const other = this.write(copyOf(table), true, 300 + round)
      if (changesMore(best, other)) best = other
    }
    return best
  }

  private write(
    tight: Pick<Tight, 'slots'> & { delegates?: Int32Array | undefined },
    careful: boolean,
    stream = 60,
  ): Schedule {
    const { problem } = this
    const table = new Timetable(problem, tight.slots, tight.delegates)
    const iterations = careful ? Math.min(3_000_000, Math.max(5_000, 500 * problem.M)) : 0
    const name = (pool: Problem['tablePool'], stream: number, until: number) =>
      pool &&
      nameUnits(table, pool, {
        random: this.random(stream),
        stopped: this.stopAt(until),
        iterations,
      }).units
    const tables = name(problem.tablePool, stream, 0.96)
    const interpreters = name(problem.interpreterPool, stream + 100, 0.99)
    const bounds: Bounds = {
      must: this.bounds.must,
      value: this.bounds.value / problem.scale,
      minShare: Math.ceil(this.shareBound * 1e6) / 1e6,
      gaps: this.gapsFloor,
    }
    return assemble({ table, tables, interpreters }, bounds, this.seconds())
  }

  /** Tells of progress, at most four times a second, with a whole schedule every second or so. */
  private show(phase: Progress['phase'], placed: Placed, schedule?: Schedule, tight?: Tight): void {
    const { onProgress } = this.options
    if (!onProgress) return
    const seconds = this.seconds()
    if (!schedule && phase !== 'bound' && seconds - this.lastShown < 1) return
    this.lastShown = seconds
    const whole = schedule ?? this.write(tight ?? placed, false)
    onProgress({
      phase,
      seconds,
      must: whole.objectives.must,
      value: whole.objectives.value,
      bounds: { must: whole.bounds.must, value: whole.bounds.value },
      gaps: whole.objectives.gaps,
      ...(phase === 'done' ? { gapsOfHeld: Math.max(this.gapsOfHeld, this.gapsFloor) } : {}),
      schedule: whole,
    })
  }

  private infeasible(conflict: LockConflict): Schedule {
    const { problem, instance } = this
    const unscheduled = instance.meetings.map(
      (meeting, m) =>
        alone(problem, m) ?? {
          meeting: meeting.id,
          reason: 'displaced' as const,
          what: conflict.meetings.join(', '),
        },
    )
    return {
      format: 'b2b-schedule/1',
      instance: instance.name,
      assignments: [],
      unscheduled,
      objectives: {
        must: 0,
        value: 0,
        minShare: leastShare(problem, () => false),
        gaps: 0,
        gapSpread: 0,
        tableChanges: 0,
        interpreterChanges: 0,
      },
      bounds: { must: this.bounds.must, value: this.bounds.value / problem.scale },
      status: 'infeasible',
      seconds: this.spent(),
      conflict: conflict.meetings,
      conflictAbout: conflict.about,
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

/** Does `a` make people change tables, then interpreters, more often than `b`? */
function changesMore(a: Schedule, b: Schedule): boolean {
  const tables = a.objectives.tableChanges - b.objectives.tableChanges
  return tables !== 0
    ? tables > 0
    : a.objectives.interpreterChanges > b.objectives.interpreterChanges
}
