import type { ZodType } from 'zod'
import { changeSchema, type Change } from './change'
import { instanceSchema, type Instance, type Meeting } from './instance'
import { scheduleSchema, type Schedule } from './schedule'

/** A file that is not what the format says: where, and what was expected there. */
export class FormatError extends Error {
  constructor(
    readonly file: string,
    readonly position: string,
    readonly expected: string,
  ) {
    super(`${file}: ${position === '' ? '' : `${position}: `}${expected}`)
    this.name = 'FormatError'
  }
}

/** Reads an instance from parsed JSON and checks every reference. @throws FormatError */
export function parseInstance(raw: unknown, file = 'instance'): Instance {
  const instance = parseShape(instanceSchema, raw, file)
  checkReferences(instance, file)
  return instance
}

/** Reads a schedule from parsed JSON; whether it fits an instance is for `verify` to say. @throws FormatError */
export function parseSchedule(raw: unknown, file = 'schedule'): Schedule {
  return parseShape(scheduleSchema, raw, file)
}

/** Reads a change from parsed JSON and checks its references against the instance. @throws FormatError */
export function parseChange(raw: unknown, instance: Instance, file = 'change'): Change {
  const change = parseShape(changeSchema, raw, file)
  const known = knownIds(instance)
  const refer = referTo(file)
  const meetings = new Set(instance.meetings.map((m) => m.id))
  refer(known.slots, change.at, 'at', 'slot')
  change.events.forEach((event, i) => {
    const at = `events[${i}]`
    switch (event.type) {
      case 'noShow':
        return refer(known.participants, event.participant, `${at}.participant`, 'participant')
      case 'late':
        refer(known.participants, event.participant, `${at}.participant`, 'participant')
        return refer(known.slots, event.until, `${at}.until`, 'slot')
      case 'tableLost':
        return refer(known.tables, event.table, `${at}.table`, 'table')
      case 'interpreterLost':
        return refer(known.interpreters, event.interpreter, `${at}.interpreter`, 'interpreter')
      case 'cancel':
        return refer(meetings, event.meeting, `${at}.meeting`, 'meeting')
      case 'add':
        if (meetings.has(event.meeting.id))
          throw new FormatError(
            file,
            `${at}.meeting.id`,
            `expected a new id, got ${quote(event.meeting.id)} again`,
          )
        meetings.add(event.meeting.id)
        return checkMeeting(event.meeting, `${at}.meeting`, instance, known, file)
    }
  })
  return change
}

/** Reads JSON text. @throws FormatError where it is not JSON */
export function parseJson(text: string, file: string): unknown {
  if (text.trim() === '') throw new FormatError(file, '', 'expected JSON, got an empty file')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new FormatError(
      file,
      '',
      `expected JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function parseShape<T>(schema: ZodType<T>, raw: unknown, file: string): T {
  const result = schema.safeParse(raw, { reportInput: true })
  if (result.success) return result.data
  const issue = result.error.issues[0]
  if (!issue) throw new FormatError(file, '', 'expected another shape')
  const said = issue.message
    .replace(/^Invalid (input|option|value): /, '')
    .replace(/^Invalid input$/, 'expected another shape')
  const expected = /^expected/.test(said)
    ? said.replace(/, received .*$/, '')
    : `expected a valid value (${said})`
  throw new FormatError(file, positionOf(issue.path), `${expected}, got ${quote(issue.input)}`)
}

function positionOf(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

function quote(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

interface KnownIds {
  slots: Set<string>
  tables: Set<string>
  interpreters: Set<string>
  participants: Set<string>
}

function knownIds(instance: Instance): KnownIds {
  const of = (list: { id: string }[] | undefined) => new Set((list ?? []).map((x) => x.id))
  return {
    slots: of(instance.slots),
    tables: of(instance.tables),
    interpreters: of(instance.interpreters),
    participants: of(instance.participants),
  }
}

function referTo(file: string) {
  return (known: Set<string>, value: string, position: string, kind: string) => {
    if (!known.has(value))
      throw new FormatError(
        file,
        position,
        `expected the id of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}, got ${quote(value)}`,
      )
  }
}

function checkReferences(instance: Instance, file: string): void {
  const known = knownIds(instance)
  const refer = referTo(file)
  const slotList = (list: string[] | undefined, position: string) =>
    list?.forEach((slot, i) => refer(known.slots, slot, `${position}[${i}]`, 'slot'))

  onlyOnce(instance.slots, 'slots', file)
  onlyOnce(instance.tables ?? [], 'tables', file)
  onlyOnce(instance.interpreters ?? [], 'interpreters', file)
  onlyOnce(instance.participants, 'participants', file)
  onlyOnce(instance.meetings, 'meetings', file)
  const times = new Map<string, number>()
  instance.slots.forEach((slot, i) => {
    const time = `${slot.day}/${slot.index}`
    const first = times.get(time)
    if (first !== undefined)
      throw new FormatError(
        file,
        `slots[${i}].index`,
        `expected an index used once a day, got ${slot.index} again (slots[${first}])`,
      )
    times.set(time, i)
  })
  instance.tables?.forEach((one, i) => slotList(one.available, `tables[${i}].available`))
  instance.interpreters?.forEach((one, i) =>
    slotList(one.available, `interpreters[${i}].available`),
  )

  const delegates = new Map<string, string>()
  instance.participants.forEach((participant, i) => {
    const at = `participants[${i}]`
    slotList(participant.available, `${at}.available`)
    const own = participant.delegates ?? [{ id: participant.id }]
    own.forEach((delegate, j) => {
      const place = participant.delegates ? `${at}.delegates[${j}]` : at
      slotList(delegate.available, `${place}.available`)
      const first = delegates.get(delegate.id)
      if (first !== undefined)
        throw new FormatError(
          file,
          `${place}.id`,
          `expected a delegate id used once, got ${quote(delegate.id)} again (${first})`,
        )
      delegates.set(delegate.id, place)
    })
  })
  instance.meetings.forEach((meeting, i) =>
    checkMeeting(meeting, `meetings[${i}]`, instance, known, file),
  )
}

function onlyOnce(list: { id: string }[], name: string, file: string): void {
  const first = new Map<string, number>()
  list.forEach((x, i) => {
    const before = first.get(x.id)
    if (before !== undefined)
      throw new FormatError(
        file,
        `${name}[${i}].id`,
        `expected an id used once, got ${quote(x.id)} again (${name}[${before}])`,
      )
    first.set(x.id, i)
  })
}

function checkMeeting(
  meeting: Meeting,
  at: string,
  instance: Instance,
  known: KnownIds,
  file: string,
): void {
  const refer = referTo(file)
  meeting.participants.forEach((p, j) =>
    refer(known.participants, p, `${at}.participants[${j}]`, 'participant'),
  )
  if (meeting.participants[0] === meeting.participants[1])
    throw new FormatError(
      file,
      `${at}.participants[1]`,
      `expected another participant, got ${quote(meeting.participants[1])} again`,
    )
  meeting.slots?.forEach((s, j) => refer(known.slots, s, `${at}.slots[${j}]`, 'slot'))
  if (instance.tables)
    meeting.tables?.forEach((t, j) => refer(known.tables, t, `${at}.tables[${j}]`, 'table'))
  meeting.interpreters?.forEach((t, j) =>
    refer(known.interpreters, t, `${at}.interpreters[${j}]`, 'interpreter'),
  )
  if (meeting.delegates) {
    const own = new Set<string>()
    for (const participant of instance.participants)
      if (meeting.participants.includes(participant.id))
        for (const delegate of participant.delegates ?? [participant]) own.add(delegate.id)
    meeting.delegates.forEach((d, j) =>
      refer(own, d, `${at}.delegates[${j}]`, 'delegate of one of its participants'),
    )
  }
  if (meeting.locked) {
    refer(known.slots, meeting.locked.slot, `${at}.locked.slot`, 'slot')
    if (instance.tables && meeting.locked.table !== undefined)
      refer(known.tables, meeting.locked.table, `${at}.locked.table`, 'table')
    if (meeting.locked.interpreter !== undefined)
      refer(
        known.interpreters,
        meeting.locked.interpreter,
        `${at}.locked.interpreter`,
        'interpreter',
      )
  }
}
