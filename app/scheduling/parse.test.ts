import { describe, expect, it } from 'vitest'
import { parseChange, parseInstance, parseJson } from './parse'
import { anEvent } from './test-events'

/** An instance in which any field may hold anything. */
interface Spoilable {
  format: unknown
  slots?: Record<string, unknown>[] | undefined
  meetings: { participants: unknown; [field: string]: unknown }[]
}

const message = (spoil: (event: Spoilable) => void): string => {
  const event: Spoilable = structuredClone(
    anEvent(
      2,
      [
        [1, 1],
        [1, 2],
      ],
      { tables: [{ id: 'T1' }] },
    ),
  )
  spoil(event)
  try {
    parseInstance(event, 'event.json')
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}
/** Sets a field of the first meeting. */
const meeting = (field: string, value: unknown) => (event: Spoilable) => {
  const [first] = event.meetings
  if (first) first[field] = value
}

describe('reading an instance', () => {
  it.each<[string, (event: Spoilable) => void, string]>([
    [
      'an unknown participant',
      meeting('participants', ['KR01', 'VN99']),
      'meetings[0].participants[1]: expected the id of a participant, got "VN99"',
    ],
    [
      'the same participant twice',
      meeting('participants', ['KR01', 'KR01']),
      'meetings[0].participants[1]: expected another participant, got "KR01" again',
    ],
    [
      'a slot given twice',
      (e) => e.slots?.push({ ...e.slots[0] }),
      'slots[2].id: expected an id used once, got "d1s1" again (slots[0])',
    ],
    [
      'two slots at one time',
      (e) => Object.assign(e.slots?.[1] ?? {}, { index: 0 }),
      'slots[1].index: expected an index used once a day, got 0 again (slots[0])',
    ],
    [
      'a negative value',
      meeting('value', -1),
      'meetings[0].value: expected a number from 0 to 100, got -1',
    ],
    [
      'a priority in capitals',
      meeting('priority', 'MUST'),
      'meetings[0].priority: expected one of "must"|"want"|"open", got "MUST"',
    ],
    [
      'one participant only',
      meeting('participants', ['KR01']),
      'meetings[0].participants: expected exactly two participant ids, got ["KR01"]',
    ],
    [
      'a foreign delegate',
      meeting('delegates', ['VN02']),
      'meetings[0].delegates[0]: expected the id of a delegate of one of its participants, got "VN02"',
    ],
    [
      'an unknown locked table',
      meeting('locked', { slot: 'd1s1', table: 'T9' }),
      'meetings[0].locked.table: expected the id of a table, got "T9"',
    ],
    ['no slots at all', (e) => delete e.slots, 'slots: expected array, got nothing'],
    [
      'another format',
      (e) => (e.format = 'b2b/0'),
      'format: expected "b2b-instance/1", got "b2b/0"',
    ],
  ])('names file, position and expectation for %s', (_, spoil, expected) => {
    expect(message(spoil)).toBe(`event.json: ${expected}`)
  })

  it('says that an empty file is empty', () => {
    expect(() => parseJson('', 'event.json')).toThrow(
      'event.json: expected JSON, got an empty file',
    )
  })

  it('takes an instance as it is and ignores unknown fields', () => {
    expect(message(meeting('colour', 'green'))).toBe('accepted')
  })
})

describe('reading a change', () => {
  it('refuses an event about an unknown table', () => {
    const event = anEvent(2, [[1, 1]], { tables: [{ id: 'T1' }] })
    const change = { at: 'd1s1', events: [{ type: 'tableLost', table: 'T2' }] }
    expect(() => parseChange(change, event, 'change.json')).toThrow(
      'change.json: events[0].table: expected the id of a table, got "T2"',
    )
  })

  it('refuses an event of an unknown type', () => {
    const change = { at: 'd1s1', events: [{ type: 'rain' }] }
    expect(() => parseChange(change, anEvent(2, [[1, 1]]), 'change.json')).toThrow(
      /events\[0\].*expected one of "noShow"/,
    )
  })
})
