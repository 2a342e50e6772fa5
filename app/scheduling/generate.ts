import type { Instance, Meeting, Participant, Slot } from './instance'
import { isPlanted, plant, plantedKinds, type PlantedKind } from './plant'
import { seededRandom, shuffle, type Random } from './random'

export const kinds = [
  'vkc2022',
  'it2024',
  'expo',
  'large',
  'tight',
  'interpreters',
  'availability',
  'clash',
  'booths',
  'multiday',
  'locked',
  'quotas',
  ...plantedKinds,
] as const
export type Kind = (typeof kinds)[number]

/** What makes one kind of event differ from another; shares are 0–1. */
interface Recipe {
  left: number
  right: number
  meetings: number
  days: number
  slots: number
  tables: number
  /** Tables with a screen, and meetings that want one. */
  screens?: number
  wantScreen?: number
  interpreters?: number
  needInterpreter?: number
  /** Share of participants with patchy availability, and of the slots these are away. */
  patchy?: number
  away?: number
  /** Share of participants with a second or third delegate. */
  teams?: number
  limits?: number
  /** The most meetings of each delegate. */
  perDelegate?: number
  booths?: number
  locked?: number
  skew: number
  must: number
}

const recipes: Record<Exclude<Kind, PlantedKind>, Recipe> = {
  vkc2022: {
    left: 16,
    right: 16,
    meetings: 52,
    days: 1,
    slots: 8,
    tables: 10,
    interpreters: 10,
    needInterpreter: 0.8,
    skew: 0.5,
    must: 0.2,
  },
  it2024: {
    left: 14,
    right: 60,
    meetings: 220,
    days: 2,
    slots: 9,
    tables: 16,
    interpreters: 14,
    needInterpreter: 0.85,
    skew: 0.4,
    must: 0.15,
    patchy: 0.15,
    away: 0.3,
  },
  expo: {
    left: 90,
    right: 130,
    meetings: 1000,
    days: 1,
    slots: 16,
    tables: 68,
    screens: 20,
    wantScreen: 0.15,
    interpreters: 62,
    needInterpreter: 0.8,
    patchy: 0.15,
    away: 0.25,
    teams: 0.15,
    skew: 0.6,
    must: 0.12,
  },
  large: {
    left: 300,
    right: 500,
    meetings: 4000,
    days: 3,
    slots: 14,
    tables: 110,
    screens: 30,
    wantScreen: 0.15,
    interpreters: 90,
    needInterpreter: 0.75,
    patchy: 0.2,
    away: 0.3,
    teams: 0.15,
    skew: 0.6,
    must: 0.1,
  },
  tight: {
    left: 60,
    right: 60,
    meetings: 480,
    days: 1,
    slots: 10,
    tables: 46,
    skew: 0.15,
    must: 0.15,
  },
  interpreters: {
    left: 60,
    right: 80,
    meetings: 420,
    days: 1,
    slots: 12,
    tables: 45,
    interpreters: 18,
    needInterpreter: 0.9,
    skew: 0.5,
    must: 0.1,
  },
  availability: {
    left: 70,
    right: 90,
    meetings: 520,
    days: 1,
    slots: 14,
    tables: 50,
    interpreters: 40,
    needInterpreter: 0.7,
    patchy: 0.8,
    away: 0.4,
    skew: 0.4,
    must: 0.1,
  },
  clash: {
    left: 70,
    right: 90,
    meetings: 1000,
    days: 1,
    slots: 12,
    tables: 60,
    interpreters: 45,
    needInterpreter: 0.7,
    patchy: 0.9,
    away: 0.5,
    skew: 0.6,
    must: 0.08,
  },
  booths: {
    left: 40,
    right: 90,
    meetings: 420,
    days: 1,
    slots: 14,
    tables: 44,
    booths: 0.6,
    interpreters: 30,
    needInterpreter: 0.6,
    teams: 0.4,
    skew: 0.5,
    must: 0.12,
  },
  multiday: {
    left: 60,
    right: 80,
    meetings: 600,
    days: 3,
    slots: 8,
    tables: 30,
    interpreters: 24,
    needInterpreter: 0.7,
    patchy: 0.4,
    away: 0.35,
    limits: 0.3,
    skew: 0.5,
    must: 0.12,
  },
  locked: {
    left: 40,
    right: 50,
    meetings: 300,
    days: 1,
    slots: 12,
    tables: 32,
    interpreters: 26,
    needInterpreter: 0.7,
    locked: 0.25,
    skew: 0.4,
    must: 0.15,
  },
  quotas: {
    left: 40,
    right: 70,
    meetings: 420,
    days: 2,
    slots: 9,
    tables: 30,
    interpreters: 22,
    needInterpreter: 0.7,
    patchy: 0.3,
    away: 0.3,
    teams: 0.5,
    perDelegate: 7,
    skew: 0.5,
    must: 0.12,
  },
}

/** A made-up event of a kind; the same seed gives the same event. */
export function generate(kind: Kind, seed: number): Instance {
  if (isPlanted(kind)) return plant(kind, seed).instance
  const recipe = recipes[kind]
  const random = seededRandom(seed, kinds.indexOf(kind))
  const slots = makeSlots(recipe)
  const tables = Array.from({ length: recipe.tables }, (_, i) => ({
    id: `T${i + 1}`,
    ...(i < (recipe.screens ?? 0) ? { features: ['screen'] } : {}),
  }))
  const interpreters = Array.from({ length: recipe.interpreters ?? 0 }, (_, i) =>
    makeInterpreter(i, slots, random),
  )
  const participants = [
    ...Array.from({ length: recipe.left }, (_, i) =>
      makeParticipant('KR', i, recipe, slots, random),
    ),
    ...Array.from({ length: recipe.right }, (_, i) =>
      makeParticipant('VN', i, recipe, slots, random),
    ),
  ]
  const meetings = makeMeetings(recipe, participants, random)
  if (recipe.booths !== undefined) giveBooths(meetings, recipe, random)
  const instance: Instance = {
    format: 'b2b-instance/1',
    name: `${kind}-${seed}`,
    slots,
    tables,
    ...(interpreters.length > 0 ? { interpreters } : {}),
    participants,
    meetings,
  }
  if (recipe.locked !== undefined) lockSome(instance, recipe.locked, random)
  return instance
}

/** Morning and afternoon with lunch between: a jump of the index. */
function makeSlots({ days, slots }: Recipe): Slot[] {
  const morning = Math.ceil(slots * 0.45)
  return Array.from({ length: days }, (_, d) =>
    Array.from({ length: slots }, (_, i) => ({
      id: `d${d + 1}s${i + 1}`,
      day: d + 1,
      index: i < morning ? i : i + 3,
    })),
  ).flat()
}

function makeInterpreter(i: number, slots: Slot[], random: Random) {
  const pairs =
    random.next() < 0.2 ? ['ko-vi', 'en-vi'] : random.next() < 0.15 ? ['en-vi'] : ['ko-vi']
  // The last third of an agency's people are booked by the half day.
  const half = random.next()
  const days = [...new Set(slots.map((s) => s.day))]
  const midday = (slots.filter((s) => s.day === days[0]).length * 0.45) | 0
  const open = slots.filter((s) =>
    half < 0.12 ? s.index < midday + 1 : half < 0.24 ? s.index > midday : true,
  )
  return {
    id: `I${i + 1}`,
    pairs,
    ...(open.length < slots.length ? { available: open.map((s) => s.id) } : {}),
  }
}

function makeParticipant(
  side: string,
  i: number,
  recipe: Recipe,
  slots: Slot[],
  random: Random,
): Participant {
  const id = `${side}${String(i + 1).padStart(3, '0')}`
  const participant: Participant = { id, side }
  if (random.next() < (recipe.patchy ?? 0))
    participant.available = patchy(slots, recipe.away ?? 0.3, random)
  if (random.next() < (recipe.teams ?? 0)) {
    const size = random.next() < 0.75 ? 2 : 3
    participant.delegates = Array.from({ length: size }, (_, j) => ({
      id: `${id}${'abc'[j] ?? 'x'}`,
      ...(j > 0 && random.next() < 0.4 ? { available: patchy(slots, 0.4, random) } : {}),
    }))
  }
  if (random.next() < (recipe.limits ?? 0)) participant.maxMeetings = 3 + random.below(6)
  const { perDelegate } = recipe
  if (perDelegate !== undefined)
    participant.delegates = (participant.delegates ?? [{ id: `${id}a` }]).map((delegate) => ({
      ...delegate,
      maxMeetings: perDelegate,
    }))
  return participant
}

/** People are away for stretches, seldom for single slots. */
function patchy(slots: Slot[], away: number, random: Random): string[] {
  const open = slots.map(() => true)
  let toTake = Math.round(slots.length * away * (0.5 + random.next()))
  toTake = Math.min(toTake, slots.length - 2)
  while (toTake > 0) {
    const length = Math.min(toTake, 1 + random.below(4))
    const start = random.below(slots.length)
    for (let s = start; s < Math.min(slots.length, start + length); s++) open[s] = false
    toTake -= length
  }
  const kept = slots.filter((_, s) => open[s]).map((s) => s.id)
  return kept.length > 0 ? kept : slots.slice(0, 2).map((s) => s.id)
}

/** Few firms draw most requests; a pair meets once. */
function makeMeetings(recipe: Recipe, participants: Participant[], random: Random): Meeting[] {
  const left = shuffle(participants.slice(0, recipe.left), random)
  const right = shuffle(participants.slice(recipe.left), random)
  const pick = <T>(list: T[]): T => {
    const u = random.next()
    const skewed = Math.pow(u, 1 + recipe.skew)
    return list[Math.floor(skewed * list.length)] as T
  }
  const seen = new Set<string>()
  const meetings: Meeting[] = []
  while (meetings.length < recipe.meetings) {
    const a = pick(left)
    const b = pick(right)
    const key = `${a.id}/${b.id}`
    if (seen.has(key)) continue
    seen.add(key)
    const value = Math.max(
      0,
      Math.min(100, Math.round(58 + 38 * (random.next() + random.next() - 1))),
    )
    const u = random.next()
    const priority = u < recipe.must ? 'must' : u < recipe.must + 0.55 ? 'want' : 'open'
    const meeting: Meeting = {
      id: `M${meetings.length + 1}`,
      participants: [a.id, b.id],
      priority,
      value,
    }
    if (random.next() < (recipe.needInterpreter ?? 0))
      meeting.interpreter = random.next() < 0.9 ? 'ko-vi' : 'en-vi'
    if (random.next() < (recipe.wantScreen ?? 0)) meeting.tableFeatures = ['screen']
    const named = a.delegates?.[random.below(a.delegates.length)]
    if (named && random.next() < 0.3) meeting.delegates = [named.id]
    meetings.push(meeting)
  }
  return meetings
}

/** A firm with a booth of its own receives there. */
function giveBooths(meetings: Meeting[], recipe: Recipe, random: Random): void {
  const owners = [...new Set(meetings.map((m) => m.participants[0]))].filter(
    () => random.next() < (recipe.booths ?? 0),
  )
  const booth = new Map(owners.map((id, i) => [id, `T${i + 1}`]))
  for (const meeting of meetings) {
    const own = booth.get(meeting.participants[0])
    meeting.tables = own
      ? [own]
      : Array.from({ length: recipe.tables - owners.length }, (_, i) => `T${owners.length + i + 1}`)
  }
}

/** Locks meetings the way an organiser would: one after the other where there is room. */
function lockSome(instance: Instance, share: number, random: Random): void {
  const busy = new Set<string>()
  const free = (key: string) => !busy.has(key)
  const wanted = Math.round(instance.meetings.length * share)
  let done = 0
  for (const meeting of shuffle([...instance.meetings], random)) {
    if (done >= wanted) break
    const slot = instance.slots[random.below(instance.slots.length)]
    const table = instance.tables?.[random.below(instance.tables.length)]
    if (!slot || !table) break
    const open = meeting.participants.every(
      (id) =>
        free(`${id}@${slot.id}`) &&
        (instance.participants.find((p) => p.id === id)?.available?.includes(slot.id) ?? true),
    )
    const interpreter = instance.interpreters?.find(
      (one) =>
        one.pairs.includes(meeting.interpreter ?? '') &&
        free(`${one.id}@${slot.id}`) &&
        (one.available?.includes(slot.id) ?? true),
    )
    if (
      !open ||
      !free(`${table.id}@${slot.id}`) ||
      (meeting.interpreter !== undefined && !interpreter)
    )
      continue
    meeting.locked = {
      slot: slot.id,
      table: table.id,
      ...(meeting.interpreter !== undefined && interpreter ? { interpreter: interpreter.id } : {}),
    }
    for (const key of [...meeting.participants, table.id]) busy.add(`${key}@${slot.id}`)
    if (meeting.locked.interpreter !== undefined)
      busy.add(`${meeting.locked.interpreter}@${slot.id}`)
    done++
  }
}
