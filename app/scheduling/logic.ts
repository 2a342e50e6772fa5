/**
 * A solver of clauses (SAT), of each of which one literal at least is to be true. A literal is the
 * number of a variable, negative where the variable is to be false.
 */
export interface Logic {
  variable(): number
  add(clause: readonly number[]): void
  /** Seeks values for which all clauses and all that is assumed hold; gives up after so many conflicts. */
  solve(assumed: readonly number[], conflicts: number): Answer
  /** In what was found last. */
  isTrue(literal: number): boolean
  /** After `impossible`: assumed literals that can't hold together; none where the clauses alone can't. */
  core(): number[]
  /** Which value of a variable to try first. */
  prefer(literal: number): void
}

/** Gives a solver to `use`, whose searches end once `stopped`; given from outside, since it needs native code. */
export type WithLogic = <T>(stopped: () => boolean, use: (logic: Logic) => T) => T

export type Answer = 'found' | 'impossible' | 'unknown'
