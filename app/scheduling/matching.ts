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
  const options = meetings.map((m) =>
    (prefer?.(m) ?? pool.classes[pool.classOf[m] ?? -1] ?? []).filter(
      (u) => pool.open[u]?.[slot] === 1,
    ),
  )

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

/**
 * Names units in every slot so that meetings which stayed in their slot keep theirs where possible;
 * each further one is let in along a shortest augmenting path, which displaces the fewest.
 * @returns unit by meeting, -1 for meetings that are not held or take none
 * @throws Error if a slot can't be named (a Hall condition is missing)
 */
export function keepUnits(
  pool: Pool,
  slotOf: Int32Array,
  S: number,
  oldSlot: Int32Array,
  oldUnit: Int32Array,
): Int32Array {
  const unit = new Int32Array(slotOf.length).fill(-1)
  const here: number[][] = Array.from({ length: S }, () => [])
  for (let m = 0; m < slotOf.length; m++)
    if ((slotOf[m] ?? -1) !== -1 && pool.classOf[m] !== -1) here[slotOf[m] ?? 0]?.push(m)
  here.forEach((meetings, s) => {
    const holder = new Map<number, number>()
    const options = (m: number) => {
      const own = (pool.classes[pool.classOf[m] ?? -1] ?? []).filter((u) => pool.open[u]?.[s] === 1)
      const kept = oldUnit[m] ?? -1
      return own.includes(kept) ? [kept, ...own.filter((u) => u !== kept)] : own
    }
    const give = (m: number, u: number) => {
      holder.set(u, m)
      unit[m] = u
    }
    const later = meetings.filter((m) => {
      const u = oldUnit[m] ?? -1
      if (oldSlot[m] !== s || u === -1 || holder.has(u) || !options(m).includes(u)) return true
      give(m, u)
      return false
    })
    for (const m of later) {
      const cameFrom = new Map<number, number>()
      const queue: [number, number][] = options(m).map((u) => [u, m])
      for (const [u, by] of queue) if (!cameFrom.has(u)) cameFrom.set(u, by)
      let end: number | undefined
      for (let head = 0; head < queue.length && end === undefined; head++) {
        const u = queue[head]?.[0] ?? -1
        const holding = holder.get(u)
        if (holding === undefined) end = u
        else
          for (const v of options(holding))
            if (!cameFrom.has(v)) {
              cameFrom.set(v, holding)
              queue.push([v, holding])
            }
      }
      if (end === undefined)
        throw new Error(`the ${pool.name} can't be named: a Hall condition is missing`)
      for (let u: number | undefined = end; u !== undefined;) {
        const by: number = cameFrom.get(u) ?? m
        const left: number | undefined = by === m ? undefined : unit[by]
        give(by, u)
        u = left
      }
    }
  })
  return unit
}
