import { shuffle, type Random } from './random'

/* Who comes to an event that is made around a schedule, and when they would meet somebody. */

/** Firms, cities and how many meetings they want a day: of the size of the kinds without a known best. */
export interface Size {
  left: number
  right: number
  slots: number
  tables: number
  interpreters: number
  leftMeetings: number
  rightMeetings: number
}
const PATCHY = 0.85
const AWAY = 0.4
/** The share of people whose day is not the shortest that their absences leave. */
const SPREAD_OUT = 0.3

export interface Person {
  id: string
  side: 'KR' | 'VN'
  /** By slot. */
  open: boolean[]
  /** Slots in which it would meet somebody, in order. */
  willing: number[]
  busy: number[]
}

const idOf = (side: Person['side'], i: number) => `${side}${String(i + 1).padStart(3, '0')}`

/** People who are away for a part of the day, and what they would do of the rest. */
export function people(
  side: Person['side'],
  count: number,
  meetings: number,
  { slots }: Size,
  random: Random,
): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const open = absences(slots, random)
    const there = open.flatMap((is, s) => (is ? [s] : []))
    const wished = Math.round(meetings + 2 * (random.next() + random.next() + random.next() - 1.5))
    const most = Math.max(1, Math.min(there.length, wished))
    return {
      id: idOf(side, i),
      side,
      open,
      willing: aDay(there, most, random),
      busy: [],
    }
  })
}

/** People who are there all day and meet others without a break, as many in each slot as there are tables. */
export function shifts(
  side: Person['side'],
  count: number,
  meetings: number,
  { slots, tables }: Size,
  random: Random,
): Person[] {
  const all = Array.from({ length: count }, (_, i): Person => {
    const open = Array.from({ length: slots }, () => true)
    return { id: idOf(side, i), side, open, willing: [], busy: [] }
  })
  const fresh = shuffle([...all], random)
  let active: { one: Person; until: number }[] = []
  for (let s = 0; s < slots; s++) {
    const [going, staying] = [active.filter((a) => a.until <= s), active.filter((a) => a.until > s)]
    const come = fresh.splice(0, Math.max(0, tables - staying.length)).map((one) => {
      const length = meetings + 2 * (random.next() + random.next() + random.next() - 1.5)
      return { one, until: s + Math.max(2, Math.round(length)) }
    })
    // Where nobody new is left, some of those who would go stay on.
    const longer = shuffle(going, random).slice(0, tables - staying.length - come.length)
    active = [...staying, ...come, ...longer]
    for (const { one } of active) one.willing.push(s)
  }
  return all
}

/** Away for stretches, seldom for single slots. */
function absences(slots: number, random: Random): boolean[] {
  const open = Array.from({ length: slots }, () => true)
  let toTake = random.next() < PATCHY ? Math.round(slots * AWAY * (0.5 + random.next())) : 0
  while (toTake > 0) {
    const length = Math.min(toTake, 1 + random.below(4))
    const start = random.below(slots)
    for (let s = start; s < Math.min(slots, start + length); s++) open[s] = false
    toTake -= length
  }
  return open.some(Boolean) ? open : open.map((_, s) => s < 2)
}

/** So many slots in a row of those in which somebody is there; mostly the shortest such day. */
function aDay(there: number[], most: number, random: Random): number[] {
  const starts = there.slice(0, there.length - most + 1).map((_, i) => i)
  const length = (i: number) => (there[i + most - 1] ?? 0) - (there[i] ?? 0)
  const shortest = Math.min(...starts.map(length))
  const choice = random.next() < SPREAD_OUT ? starts : starts.filter((i) => length(i) === shortest)
  const from = choice[random.below(choice.length)] ?? 0
  return there.slice(from, from + most)
}
