import { describe, expect, it } from 'vitest'
import { generate } from './generate'
import { Neighbourhoods } from './neighbourhood'
import { parseInstance } from './parse'
import { compile } from './problem'
import { seededRandom } from './random'
import { solve } from './solve'
import { Timetable } from './timetable'

const event = parseInstance(generate('vkc2022', 1))
const problem = compile(event)
const at = new Map(
  solve(event, { seconds: 3600, seed: 1, now: () => 0 }).assignments.map((a) => [
    a.meeting,
    problem.slotIds.indexOf(a.slot),
  ]),
)
const table = new Timetable(
  problem,
  event.meetings.map(({ id }) => at.get(id) ?? -1),
)
const meetings = Array.from({ length: problem.M }, (_, m) => m)
const sizeOf = (parts: Neighbourhoods) => {
  const sizes = Array.from({ length: 200 }, () => parts.next(table).size)
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}
const noted = (outcome: 'impossible' | 'unknown', times: number) => {
  const parts = new Neighbourhoods(meetings, seededRandom(1, 1))
  for (let i = 0; i < times; i++) parts.note(outcome)
  return parts
}

describe('parts of a schedule', () => {
  it('hold most of the event to begin with, and only what may move', () => {
    const some = meetings.filter((m) => m % 3 > 0)
    const parts = new Neighbourhoods(some, seededRandom(1, 1))
    for (let i = 0; i < 50; i++) {
      const part = [...parts.next(table)]
      expect(part.every((m) => some.includes(m))).toBe(true)
      expect(part.length).toBeGreaterThan(0)
    }
    expect(sizeOf(noted('unknown', 0))).toBeGreaterThan(0.5 * problem.M)
  })

  it('grow where they are searched through in vain, up to all there is', () => {
    expect(sizeOf(noted('impossible', 20))).toBeGreaterThan(sizeOf(noted('impossible', 0)))
    expect(sizeOf(noted('impossible', 400))).toBe(problem.M)
  })

  it('shrink where they are too hard', () => {
    expect(sizeOf(noted('unknown', 200))).toBeLessThan(0.6 * sizeOf(noted('unknown', 0)))
  })
})
