import type { Pool } from './pool'

/**
 * Names a unit for each of the meetings of one slot, or null when there are too few.
 * Augmenting paths (Kuhn); `prefer` gives the order in which a meeting's units are tried.
 * @returns units in the order of `meetings`
 */
export function matchUnits(
  pool: Pool,
  meetings: readonly number[],
  slot: number,
  prefer?: (meeting: number) => readonly number[],
): number[] | null {
  const holder = new Map<number, number>()
  const unitOf = meetings.map(() => -1)
  const options = meetings.map((m) => (prefer?.(m) ?? pool.classes[pool.classOf[m] ?? -1] ?? []).filter((u) => pool.open[u]?.[slot] === 1))

  const augment = (i: number, seen: Set<number>): boolean => {
    for (const u of options[i] ?? []) {
      if (seen.has(u)) continue
      seen.add(u)
      const before = holder.get(u)
      if (before === undefined || augment(before, seen)) {
        holder.set(u, i)
        unitOf[i] = u
        return true
      }
    }
    return false
  }
  for (let i = 0; i < meetings.length; i++) {
    const free = (options[i] ?? []).find((u) => !holder.has(u))
    if (free !== undefined) {
      holder.set(free, i)
      unitOf[i] = free
    } else if (!augment(i, new Set())) return null
  }
  return unitOf
}
