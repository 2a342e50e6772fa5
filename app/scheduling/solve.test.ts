import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bruteForce } from './brute-force'
import { loadLogic } from './cadical.server'
import { generate, kinds } from './generate'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { parseInstance } from './parse'
import { seededRandom, shuffle } from './random'
import { solve, type Progress } from './solve'
import { aDay, anEvent, aTinyEvent } from './test-events'
import { verify } from './verify/verify'

let linear: SolveLinear
let logic: WithLogic
beforeAll(async () => {
  linear = await loadLinearSolver()
  logic = await loadLogic()
})

/** A clock that stands still: every search ends by itself. */
const solved = (event: Instance, seed = 1) =>
  solve(event, { seconds: 3600, seed, now: () => 0, linear, logic })
const tiny = fc.integer({ min: 1, max: 100_000 }).map((seed) => parseInstance(aTinyEvent(seed)))
const runs = { numRuns: 12, seed: 2022 }

describe('solving', () => {
  it('names a smallest set of locks that contradict each other', () => {
    const event = anEvent(
      2,
      [
        [1, 1, { locked: { slot: 'd1s2' } }],
        [2, 2, { locked: { slot: 'd1s1' } }],
        [3, 3, { locked: { slot: 'd1s1' } }],
        [3, 1, { locked: { slot: 'd1s1' } }],
      ],
      { tables: [{ id: 'T1' }, { id: 'T2' }] },
    )
    const schedule = solved(event)
    expect(schedule.status).toBe('infeasible')
    expect(schedule.conflict?.sort()).toEqual(['M3', 'M4'])
    expect(schedule.conflictAbout).toEqual({ about: 'delegates', who: 'KR03', what: 'd1s1' })
    expect(verify(event, schedule).wrong).toEqual([])
  })

  it('finds the locks short of a table, a limit or a pair', () => {
    const lock = (slot: string) => ({ locked: { slot } })
    const tables = anEvent(
      1,
      [
        [1, 1, lock('d1s1')],
        [2, 2, lock('d1s1')],
      ],
      { tables: [{ id: 'T1' }] },
    )
    expect(solved(tables)).toMatchObject({
      conflict: ['M1', 'M2'],
      conflictAbout: { about: 'tables', what: 'd1s1' },
    })
    const limit = anEvent(
      2,
      [
        [1, 1, lock('d1s1')],
        [1, 2, lock('d1s2')],
      ],
      {
        participants: [{ id: 'KR01', maxMeetings: 1 }, { id: 'VN01' }, { id: 'VN02' }],
      },
    )
    expect(solved(limit)).toMatchObject({
      conflict: ['M1', 'M2'],
      conflictAbout: { about: 'limit', who: 'KR01' },
    })
    const pair = anEvent(1, [[1, 1, { ...lock('d1s1'), interpreter: 'ko-vi' }]])
    expect(solved(pair)).toMatchObject({
      conflict: ['M1'],
      conflictAbout: { about: 'impossible', what: 'd1s1' },
    })
    for (const event of [tables, limit, pair])
      expect(verify(event, solved(event)).wrong).toEqual([])
  })

  it('finds the locks that a team can not share out within the limits of its delegates', () => {
    const lock = (slot: string, delegates?: string[]) => ({
      locked: { slot },
      ...(delegates ? { delegates } : {}),
    })
    const event = anEvent(
      3,
      [
        [1, 1, lock('d1s1', ['A'])],
        [1, 2, lock('d1s1')],
        [1, 3, lock('d1s2')],
        [1, 4, lock('d1s3')],
      ],
      {
        participants: [
          {
            id: 'KR01',
            delegates: [
              { id: 'A', available: ['d1s1', 'd1s3'], maxMeetings: 2 },
              { id: 'B', maxMeetings: 1 },
            ],
          },
          { id: 'VN01' },
          { id: 'VN02' },
          { id: 'VN03' },
          { id: 'VN04' },
        ],
      },
    )
    // Four are too many for three; three of them already are, since only B can take M2 and M3.
    const schedule = solved(event)
    expect(schedule.conflict?.sort()).toEqual(['M1', 'M2', 'M3'])
    expect(schedule.conflictAbout).toEqual({ about: 'limit', who: 'KR01' })
    expect(verify(event, schedule).wrong).toEqual([])
    const three = { ...event, meetings: event.meetings.filter((m) => m.id !== 'M3') }
    expect(solved(three).assignments).toHaveLength(3)
    expect(verify(three, solved(three)).wrong).toEqual([])
  })

  it('takes lunch for no gap', () => {
    const event = anEvent(
      4,
      [
        [1, 1, { slots: ['d1s2'] }],
        [1, 2, { slots: ['d1s3'] }],
      ],
      { slots: aDay(4, [2]), tables: [{ id: 'T1' }] },
    )
    expect(solved(event)).toMatchObject({
      status: 'optimal',
      objectives: { must: 0, value: 200, minShare: 1, gaps: 0, tableChanges: 0 },
      bounds: { must: 0, value: 200 },
    })
  })

  it('says for each meeting left out what binds', () => {
    const reason = (event: Instance) =>
      solved(event).unscheduled.map((u) => [u.reason, u.who ?? u.what])
    expect(
      reason(
        anEvent(1, [
          [1, 1, { value: 90 }],
          [1, 2],
        ]),
      ),
    ).toEqual([['participantFull', 'KR01']])
    expect(
      reason(
        anEvent(
          1,
          [
            [1, 1, { value: 90 }],
            [2, 2],
          ],
          { tables: [{ id: 'T1' }] },
        ),
      ),
    ).toEqual([['noTable', 'tables']])
    expect(reason(anEvent(1, [[1, 1, { interpreter: 'ko-vi' }]]))).toEqual([
      ['noInterpreter', 'ko-vi'],
    ])
    const people = [
      { id: 'KR01', available: ['d1s1'] },
      { id: 'VN01', available: ['d1s2'] },
    ]
    expect(reason(anEvent(2, [[1, 1]], { participants: people }))).toEqual([
      ['noCommonSlot', 'KR01'],
    ])
    const limited = [{ id: 'KR01', maxMeetings: 1 }, { id: 'VN01' }, { id: 'VN02' }]
    expect(
      reason(
        anEvent(
          3,
          [
            [1, 1, { value: 90 }],
            [1, 2],
          ],
          { participants: limited },
        ),
      ),
    ).toEqual([['limitReached', 'KR01']])
    const tired = [
      { id: 'KR01', delegates: [{ id: 'A', maxMeetings: 1 }, { id: 'B' }] },
      { id: 'VN01' },
      { id: 'VN02' },
    ]
    expect(
      reason(
        anEvent(
          3,
          [
            [1, 1, { value: 90, delegates: ['A'] }],
            [1, 2, { delegates: ['A'] }],
          ],
          { participants: tired },
        ),
      ),
    ).toEqual([['limitReached', 'A']])
    const away = [
      { id: 'KR01', delegates: [{ id: 'A', available: [] }, { id: 'B' }] },
      { id: 'VN01' },
    ]
    expect(reason(anEvent(1, [[1, 1, { delegates: ['A'] }]], { participants: away }))).toEqual([
      ['delegateUnavailable', 'A'],
    ])
  })

  it('proves the demo event optimal', () => {
    const schedule = solved(generate('vkc2022', 1))
    expect(schedule).toMatchObject({ status: 'optimal', objectives: { minShare: 1, gaps: 0 } })
  })

  it('gives the same schedule for the same seed', () => {
    const event = generate('vkc2022', 2)
    expect(solved(event, 5)).toEqual(solved(event, 5))
  })

  it('gives the best so far when it is stopped, and tells of progress', () => {
    const event = generate('it2024', 1)
    const seen: Progress[] = []
    const schedule = solve(event, {
      seconds: 60,
      seed: 1,
      now: () => 0,
      linear,
      stopped: () => true,
      onProgress: (p) => seen.push(p),
    })
    expect(verify(event, schedule).wrong).toEqual([])
    expect(seen[0]?.schedule && verify(event, seen[0].schedule).wrong).toEqual([])
  })

  it('does without linear programs, with weaker bounds', () => {
    const event = anEvent(1, [
      [1, 1],
      [1, 2],
    ])
    const schedule = solve(event, { seconds: 3600, seed: 1, now: () => 0 })
    expect(verify(event, schedule).wrong).toEqual([])
  })
})

describe('against every schedule of the full model', () => {
  it.each(Array.from({ length: 24 }, (_, i) => i + 1))(
    'tiny event %i is solved to the best',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed))
      const best = bruteForce(event)
      const schedule = solved(event)
      expect(verify(event, schedule).wrong).toEqual([])
      expect(schedule.status).toBe('optimal')
      const { must, value, minShare, gaps, gapSpread } = schedule.objectives
      expect({ must, value, minShare: Math.round(minShare * 1000), gaps, gapSpread }).toEqual({
        must: best.must,
        value: best.value,
        minShare: Math.round(best.minShare * 1000),
        gaps: best.gaps,
        gapSpread: best.gapSpread,
      })
      expect(schedule.bounds.gaps).toBeLessThanOrEqual(best.gaps)
      expect(schedule.objectives.tableChanges).toBeGreaterThanOrEqual(best.tableChanges)
    },
  )
})

/** Every schedule of a tiny event in which most delegates have a limit, tried out. */
describe('with limits of delegates, against every schedule of the full model', () => {
  it.each(Array.from({ length: 24 }, (_, i) => i + 101))(
    'tiny event %i is solved to the best',
    (seed) => {
      const event = parseInstance(aTinyEvent(seed, true))
      const best = bruteForce(event)
      const schedule = solved(event)
      expect(verify(event, schedule).wrong).toEqual([])
      expect(schedule.status).toBe('optimal')
      const { must, value, minShare, gaps } = schedule.objectives
      expect({ must, value, minShare: Math.round(minShare * 1000), gaps }).toEqual({
        must: best.must,
        value: best.value,
        minShare: Math.round(best.minShare * 1000),
        gaps: best.gaps,
      })
      expect(schedule.bounds.gaps).toBeLessThanOrEqual(best.gaps)
    },
  )
})

describe('whatever the event', () => {
  it('gives a schedule that passes the checker, with bounds not below what is reached', () => {
    fc.assert(
      fc.property(tiny, (event) => {
        expect(verify(event, solved(event)).wrong).toEqual([])
      }),
      runs,
    )
  })

  it('never loses by one more slot, table or interpreter', () => {
    fc.assert(
      fc.property(tiny, (event) => {
        const { must, value } = solved(event).objectives
        const more: Instance[] = [
          { ...event, slots: [...event.slots, { id: 'extra', day: 9, index: 0 }] },
          ...(event.tables
            ? [{ ...event, tables: [...event.tables, { id: 'extra', features: ['screen'] }] }]
            : []),
          {
            ...event,
            interpreters: [...(event.interpreters ?? []), { id: 'extra', pairs: ['ko-vi'] }],
          },
        ]
        for (const grown of more) {
          const then = solved(grown).objectives
          expect(then.must > must || (then.must === must && then.value >= value)).toBe(true)
        }
      }),
      { ...runs, numRuns: 6 },
    )
  })

  it('does not depend on the order of things or on their ids', () => {
    fc.assert(
      fc.property(tiny, fc.integer(), (event, seed) => {
        const random = seededRandom(seed)
        const mixed: Instance = {
          ...event,
          slots: shuffle([...event.slots], random),
          participants: shuffle([...event.participants], random),
          meetings: shuffle([...event.meetings], random),
        }
        // Other ids, in another alphabetical order.
        const renamed = parseInstance(
          JSON.parse(
            JSON.stringify(mixed)
              .replace(/"KR(\d+)/g, '"ZZ$1')
              .replace(/"M(\d+)"/g, '"B-$1"')
              .replace(/"([TI])(\d+)"/g, '"$2$1"'),
          ),
        )
        const [a, b] = [solved(event), solved(renamed)]
        expect([b.objectives.must, b.objectives.value, b.bounds.must, b.bounds.value]).toEqual([
          a.objectives.must,
          a.objectives.value,
          a.bounds.must,
          a.bounds.value,
        ])
      }),
      runs,
    )
  })
})

describe('made-up events', () => {
  it.each(kinds)('%s is well-formed, the same for the same seed, another for another', (kind) => {
    const event = generate(kind, 3)
    expect(parseInstance(event)).toEqual(event)
    expect(generate(kind, 3)).toEqual(event)
    expect(generate(kind, 4)).not.toEqual(event)
  })
})
