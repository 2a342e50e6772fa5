import type { Problem } from './problem'

/** The participants on the first side of these meetings, where nobody is on both sides; else null. */
export function firstSide({ side }: Problem, meetings: readonly number[]): Set<number> | null {
  const first = new Set(meetings.map((m) => side[2 * m] ?? 0))
  return meetings.every((m) => !first.has(side[2 * m + 1] ?? 0)) ? first : null
}
