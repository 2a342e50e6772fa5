import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from './change'
import { generate } from './generate'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import { parseInstance } from './parse'
import { repair } from './repair'
import type { Schedule } from './schedule'
import { solve } from './solve'
import { anEvent, aTinyEvent } from './test-events'
import { verifyRepair } from './verify/verify-repair'

const clock = { seed: 1, now: () => 0 }
const solved = (event: Instance) => solve(event, { seconds: 3600, ...clock })
const placeOf = (schedule: Schedule, meeting: string) =>
  schedule.assignments.find((a) => a.meeting === meeting)

/** Repairs and lets the checker look at it. */
function repaired(event: Instance, before: Schedule, change: Change) {
  const result = repair(event, before, change, clock)
  expect(verifyRepair(event, before, change, result.schedule).wrong).toEqual([])
  return result
}

describe('repairing on the day', () => {
  const event = anEvent(
    3,
    [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2, { value: 20 }],
    ],
    { tables: [{ id: 'T1' }, { id: 'T2' }] },
  )
  const before = solved(event)

  it('says plainly that nothing can absorb a no-show', () => {
    const { schedule, lost, notAbsorbed, told } = repaired(event, before, {
      at: 'd1s1',
      events: [{ type: 'noShow', participant: 'VN01' }],
    })
    expect(schedule.lost?.sort()).toEqual(['M1', 'M3'])
    expect(lost.map((l) => l.because)).toEqual([
      { meeting: 'M1', reason: 'delegateUnavailable', who: 'VN01' },
      { meeting: 'M3', reason: 'delegateUnavailable', who: 'VN01' },
    ])
    expect(notAbsorbed).toBe(true)
    expect(told).toContain('KR01')
  })

  it('changes nothing when nothing happened', () => {
    const { schedule } = repaired(event, before, { at: 'd1s1', events: [] })
    expect(schedule.assignments).toEqual(before.assignments)
    expect(schedule).toMatchObject({ moved: [], lost: [], added: [], peopleMoved: 0 })
  })

  it('changes nothing in any event when nothing happened', async () => {
    const linear = await loadLinearSolver()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(), (seed, n) => {
        const tiny = parseInstance(aTinyEvent(seed, seed % 2 === 0))
        const old = solve(tiny, { seconds: 3600, ...clock, linear })
        const at = tiny.slots[n % tiny.slots.length]?.id ?? ''
        const { schedule } = repaired(tiny, old, { at, events: [] })
        expect(schedule.assignments).toEqual(old.assignments)
        expect(schedule.unscheduled.map((u) => u.meeting)).toEqual(
          old.unscheduled.map((u) => u.meeting),
        )
      }),
      { numRuns: 12, seed: 6 },
    )
  })

  it('keeps to limits of delegates, and who sat in what is over stays', () => {
    const limited = anEvent(
      3,
      [
        [1, 1, { slots: ['d1s1'] }],
        [1, 2],
        [1, 3, { slots: ['d1s3'], delegates: ['A'] }],
      ],
      {
        participants: [
          {
            id: 'KR01',
            delegates: [
              { id: 'A', maxMeetings: 2 },
              { id: 'B', maxMeetings: 1 },
            ],
          },
          { id: 'VN01' },
          { id: 'VN02' },
          { id: 'VN03' },
        ],
      },
    )
    const old = solved(limited)
    expect(old.assignments).toHaveLength(3)
    const held = {
      ...limited.meetings[0],
      id: 'M4',
      participants: ['KR01', 'VN03'] as [string, string],
    }
    const { schedule } = repaired(limited, old, {
      at: 'd1s2',
      events: [{ type: 'add', meeting: { ...held, slots: ['d1s2'], value: 1 } }],
    })
    expect(placeOf(schedule, 'M1')).toEqual(placeOf(old, 'M1'))
    expect(schedule.unscheduled).toEqual([{ meeting: 'M4', reason: 'limitReached', who: 'A' }])
  })

  it('moves only whom a late arrival forces', () => {
    const pair = anEvent(3, [
      [1, 1],
      [2, 2],
    ])
    const old = solved(pair)
    const { schedule } = repaired(pair, old, {
      at: 'd1s1',
      events: [{ type: 'late', participant: 'VN01', until: 'd1s3' }],
    })
    expect(placeOf(schedule, 'M1')?.slot).toBe('d1s3')
    expect(placeOf(schedule, 'M2')).toEqual(placeOf(old, 'M2'))
  })

  it('keeps the time of meetings whose table is lost, where another table is free', () => {
    const roomy: Instance = { ...event, tables: [{ id: 'T1' }, { id: 'T2' }, { id: 'T3' }] }
    const old = solved(roomy)
    const { schedule } = repaired(roomy, old, {
      at: 'd1s1',
      events: [{ type: 'tableLost', table: placeOf(old, 'M1')?.table ?? '' }],
    })
    expect(schedule.lost).toEqual([])
    for (const { meeting, slot } of old.assignments)
      expect(placeOf(schedule, meeting)?.slot).toBe(slot)
  })

  it('leaves what is past and what is locked as it was', () => {
    const locked: Instance = {
      ...event,
      meetings: event.meetings.map((m) => (m.id === 'M2' ? { ...m, locked: { slot: 'd1s3' } } : m)),
    }
    const old = solved(locked)
    const { schedule } = repaired(locked, old, {
      at: 'd1s2',
      events: [{ type: 'noShow', participant: 'KR02' }],
    })
    for (const a of old.assignments.filter((x) => x.slot === 'd1s1'))
      expect(placeOf(schedule, a.meeting)).toEqual(a)
    expect(placeOf(schedule, 'M2')?.slot).toBe('d1s3')
  })

  it('ignores the cancelling of a past meeting', () => {
    const past = before.assignments.find((a) => a.slot === 'd1s1')?.meeting ?? ''
    const { schedule } = repaired(event, before, {
      at: 'd1s3',
      events: [{ type: 'cancel', meeting: past }],
    })
    expect(schedule.assignments).toEqual(before.assignments)
  })

  it('makes room for an added must by what is worth least', () => {
    const full = anEvent(1, [[1, 1, { value: 10, priority: 'open' }]])
    const added = {
      id: 'NEW',
      participants: ['KR01', 'VN01'] as [string, string],
      priority: 'must' as const,
      value: 90,
    }
    const { schedule } = repaired(full, solved(full), {
      at: 'd1s1',
      events: [{ type: 'add', meeting: added }],
    })
    expect(schedule).toMatchObject({ added: ['NEW'], lost: ['M1'] })
  })

  it('lets a waiting meeting in when another is cancelled', () => {
    const full = anEvent(1, [
      [1, 1, { value: 90 }],
      [1, 2],
    ])
    const { schedule } = repaired(full, solved(full), {
      at: 'd1s1',
      events: [{ type: 'cancel', meeting: 'M1' }],
    })
    expect(schedule.added).toEqual(['M2'])
  })

  it('frees a meeting from a lock that the change makes impossible', () => {
    const locked = anEvent(2, [[1, 1, { locked: { slot: 'd1s1' } }]])
    const { schedule } = repaired(locked, solved(locked), {
      at: 'd1s1',
      events: [{ type: 'late', participant: 'KR01', until: 'd1s2' }],
    })
    expect(placeOf(schedule, 'M1')?.slot).toBe('d1s2')
  })

  it('holds to the rules after any change to any event', () => {
    const many = generate('vkc2022', 4)
    const old = solved(many)
    const slots = many.slots.map((s) => s.id)
    const change = fc.record({
      at: fc.constantFrom(...slots),
      events: fc.array(
        fc.oneof(
          fc.record({
            type: fc.constant('noShow' as const),
            participant: fc.constantFrom(...many.participants.map((p) => p.id)),
          }),
          fc.record({
            type: fc.constant('late' as const),
            participant: fc.constantFrom(...many.participants.map((p) => p.id)),
            until: fc.constantFrom(...slots),
          }),
          fc.record({
            type: fc.constant('tableLost' as const),
            table: fc.constantFrom(...(many.tables ?? []).map((t) => t.id)),
          }),
          fc.record({
            type: fc.constant('interpreterLost' as const),
            interpreter: fc.constantFrom(...(many.interpreters ?? []).map((t) => t.id)),
          }),
          fc.record({
            type: fc.constant('cancel' as const),
            meeting: fc.constantFrom(...many.meetings.map((m) => m.id)),
          }),
        ),
        { maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(change, (c) => void repaired(many, old, c)),
      { numRuns: 30, seed: 6 },
    )
  })

  it('holds to the rules in tiny events with everything in them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(), (seed, n) => {
        const tiny = parseInstance(aTinyEvent(seed))
        const at = tiny.slots[n % tiny.slots.length]?.id ?? ''
        const participant = tiny.participants[n % tiny.participants.length]?.id ?? ''
        repaired(tiny, solved(tiny), { at, events: [{ type: 'noShow', participant }] })
      }),
      { numRuns: 15, seed: 6 },
    )
  })
})
