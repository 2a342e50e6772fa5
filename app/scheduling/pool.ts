/** More Hall conditions than this are not listed; the pool is then checked by matching. */
const MOST_HALLS = 120

/** A set of units with all meetings that can be served by nothing outside of it. */
interface Hall {
  units: bigint
  meetings: number[]
  /** Units of the set that are open, by slot. */
  capacity: Int32Array
}

/** Like things of which a meeting takes one for a slot: one firm's delegates, the tables, the interpreters. */
export interface Pool {
  name: string
  units: number
  open: Uint8Array[]
  /** Class of a meeting, -1 where it takes nothing from this pool. */
  classOf: Int32Array
  /** Units a class may take. */
  classes: number[][]
  halls: Hall[]
  /** True when `halls` hold exactly if every slot can be named. */
  exactRows: boolean
  couldServe(meeting: number, slot: number): boolean
}

/** Collects who may use what, then lists the pool's Hall conditions. */
export function buildPool(name: string, open: Uint8Array[], S: number, M: number) {
  const classOf = new Int32Array(M).fill(-1)
  const classes: number[][] = []
  const members: number[][] = []
  const byKey = new Map<string, number>()
  return {
    use(meeting: number, units: number[]) {
      const key = units.join()
      let c = byKey.get(key)
      if (c === undefined) {
        c = classes.length
        byKey.set(key, c)
        classes.push(units)
        members.push([])
      }
      classOf[meeting] = c
      members[c]?.push(meeting)
    },
    close(): Pool {
      const sets = classes.map((units) => units.reduce((set, u) => set | (1n << BigInt(u)), 0n))
      const { family, complete } = connectedUnions(sets)
      const halls = family.map((units): Hall => ({
        units,
        meetings: members.filter((_, c) => ((sets[c] ?? 0n) & ~units) === 0n).flat(),
        capacity: Int32Array.from({ length: S }, (_, s) =>
          open.reduce((n, slots, u) => n + ((units >> BigInt(u)) & 1n ? (slots[s] ?? 0) : 0), 0),
        ),
      }))
      return {
        name,
        units: open.length,
        open,
        classOf,
        classes,
        halls,
        exactRows: complete,
        couldServe: (m, s) => {
          const c = classOf[m] ?? -1
          return c === -1 || (classes[c] ?? []).some((u) => open[u]?.[s] === 1)
        },
      }
    },
  }
}

/**
 * All unions of classes that hang together by shared units. Hall's condition needs no others: a
 * union in two unrelated parts is short of units only if one of its parts is.
 */
function connectedUnions(sets: bigint[]): { family: bigint[]; complete: boolean } {
  const basic = [...new Set(sets)].filter((set) => set !== 0n)
  const family = new Set(basic)
  const queue = [...basic]
  for (let set = queue.pop(); set !== undefined; set = queue.pop()) {
    for (const other of basic) {
      const union: bigint = set | other
      if ((set & other) === 0n || union === set || family.has(union)) continue
      if (family.size >= MOST_HALLS) {
        const everything = basic.reduce((all, one) => all | one, 0n)
        return { family: [...new Set([...basic, everything])], complete: false }
      }
      family.add(union)
      queue.push(union)
    }
  }
  return { family: [...family], complete: true }
}
