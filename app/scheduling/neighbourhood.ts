import { shuffle, type Random } from './random'
import type { Timetable } from './timetable'

/** How often all the meetings of some slots are free to move; otherwise those of people who meet each other. */
const BY_SLOTS = 0.4
/** Tries after which the size is looked at, and how it changes where most were too easy, or too hard. */
const TRIES = 10
const GROW = 1.1
const SHRINK = 0.95

/** Parts of a schedule to be arranged anew, as large as can just be searched through. */
export class Neighbourhoods {
  private size: number
  private tooEasy = 0
  private tooHard = 0
  private readonly most: number

  constructor(
    private readonly meetings: readonly number[],
    private readonly random: Random,
  ) {
    this.most = meetings.length
    this.size = 0.6 * this.most
  }

  /** Meetings that may move; about `size` of them. */
  next(table: Timetable): Set<number> {
    return this.random.next() < BY_SLOTS ? this.ofSlots(table) : this.ofPeople(table)
  }

  /** Notes whether a part was searched through without gain, or too large for that. */
  note(outcome: 'impossible' | 'unknown'): void {
    if (outcome === 'impossible') this.tooEasy++
    else this.tooHard++
    if (this.tooEasy + this.tooHard < TRIES) return
    if (this.tooHard > 0.4 * TRIES) this.size *= SHRINK
    else if (this.tooEasy > 0.7 * TRIES) this.size = Math.min(this.most, this.size * GROW)
    this.tooEasy = this.tooHard = 0
  }

  private ofSlots(table: Timetable): Set<number> {
    const slots = shuffle(
      Array.from({ length: table.problem.S }, (_, s) => s),
      this.random,
    )
    const free = new Set(this.meetings.filter((m) => table.slotOf(m) === -1))
    for (const s of slots) {
      if (free.size >= this.size) break
      for (const m of this.meetings) if (table.slotOf(m) === s) free.add(m)
    }
    return free
  }

  /** From somebody with gaps to those whom they meet, and so on. */
  private ofPeople(table: Timetable): Set<number> {
    const { random } = this
    const { side, delegateOwner, delegatePools } = table.problem
    const own = delegatePools.map((): number[] => [])
    for (const m of this.meetings)
      for (const p of [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]) own[p]?.push(m)
    const at = table.gappy[random.below(Math.max(1, table.gappy.length))] ?? 0
    const first = delegateOwner[Math.floor(at / table.D)] ?? random.below(delegatePools.length)
    const queue = [first]
    const seen = new Set(queue)
    const free = new Set<number>()
    while (free.size < this.size && queue.length > 0) {
      const [p = 0] = queue.splice(random.below(queue.length), 1)
      for (const m of own[p] ?? []) {
        free.add(m)
        for (const other of [side[2 * m] ?? 0, side[2 * m + 1] ?? 0]) {
          if (seen.has(other)) continue
          seen.add(other)
          queue.push(other)
        }
      }
    }
    return free
  }
}
