import type { Instance, Meeting, Participant, Slot } from './instance'
import { people, shifts, type Person, type Size } from './plant-people'
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

/**
 * People come and go, and everything can be held; beside that twice as much is asked for, and the firms are full; or
 * everybody is there all day, and every table is taken in every slot.
 */
export const plantedKinds = ['planted', 'crowded', 'packed'] as const
export type PlantedKind = (typeof plantedKinds)[number]
export const isPlanted = (kind: string): kind is PlantedKind =>
  plantedKinds.some((one) => one === kind)

const patchyDay = {
  left: 70,
  right: 90,
  tables: 50,
  interpreters: 45,
  leftMeetings: 6.6,
  rightMeetings: 5.2,
}
const sizes: Record<PlantedKind, Size> = {
  planted: { ...patchyDay, slots: 14 },
  crowded: { ...patchyDay, slots: 12 },
  packed: {
    left: 60,
    right: 60,
    slots: 10,
    tables: 46,
    interpreters: 0,
    leftMeetings: 7.7,
    rightMeetings: 7.7,
  },
}
/** Requests of a crowded event beyond those that can be held. */
const REFUSED = 540

/** The same seed gives the same event. */
export function plant(kind: PlantedKind, seed: number): Planted {
  const random = seededRandom(seed, 101 + plantedKinds.indexOf(kind))
  const size = sizes[kind]
  const slots = makeSlots(size.slots)
  const come = kind === 'packed' ? shifts : people
  const left = come('KR', size.left, size.leftMeetings, size, random)
  const right = come('VN', size.right, size.rightMeetings, size, random)
  const pairs = new Map<string, number>()
  for (let s = 0; s < slots.length; s++) pairUp(left, right, s, pairs, random)
  let gaps = 0
  for (const one of [...left, ...right]) gaps += closeOtherDays(one)
  const spoken = size.interpreters > 0
  const held = [...pairs.keys()].map((pair) => request(pair, 60 + random.below(40), spoken, random))
  const refused = kind === 'crowded' ? whatIsRefused(left, right, held, random) : []
  const meetings = shuffle([...held, ...refused], random)
  meetings.forEach((meeting, i) => (meeting.id = `M${i + 1}`))
  return {
    instance: {
      format: 'b2b-instance/1',
      name: `${kind}-${seed}`,
      slots,
      tables: Array.from({ length: size.tables }, (_, i) => ({ id: `T${i + 1}` })),
      ...(spoken ? { interpreters: makeInterpreters(size.interpreters) } : {}),
      participants: [...left, ...right].map((one) => written(one, slots, kind)),
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

const makeInterpreters = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `I${i + 1}`, pairs: ['ko-vi'] }))

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

function request(
  pair: string,
  value: number,
  spoken: boolean,
  random: Random,
): Meeting & { value: number } {
  const [firm = '', city = ''] = pair.split('/')
  return {
    id: '',
    participants: [firm, city],
    priority: 'want',
    value,
    ...(spoken && random.next() < 0.7 ? { interpreter: 'ko-vi' } : {}),
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
      return request(pair, worth, true, random)
    })
}

function written(one: Person, slots: Slot[], kind: PlantedKind): Participant {
  const isFull = kind === 'crowded' && one.side === 'KR' && one.busy.length > 0
  const there = slots.filter((_, s) => (isFull ? one.busy.includes(s) : one.open[s]))
  return { id: one.id, side: one.side, available: there.map(({ id }) => id) }
}
