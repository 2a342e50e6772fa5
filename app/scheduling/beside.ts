import type { GapGoal } from './gap-floor'
import type { HeldPlan } from './held-plan'
import type { Instance } from './instance'
import type { Problem } from './problem'
import type { Tight } from './tighten'

/* Work that goes on beside a search, in a thread of its own: from the least gaps up. */

/** In which turn of the work beside days are priced, as how many turns that counts, and the seconds it may take. */
export interface Pricing {
  turn: number
  takes: number
  seconds: number
}

export interface BesideTask {
  instance: Instance
  /** The slots that are open to each meeting. */
  domain: Problem['domain']
  goal: GapGoal
  plan: HeldPlan
  reached: Tight
  pricing: Pricing
}

export interface BesideAnswer {
  tight: Tight
  /** No schedule of the plan has fewer gaps. */
  least: number
}

/** The search beside; it works turn by turn, so that what comes out does not depend on how fast it is. */
export interface Beside {
  /** Lets it work for a turn of so many conflicts, with the best schedule so far. */
  begin(conflicts: number, best: Tight): void
  /** Has the turn ended already, with nothing left to be found? */
  isSettled(): boolean
  /** Waits for the end of the turn and gives what came of it, also when asked again; null where time ran out, or nobody works there any more. */
  end(): BesideAnswer | null
}

/** Gives `use` a search beside, which ends with it. */
export type WithBeside = <T>(
  task: BesideTask,
  stopped: () => boolean,
  use: (beside: Beside) => T,
) => T
