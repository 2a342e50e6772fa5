import type { Problem } from './problem'

/** More than all prices together: what has to be held comes first. */
const HELD_FIRST = 1000
/** Of no use, or not allowed. */
const NEVER = -1e9

/**
 * The best day of one participant when every slot of every meeting has a gain: the window with the
 * fewest gaps less gains. One delegate's windows are all tried, each filled by a matching that grows
 * slot by slot along best paths. A larger team counts as gapless, and its meetings as alone: no more
 * than the truth.
 */
export class WindowSearch {
  /** Gain of each meeting (by place in `meetings`) in each slot, to be filled in before each choice. */
  readonly gain: Float64Array
  /** The slot chosen for each meeting, or -1. */
  readonly chosen: Int32Array
  private readonly worth: Float64Array
  /** The slot of each meeting in the window that grows, or -1. */
  private readonly slotOf: Int32Array
  /** What the best path to each meeting gains, and the meeting before it on that path. */
  private readonly path: Float64Array
  private readonly before: Int32Array
  private readonly forced: number

  constructor(
    private readonly problem: Problem,
    readonly meetings: readonly number[],
    private readonly always: Uint8Array,
    private readonly isAlone: boolean,
  ) {
    const k = meetings.length
    this.gain = new Float64Array(k * problem.S)
    this.worth = new Float64Array(k * problem.S)
    this.chosen = new Int32Array(k)
    this.slotOf = new Int32Array(k)
    this.path = new Float64Array(k)
    this.before = new Int32Array(k)
    this.forced = meetings.reduce((n, m) => n + (always[m] ?? 0), 0)
  }

  /** Gaps less gains of the best day; null where no day holds all that has to be held. */
  choose(): number | null {
    this.chosen.fill(-1)
    this.weigh()
    const best = this.isAlone ? this.bestWindow() : this.bestApart()
    const held = this.meetings.reduce(
      (n, m, i) => n + (this.always[m] && this.chosen[i] !== -1 ? 1 : 0),
      0,
    )
    return held < this.forced ? null : best + this.forced * HELD_FIRST
  }

  /** A meeting fills a slot that would be a gap. */
  private weigh(): void {
    const { S, allowed } = this.problem
    const fills = this.isAlone ? 1 : 0
    this.meetings.forEach((m, i) => {
      const extra = fills + (this.always[m] ? HELD_FIRST : 0)
      for (let s = 0; s < S; s++)
        this.worth[i * S + s] = allowed[m * S + s] ? (this.gain[i * S + s] ?? 0) + extra : NEVER
    })
  }

  private bestApart(): number {
    const { S } = this.problem
    let cost = 0
    for (let i = 0; i < this.meetings.length; i++) {
      let most = 0
      for (let s = 0; s < S; s++) {
        const w = this.worth[i * S + s] ?? 0
        if (w <= most) continue
        most = w
        this.chosen[i] = s
      }
      cost -= most
    }
    return cost
  }

  private bestWindow(): number {
    const { days } = this.problem
    let least = 0
    for (const slots of days)
      for (let from = 0; from < slots.length; from++) {
        if (!this.isOpen(slots[from] ?? 0)) continue
        this.slotOf.fill(-1)
        let worth = 0
        for (let to = from; to < slots.length; to++) {
          worth += this.grow(slots[to] ?? 0)
          const cost = to - from + 1 - worth
          if (cost >= least - 1e-12) continue
          least = cost
          this.chosen.set(this.slotOf)
        }
      }
    return least
  }

  private isOpen(s: number): boolean {
    const { S } = this.problem
    for (let i = 0; i < this.meetings.length; i++)
      if ((this.worth[i * S + s] ?? NEVER) > NEVER) return true
    return false
  }

  /** Lets the matching use one slot more; gives what it gains. */
  private grow(s: number): number {
    const { path } = this
    this.findPaths(s)
    let gained = 1e-12
    let end = -1
    for (let i = 0; i < path.length; i++) {
      const freed = this.slotOf[i] ?? -1
      const gain = (path[i] ?? 0) - (freed === -1 ? 0 : this.worthOf(i, freed))
      if (gain > gained) {
        gained = gain
        end = i
      }
    }
    if (end === -1) return 0
    this.shift(end, s)
    return gained
  }

  private worthOf(i: number, s: number): number {
    return this.worth[i * this.problem.S + s] ?? NEVER
  }

  /** The most that can be gained by giving slot s to somebody, whose slot goes to another, up to each meeting. */
  private findPaths(s: number): void {
    const { path, before, slotOf } = this
    const k = path.length
    for (let i = 0; i < k; i++) {
      path[i] = this.worthOf(i, s)
      before[i] = -1
    }
    for (let round = 0, moved = true; moved && round <= k; round++) {
      moved = false
      for (let i = 0; i < k; i++) {
        const freed = slotOf[i] ?? -1
        if (freed === -1 || (path[i] ?? NEVER) <= NEVER / 2) continue
        const left = (path[i] ?? 0) - this.worthOf(i, freed)
        for (let j = 0; j < k; j++) {
          if (j === i || this.worthOf(j, freed) <= NEVER) continue
          const gain = left + this.worthOf(j, freed)
          if (gain <= (path[j] ?? 0) + 1e-9) continue
          path[j] = gain
          before[j] = i
          moved = true
        }
      }
    }
  }

  /** Slot s to the first of the path, the slot of each to the next; the slot of the last, if it had one, falls free. */
  private shift(end: number, s: number): void {
    for (let i = end; i !== -1;) {
      const by = this.before[i] ?? -1
      this.slotOf[i] = by === -1 ? s : (this.slotOf[by] ?? -1)
      i = by
    }
  }
}
