import type { Instance, Meeting, Participant, Slot } from './instance'
import { seededRandom, shuffle, type Random } from './random'

/*
 * Events whose best schedule is known, because it was made first and the event around it: what
 * people are away for leaves nobody a day with fewer gaps, and nothing else is in short supply.
 */

export interface Planted {
  instance: Instance
  /** The slot of each meeting of the schedule that was there first, by the meeting's id. */
  slotOf: Map<string, string>
  /** Of that schedule; no schedule of the event has a higher value, none of this value fewer gaps. */
  value: number
  gaps: number
}

/** Firms, cities and how many meetings they want a day: of the size of the kinds without a known best. */
const SIZE = {
  left: 70,
  right: 90,
  tables: 50,
  interpreters: 45,
  leftMeetings: 6.6,
  rightMeetings: 5.2,
}
const PATCHY = 0.85
const AWAY = 0.4
/** The share of people whose day is not the shortest that their absences leave. */
const SPREAD_OUT = 0.3
/** Requests of a crowded event beyond those that can be held. */
const REFUSED = 540

interface Person {
  id: string
  side: 'KR' | 'VN'
  /** By slot. */
  open: boolean[]
  /** Slots in which it would meet somebody, in order. */
  willing: number[]
  busy: number[]
}

/** Everything can be held. With `crowded`, about twice as much is asked for, and the firms are full. */
export function plant(seed: number, crowded: boolean): Planted {
  const random = seededRandom(seed, crowded ? 102 : 101)
  const slots = makeSlots(crowded ? 12 : 14)
  const left = people('KR', SIZE.left, SIZE.leftMeetings, slots.length, random)
  const right = people('VN', SIZE.right, SIZE.rightMeetings, slots.length, random)
  const pairs = new Map<string, number>()
  for (let s = 0; s < slots.length; s++) pairUp(left, right, s, pairs, random)
  let gaps = 0
  for (const one of [...left, ...right]) gaps += closeOtherDays(one)
  const held = [...pairs.keys()].map((pair) => request(pair, 60 + random.below(40), random))
  const refused = crowded ? whatIsRefused(left, right, held, random) : []
  const meetings = shuffle([...held, ...refused], random)
  meetings.forEach((meeting, i) => (meeting.id = `M${i + 1}`))
  return {
    instance: {
      format: 'b2b-instance/1',
      name: `${crowded ? 'crowded' : 'planted'}-${seed}`,
      slots,
      tables: Array.from({ length: SIZE.tables }, (_, i) => ({ id: `T${i + 1}` })),
      interpreters: Array.from({ length: SIZE.interpreters }, (_, i) => ({
        id: `I${i + 1}`,
        pairs: ['ko-vi'],
      })),
      participants: [...left, ...right].map((one) => written(one, slots, crowded)),
      meetings,
    },
    slotOf: new Map(
      held.map((meeting) => [
        meeting.id,
        slots[pairs.get(meeting.participants.join('/')) ?? 0]?.id ?? '',
      ]),
    ),
    value: held.reduce((sum, { value = 0 }) => sum + value, 0),
    gaps,
  }
}

/** One day with lunch between. */
const makeSlots = (count: number): Slot[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `d1s${i + 1}`,
    day: 1,
    index: i < count / 2 ? i : i + 3,
  }))

function people(
  side: Person['side'],
  count: number,
  meetings: number,
  slots: number,
  random: Random,
): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const open = absences(slots, random)
    const there = open.flatMap((is, s) => (is ? [s] : []))
    const wished = Math.round(meetings + 2 * (random.next() + random.next() + random.next() - 1.5))
    const most = Math.max(1, Math.min(there.length, wished))
    return {
      id: `${side}${String(i + 1).padStart(3, '0')}`,
      side,
      open,
      willing: aDay(there, most, random),
      busy: [],
    }
  })
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

/** As many meetings in a slot as those who are willing allow, no pair twice (augmenting paths, Kuhn). */
function pairUp(
  left: Person[],
  right: Person[],
  slot: number,
  pairs: Map<string, number>,
  random: Random,
): void {
  const willing = (list: Person[]) => list.filter((one) => one.willing.includes(slot))
  const cities = willing(right)
  const firmOf = new Map<Person, Person>()
  const find = (firm: Person, tried: Set<Person>): boolean =>
    shuffle([...cities], random).some((city) => {
      if (tried.has(city) || pairs.has(`${firm.id}/${city.id}`)) return false
      tried.add(city)
      const other = firmOf.get(city)
      if (other && !find(other, tried)) return false
      firmOf.set(city, firm)
      return true
    })
  for (const firm of shuffle(willing(left), random)) find(firm, new Set())
  for (const [city, firm] of firmOf) {
    pairs.set(`${firm.id}/${city.id}`, slot)
    firm.busy.push(slot)
    city.busy.push(slot)
  }
}

/**
 * Keeps somebody away where a day with as many meetings could have fewer gaps, so that the gaps of
 * the planted day are the least; gives how many they are.
 */
function closeOtherDays(one: Person): number {
  const { busy, open } = one
  const first = Math.min(...busy)
  const last = Math.max(...busy)
  const gaps = busy.length > 0 ? last - first + 1 - busy.length : 0
  for (let s = first; s <= last; s++) if (!busy.includes(s)) open[s] = false
  const others = open.flatMap((is, s) => (is && !busy.includes(s) ? [s] : []))
  while (leastGapsOf(one) < gaps) open[others.pop() ?? 0] = false
  return gaps
}

function leastGapsOf({ open, busy }: Person): number {
  if (busy.length === 0) return 0
  const there = open.flatMap((is, s) => (is ? [s] : []))
  const days = there
    .slice(0, there.length - busy.length + 1)
    .map((from, i) => (there[i + busy.length - 1] ?? 0) - from + 1 - busy.length)
  return Math.min(...days)
}

function request(pair: string, value: number, random: Random): Meeting & { value: number } {
  const [firm = '', city = ''] = pair.split('/')
  return {
    id: '',
    participants: [firm, city],
    priority: 'want',
    value,
    ...(random.next() < 0.7 ? { interpreter: 'ko-vi' } : {}),
  }
}

/** Each is worth less than anything its firm, which is there for no slot more, could give up for it. */
function whatIsRefused(
  left: Person[],
  right: Person[],
  held: (Meeting & { value: number })[],
  random: Random,
): (Meeting & { value: number })[] {
  const known = new Set(held.map(({ participants }) => participants.join('/')))
  const least = new Map<string, number>()
  for (const { participants, value } of held)
    least.set(participants[0], Math.min(value, least.get(participants[0]) ?? value))
  const pairs = left.flatMap((firm) =>
    firm.busy.length > 0
      ? right.map((city) => `${firm.id}/${city.id}`).filter((pair) => !known.has(pair))
      : [],
  )
  return shuffle(pairs, random)
    .slice(0, REFUSED)
    .map((pair) => {
      const worth = (least.get(pair.split('/')[0] ?? '') ?? 1) - 1 - random.below(15)
      return request(pair, worth, random)
    })
}

function written(one: Person, slots: Slot[], crowded: boolean): Participant {
  const isFull = crowded && one.side === 'KR' && one.busy.length > 0
  const there = slots.filter((_, s) => (isFull ? one.busy.includes(s) : one.open[s]))
  return { id: one.id, side: one.side, available: there.map(({ id }) => id) }
}
