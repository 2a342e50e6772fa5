/** Of no use, or not allowed. */
export const NEVER = -1e9

/**
 * Worths are whole in these parts, so that their sums are exact: were they rounded, a detour in a circle could look
 * better than none, and the path would never end.
 */
const GRAIN = 2 ** 30

/**
 * The window of a day, filled with meetings one a slot, whose length less what they are worth there
 * is least. All windows are tried, each filled by a matching that grows slot by slot along best paths.
 */
export class WindowSearch {
  /** What meeting i is worth in slot s, at `i * S + s`, to be filled in before each choice, 2,000 at most; or `NEVER`. */
  readonly worth: Float64Array
  /** The slot chosen for each meeting, or -1. */
  readonly chosen: Int32Array
  /** The slot of each meeting in the window that grows, or -1. */
  private readonly slotOf: Int32Array
  /** What the best path to each meeting gains, and the meeting before it on that path. */
  private readonly path: Float64Array
  private readonly before: Int32Array

  /** For `k` meetings and slots below `S`. */
  constructor(
    private readonly S: number,
    private readonly k: number,
  ) {
    this.worth = new Float64Array(k * S)
    this.chosen = new Int32Array(k)
    this.slotOf = new Int32Array(k)
    this.path = new Float64Array(k)
    this.before = new Int32Array(k)
  }

  /** The least cost below `most`, among the windows of these slots in order; else `most`, and nobody is chosen. */
  choose(slots: readonly number[], most: number): number {
    this.chosen.fill(-1)
    this.grind()
    const all = this.mostWorth()
    let least = most
    for (let from = 0; from < slots.length; from++) {
      if (!this.isOpen(slots[from] ?? 0)) continue
      this.slotOf.fill(-1)
      let worth = 0
      for (let to = from; to < slots.length && to - from + 1 - all < least; to++) {
        worth += this.grow(slots[to] ?? 0)
        const cost = to - from + 1 - worth
        if (cost >= least) continue
        least = cost
        this.chosen.set(this.slotOf)
      }
    }
    return least
  }

  private grind(): void {
    const { worth } = this
    for (let i = 0; i < worth.length; i++)
      worth[i] = Math.round((worth[i] ?? NEVER) * GRAIN) / GRAIN
  }

  /** No window holds more than this. */
  private mostWorth(): number {
    let sum = 0
    for (let i = 0; i < this.k; i++) {
      let most = 0
      for (let s = 0; s < this.S; s++) most = Math.max(most, this.worthOf(i, s))
      sum += most
    }
    return sum
  }

  private isOpen(s: number): boolean {
    for (let i = 0; i < this.k; i++) if (this.worthOf(i, s) > NEVER) return true
    return false
  }

  /** Lets the matching use one slot more; gives what it gains. */
  private grow(s: number): number {
    const { path } = this
    this.findPaths(s)
    let gained = 0
    let end = -1
    for (let i = 0; i < this.k; i++) {
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
    return this.worth[i * this.S + s] ?? NEVER
  }

  /** The most that can be gained by giving slot s to somebody, whose slot goes to another, up to each meeting. */
  private findPaths(s: number): void {
    const { path, before, slotOf, k } = this
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
          if (gain <= (path[j] ?? 0)) continue
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
