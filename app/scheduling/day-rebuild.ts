import type { Random } from './random'
import type { Timetable } from './timetable'
import { NEVER, WindowSearch } from './window-search'

/** More than anything else is worth: no meeting is left out. */
const HELD = 1000
/** Days that differ by less are worth the same. */
const ALIKE = 1e-6

/**
 * A whole day of one delegate made anew: all its meetings there get the slots that are best for
 * the delegate and, as far as that can be told for each meeting alone, for whom it meets. Who is
 * met must be free in the new slot, or have a meeting there that can take the old slot instead.
 */
export class DayRebuild {
  /** What to move, in pairs with `slots`: meetings of the delegate, and those that change places with them. */
  readonly meetings: number[] = []
  readonly slots: number[] = []
  private readonly own: number[] = []
  /** By number of meetings. */
  private readonly searches = new Map<number, WindowSearch>()

  constructor(private readonly table: Timetable) {}

  /**
   * Finds the day; false where it is as it was. With heat, each place gets a random bonus, so that
   * better days are likelier, not certain (Gumbel noise: Papandreou and Yuille 2011).
   */
  find(d: number, day: number, heat: number, random: Random): boolean {
    const { table, own } = this
    const { S, days } = table.problem
    const slots = days[day] ?? []
    own.length = this.meetings.length = this.slots.length = 0
    for (let i = 0; i < slots.length; i++) {
      const m = table.busy[d * S + (slots[i] ?? 0)] ?? -1
      if (m !== -1) own.push(m)
    }
    if (own.length < 2) return false
    const search = this.searchFor(own.length)
    const now = this.quote(search, d, slots, heat, random)
    if (search.choose(slots, now - ALIKE) >= now - ALIKE) return false
    this.list(search, d)
    return true
  }

  private searchFor(k: number): WindowSearch {
    const known = this.searches.get(k) ?? new WindowSearch(this.table.problem.S, k)
    this.searches.set(k, known)
    return known
  }

  /** Says what each place is worth; gives the cost of the day as it is. */
  private quote(
    search: WindowSearch,
    d: number,
    slots: readonly number[],
    heat: number,
    random: Random,
  ): number {
    const { table, own } = this
    const { S } = table.problem
    const noise = () => (heat > 0 ? -heat * Math.log(1e-12 - Math.log(random.next() + 1e-12)) : 0)
    search.worth.fill(NEVER)
    let now =
      (table.gapsOfDay[d * table.D + (table.problem.day[slots[0] ?? 0] ?? 0)] ?? 0) + own.length
    for (let i = 0; i < own.length; i++) {
      const m = own[i] ?? 0
      const at = table.slotOf(m)
      for (let j = 0; j < slots.length; j++) {
        const s = slots[j] ?? 0
        const saved = s === at ? 0 : this.saved(m, d, at, s)
        if (saved !== null) search.worth[i * S + s] = HELD + 1 + saved + noise()
      }
      now -= search.worth[i * S + at] ?? 0
    }
    return now
  }

  /** Gaps that others save when a meeting of d moves; null where it can't. */
  private saved(m: number, d: number, from: number, to: number): number | null {
    const { table } = this
    const { S, allowed, locked } = table.problem
    const partner = this.partnerOf(m, d)
    if (locked[m] || !allowed[m * S + to] || !table.open[d * S + to]) return null
    if (!table.open[partner * S + to]) return null
    const other = table.busy[partner * S + to] ?? -1
    if (other === -1) return table.savedBy(partner, from, to)
    const third = this.partnerOf(other, partner)
    if (locked[other] || !allowed[other * S + from]) return null
    if (!table.open[third * S + from] || table.busy[third * S + from] !== -1) return null
    return table.savedBy(third, to, from)
  }

  /** Whom delegate d meets. */
  private partnerOf(m: number, d: number): number {
    const { delegate } = this.table
    return (delegate[2 * m] === d ? delegate[2 * m + 1] : delegate[2 * m]) ?? 0
  }

  private list(search: WindowSearch, d: number): void {
    const { table, own } = this
    const { S } = table.problem
    for (let i = 0; i < own.length; i++) {
      const m = own[i] ?? 0
      const from = table.slotOf(m)
      const to = search.chosen[i] ?? -1
      if (to === from) continue
      const other = table.busy[this.partnerOf(m, d) * S + to] ?? -1
      this.meetings.push(m)
      this.slots.push(to)
      if (other === -1) continue
      this.meetings.push(other)
      this.slots.push(from)
    }
  }
}
