import type { Problem } from './problem'
import { NEVER, WindowSearch } from './window-search'

/** More than all prices together: what has to be held comes first. */
const HELD_FIRST = 1000

/**
 * The best day of one participant when every slot of every meeting has a gain: the window with the
 * fewest gaps less gains. A team counts as gapless, and its meetings as alone: no more than the truth.
 */
export class BestDay {
  /** Gain of each meeting (by place in `meetings`) in each slot, to be filled in before each choice. */
  readonly gain: Float64Array
  private readonly windows: WindowSearch
  private readonly forced: number

  constructor(
    private readonly problem: Problem,
    readonly meetings: readonly number[],
    private readonly always: Uint8Array,
    private readonly isAlone: boolean,
  ) {
    this.gain = new Float64Array(meetings.length * problem.S)
    this.windows = new WindowSearch(problem.S, meetings.length)
    this.forced = meetings.reduce((n, m) => n + (always[m] ?? 0), 0)
  }

  /** The slot chosen for each meeting, or -1. */
  get chosen(): Int32Array {
    return this.windows.chosen
  }

  /** Gaps less gains of the best day; null where no day holds all that has to be held. */
  choose(): number | null {
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
        this.windows.worth[i * S + s] = allowed[m * S + s]
          ? (this.gain[i * S + s] ?? 0) + extra
          : NEVER
    })
  }

  /** Of an event of one day. */
  private bestWindow(): number {
    return this.windows.choose(this.problem.days[0] ?? [], 0)
  }

  private bestApart(): number {
    const { S } = this.problem
    this.chosen.fill(-1)
    let cost = 0
    for (let i = 0; i < this.meetings.length; i++) {
      let most = 0
      for (let s = 0; s < S; s++) {
        const w = this.windows.worth[i * S + s] ?? 0
        if (w <= most) continue
        most = w
        this.chosen[i] = s
      }
      cost -= most
    }
    return cost
  }
}
