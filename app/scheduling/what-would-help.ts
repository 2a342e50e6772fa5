import { boundWithoutTime } from './bound'
import type { Delegate, Instance, Participant } from './instance'
import type { SolveLinear } from './linear'
import { Packing } from './packing'
import { placeGreedily, searchPlacement, valueOf } from './place'
import { compile } from './problem'
import { seededRandom } from './random'
import type { Schedule } from './schedule'

/** One thing an organiser could add, and what it would bring, worked out by solving again. */
export interface Remedy {
  code: 'interpreter' | 'table' | 'delegate' | 'slot' | 'limit' | 'delegateLimit'
  /** The participant concerned (delegate, limit). */
  who?: string
  /** Language pair, or table features. */
  what?: string
  /** Slots in which the interpreter or the new slot would be there; absent: always. */
  slots?: string[]
  part?: 'morning' | 'afternoon'
  day?: number
  /** Meetings more, must-meetings more and value more than now: found, so it can be done. */
  places: number
  musts: number
  value: number
  /** No schedule with this remedy gains more value than this. */
  valueAtMost: number
}

interface Candidate {
  remedy: Omit<Remedy, 'places' | 'musts' | 'value' | 'valueAtMost'>
  instance: Instance
}

export interface HelpOptions {
  seed: number
  now: () => number
  /** Candidates not looked at in time are left out. */
  seconds: number
  linear?: SolveLinear | null
}

/**
 * The cheapest things that would place more meetings: one more interpreter (for a half day or
 * always), table, delegate or slot, a higher limit of a participant or of every delegate; best first, only those that bring something.
 * `schedule` must be a valid schedule of the instance.
 */
export function whatWouldHelp(
  instance: Instance,
  schedule: Schedule,
  options: HelpOptions,
): Remedy[] {
  const end = options.now() + options.seconds
  const remedies: Remedy[] = []
  for (const candidate of candidates(instance, schedule)) {
    if (options.now() > end) break
    const remedy = tryOut(candidate, schedule, options, end)
    if (remedy.musts > 0 || (remedy.musts === 0 && remedy.value > 0)) remedies.push(remedy)
  }
  return remedies.sort((a, b) => b.musts - a.musts || b.value - a.value)
}

/** A remedy as one line of English, for the command line. */
export function remedyInWords(remedy: Remedy): string {
  const { who, what, part, day, places, musts, value, valueAtMost } = remedy
  const when = part ? ` on day ${day} in the ${part}` : ''
  const thing = {
    interpreter: `one more ${what} interpreter${when}`,
    table: `one more table${what === undefined ? '' : ` with ${what}`}`,
    delegate: `one more delegate of ${who}`,
    slot: `one more slot at the end of day ${day}`,
    limit: `one more meeting allowed to ${who}`,
    delegateLimit: 'one more meeting allowed to every delegate',
  }[remedy.code]
  const more = `${places} more${musts > 0 ? ` (${musts} of them musts)` : ''}`
  const room = valueAtMost > value ? `at most +${valueAtMost} is possible` : 'no more is possible'
  return `${thing} places ${more}: value +${value}, ${room}`
}

/**
 * Who and what is named most often by the meetings without a place comes first, and one of each
 * kind before a second, so that no kind goes unasked where time is short.
 */
function candidates(instance: Instance, schedule: Schedule): Candidate[] {
  const named = (reasons: string[], key: 'who' | 'what') => {
    const count = new Map<string, number>()
    for (const u of schedule.unscheduled)
      if (reasons.includes(u.reason)) count.set(u[key] ?? '', (count.get(u[key] ?? '') ?? 0) + 1)
    return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id)
  }
  const left = new Set(schedule.unscheduled.map((u) => u.meeting))
  const waiting = instance.meetings.filter((m) => left.has(m.id))
  const pairs = [
    ...new Set(waiting.flatMap((m) => (m.interpreter === undefined ? [] : [m.interpreter]))),
  ].slice(0, 3)
  const features = [...new Set(waiting.map((m) => (m.tableFeatures ?? []).join(', ')))].slice(0, 3)
  const short = new Set(schedule.unscheduled.map((u) => u.reason))
  return inTurn([
    named(['limitReached'], 'who')
      .slice(0, 4)
      .flatMap((who) => raiseLimit(instance, who)),
    short.has('noInterpreter') ? pairs.flatMap((pair) => moreInterpreters(instance, pair)) : [],
    instance.tables && short.has('noTable')
      ? features.map((what) => oneMoreTable(instance, what))
      : [],
    named(['participantFull', 'noCommonSlot', 'delegateUnavailable', 'limitReached'], 'who')
      .slice(0, 6)
      .flatMap((who) => oneMoreDelegate(instance, who)),
    short.has('limitReached') ? raiseDelegateLimits(instance) : [],
    schedule.unscheduled.length > 0 ? oneMoreSlot(instance) : [],
  ])
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: T[][]): T[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat()
}

function raiseLimit(instance: Instance, who: string): Candidate[] {
  if (!instance.participants.some((p) => p.id === who && p.maxMeetings !== undefined)) return []
  const participants = instance.participants.map((p) =>
    p.id === who && p.maxMeetings !== undefined ? { ...p, maxMeetings: p.maxMeetings + 1 } : p,
  )
  return [{ remedy: { code: 'limit', who }, instance: { ...instance, participants } }]
}

function raiseDelegateLimits(instance: Instance): Candidate[] {
  const higher = (delegate: Delegate): Delegate =>
    delegate.maxMeetings === undefined
      ? delegate
      : { ...delegate, maxMeetings: delegate.maxMeetings + 1 }
  const limited = instance.participants.some((p) =>
    p.delegates?.some((d) => d.maxMeetings !== undefined),
  )
  const participants = instance.participants.map((p) =>
    p.delegates ? { ...p, delegates: p.delegates.map(higher) } : p,
  )
  return limited
    ? [{ remedy: { code: 'delegateLimit' }, instance: { ...instance, participants } }]
    : []
}

function newId(taken: { id: string }[], stem: string): string {
  const ids = new Set(taken.map((x) => x.id))
  let n = 1
  while (ids.has(`${stem}${n}`)) n++
  return `${stem}${n}`
}

/** Half days first, since they cost half; a day is halved at its longest break. */
function moreInterpreters(instance: Instance, pair: string): Candidate[] {
  const known = instance.interpreters ?? []
  const add = (remedy: Partial<Remedy>, slots?: string[]): Candidate => ({
    remedy: { code: 'interpreter', what: pair, ...remedy, ...(slots ? { slots } : {}) },
    instance: {
      ...instance,
      interpreters: [
        ...known,
        { id: newId(known, '+I'), pairs: [pair], ...(slots ? { available: slots } : {}) },
      ],
    },
  })
  const halves = halfDays(instance).map(({ day, part, slots }) => add({ day, part }, slots))
  return [...halves, add({})]
}

/** The halves of each day, cut at its longest break. */
export function halfDays(
  instance: Instance,
): { day: number; part: 'morning' | 'afternoon'; slots: string[] }[] {
  const days = [...new Set(instance.slots.map((s) => s.day))].sort((a, b) => a - b)
  return days.flatMap((day) => {
    const slots = instance.slots.filter((s) => s.day === day).sort((a, b) => a.index - b.index)
    let cut = Math.ceil(slots.length / 2)
    let widest = 1
    slots.forEach((slot, i) => {
      const before = slots[i - 1]
      if (before && slot.index - before.index > widest) {
        widest = slot.index - before.index
        cut = i
      }
    })
    const ids = slots.map((s) => s.id)
    return [
      { day, part: 'morning' as const, slots: ids.slice(0, cut) },
      { day, part: 'afternoon' as const, slots: ids.slice(cut) },
    ].filter((half) => half.slots.length > 0)
  })
}

function oneMoreTable(instance: Instance, features: string): Candidate {
  const tables = instance.tables ?? []
  const table = {
    id: newId(tables, '+T'),
    ...(features === '' ? {} : { features: features.split(', ') }),
  }
  return {
    remedy: { code: 'table', ...(features === '' ? {} : { what: features }) },
    instance: { ...instance, tables: [...tables, table] },
  }
}

function oneMoreDelegate(instance: Instance, who: string): Candidate[] {
  const participant = instance.participants.find(
    (p) => p.id === who || p.delegates?.some((d) => d.id === who),
  )
  if (!participant) return []
  const everyone = instance.participants.flatMap((p): { id: string }[] => p.delegates ?? [p])
  const own = participant.delegates ?? [{ id: participant.id }]
  // Who comes beside colleagues with limits has their limit.
  const [limit] = own.flatMap((d: Delegate) => d.maxMeetings ?? [])
  const grown: Participant = {
    ...participant,
    delegates: [
      ...own,
      {
        id: newId(everyone, `${participant.id}+`),
        ...(limit === undefined ? {} : { maxMeetings: limit }),
      },
    ],
  }
  const participants = instance.participants.map((p) => (p === participant ? grown : p))
  return [
    { remedy: { code: 'delegate', who: participant.id }, instance: { ...instance, participants } },
  ]
}

/** A slot after the last of the last day, for all who are there in that one. */
function oneMoreSlot(instance: Instance): Candidate[] {
  const last = [...instance.slots].sort((a, b) => b.day - a.day || b.index - a.index)[0]
  if (!last) return []
  const slot = { id: newId(instance.slots, '+S'), day: last.day, index: last.index + 1 }
  const longer = <T extends { available?: string[] | undefined }>(one: T): T =>
    one.available?.includes(last.id) ? { ...one, available: [...one.available, slot.id] } : one
  return [
    {
      remedy: { code: 'slot', day: last.day, slots: [slot.id] },
      instance: {
        ...instance,
        slots: [...instance.slots, slot],
        tables: instance.tables?.map(longer),
        interpreters: instance.interpreters?.map(longer),
        participants: instance.participants.map((p) => {
          const grown = longer(p)
          return grown.delegates ? { ...grown, delegates: grown.delegates.map(longer) } : grown
        }),
        meetings: instance.meetings.map((m) =>
          m.slots?.includes(last.id) ? { ...m, slots: [...m.slots, slot.id] } : m,
        ),
      },
    },
  ]
}

function tryOut(
  { remedy, instance }: Candidate,
  schedule: Schedule,
  options: HelpOptions,
  end: number,
): Remedy {
  const problem = compile(instance)
  const packing = new Packing(problem)
  const slotNumber = new Map(problem.slotIds.map((id, s) => [id, s]))
  const standing = new Map(schedule.assignments.map((a) => [a.meeting, a.slot]))
  instance.meetings.forEach((meeting, m) => {
    const s = slotNumber.get(standing.get(meeting.id) ?? '')
    if (s !== undefined && packing.fits(m, s)) packing.add(m, s)
  })
  const before = valueOf(packing)
  const bound = boundWithoutTime(
    problem,
    options.linear ?? null,
    problem.weight,
    before.must,
    Math.max(0.05, Math.min(2, end - options.now())),
    options.now,
    before.value,
    1,
  ).value
  const random = seededRandom(options.seed, 400)
  placeGreedily(packing, random)
  const possible = problem.must.reduce((n, x, m) => n + (problem.holdable[m] ? x : 0), 0)
  searchPlacement(
    packing,
    { must: possible, value: bound },
    {
      random,
      stopped: () => options.now() > end,
      iterations: Math.min(200_000, 400 * problem.M),
      hot: 4 * problem.scale,
      cold: 0.7 * problem.scale,
    },
  )
  const after = valueOf(packing)
  const held = packing.slotOf.reduce((n, s) => n + (s === -1 ? 0 : 1), 0)
  return {
    ...remedy,
    places: held - schedule.assignments.length,
    musts: after.must - before.must,
    value: (after.value - before.value) / problem.scale,
    valueAtMost: Math.max(bound - before.value, after.value - before.value) / problem.scale,
  }
}
