import { describe, expect, it } from 'vitest'
import type { Instance } from './instance'
import { compile } from './problem'
import { seededRandom } from './random'
import { solve } from './solve'
import { anEvent } from './test-events'
import { verify } from './verify/verify'

describe('pools', () => {
  it('stay exact by matching where the lists of tables are too many to count', () => {
    const random = seededRandom(3)
    const event: Instance = anEvent(
      2,
      Array.from({ length: 24 }, (_, i) => [
        i + 1,
        i + 1,
        { tables: Array.from({ length: 3 }, () => `T${1 + random.below(14)}`) },
      ]),
      { tables: Array.from({ length: 14 }, (_, i) => ({ id: `T${i + 1}` })) },
    )
    expect(compile(event).matched).toHaveLength(1)
    const schedule = solve(event, { seconds: 3600, seed: 1, now: () => 0 })
    expect(verify(event, schedule).wrong).toEqual([])
    expect(schedule.assignments).toHaveLength(24)
  })

  it('know that two who need the same booth can not meet at once', () => {
    const event = anEvent(
      1,
      [
        [1, 1, { tables: ['T1'] }],
        [2, 2, { tables: ['T1'] }],
        [3, 3],
      ],
      { tables: [{ id: 'T1' }, { id: 'T2' }] },
    )
    const schedule = solve(event, { seconds: 3600, seed: 1, now: () => 0 })
    expect(schedule.assignments).toHaveLength(2)
    expect(schedule.unscheduled).toMatchObject([{ reason: 'noTable', what: 'T1' }])
  })
})
