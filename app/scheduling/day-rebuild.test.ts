import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChainMoves } from './chain-moves'
import { DayRebuild } from './day-rebuild'
import { generate } from './generate'
import type { Instance } from './instance'
import { Packing } from './packing'
import { compile } from './problem'
import { seededRandom } from './random'
import { Timetable } from './timetable'

/** A firm meets three cities, each of which may come in two slots only, and meets another firm besides. */
const event: Instance = {
  format: 'b2b-instance/1',
  name: 'three cities',
  slots: [0, 1, 2, 3, 4].map((index) => ({ id: `s${index}`, day: 1, index })),
  participants: [
    { id: 'firm' },
    { id: 'a', available: ['s0', 's1'] },
    { id: 'b', available: ['s2', 's3'] },
    { id: 'c', available: ['s2', 's4'] },
    { id: 'other', available: ['s2', 's3'] },
  ],
  meetings: [
    { id: 'a', participants: ['firm', 'a'] },
    { id: 'b', participants: ['firm', 'b'] },
    { id: 'c', participants: ['firm', 'c'] },
    { id: 'd', participants: ['b', 'other'] },
  ],
}

describe('a day made anew', () => {
  it('moves all meetings of a delegate at once, and lets another change places', () => {
    // The firm: a _ b _ c. To have none in between, a and c move, and b goes where its other meeting was.
    const table = new Timetable(compile(event), [0, 2, 4, 3])
    expect(table.gaps).toBe(2)
    const day = new DayRebuild(table)
    expect(day.find(0, 0, 0, seededRandom(1))).toBe(true)
    expect(new ChainMoves(table).rearrange(day.meetings, day.slots)).toBe(-2)
    expect([0, 1, 2, 3].map((m) => table.slotOf(m))).toEqual([1, 3, 2, 2])
  })

  it('finds nothing where the day is the best one', () => {
    const table = new Timetable(compile(event), [1, 3, 2, 2])
    expect(new DayRebuild(table).find(0, 0, 0, seededRandom(1))).toBe(false)
  })

  it('leaves a locked meeting where it is', () => {
    const meetings = event.meetings.map((meeting) =>
      meeting.id === 'a' ? { ...meeting, locked: { slot: 's0' } } : meeting,
    )
    const table = new Timetable(compile({ ...event, meetings }), [0, 2, 4, 3])
    const day = new DayRebuild(table)
    expect(day.find(0, 0, 0, seededRandom(1))).toBe(true)
    expect(new ChainMoves(table).rearrange(day.meetings, day.slots)).toBe(-1)
    expect(table.slotOf(0)).toBe(0)
  })

  it.each(['it2024', 'quotas', 'locked', 'interpreters'] as const)(
    'tells the change in gaps, keeps everybody in one place, and can be taken back (%s)',
    (kind) => {
      const problem = compile(generate(kind, 1))
      const { table, moves, day } = placed(problem)
      let made = 0
      fc.assert(
        fc.property(
          fc.nat(table.delegates * table.D - 1),
          fc.nat(),
          fc.boolean(),
          (at, seed, stays) => {
            const before = [...table.packing.slotOf]
            const gaps = table.gaps
            const random = seededRandom(seed)
            if (!day.find(Math.floor(at / table.D), at % table.D, 1, random)) return
            const delta = moves.rearrange(day.meetings, day.slots)
            if (delta !== null) made++
            if (delta === null || !stays) {
              if (delta !== null) moves.undo()
              expect([...table.packing.slotOf]).toEqual(before)
              expect(table.gaps).toBe(gaps)
            } else expect(table.gaps).toBe(gaps + delta)
            const anew = new Timetable(problem, table.packing.slotOf, table.delegate)
            expect([...anew.busy]).toEqual([...table.busy])
            expect(anew.gaps).toBe(table.gaps)
          },
        ),
        { numRuns: 300, seed: 5 },
      )
      expect(made).toBeGreaterThan(10)
    },
  )
})

/** Meetings in the first slots that take them. */
function placed(problem: ReturnType<typeof compile>) {
  const empty = new Packing(problem)
  for (let m = 0; m < problem.M; m++) {
    const s = (problem.domain[m] ?? []).find((slot) => empty.fits(m, slot))
    if (s !== undefined) empty.add(m, s)
  }
  const table = new Timetable(problem, empty.slotOf)
  return { table, moves: new ChainMoves(table), day: new DayRebuild(table) }
}
