import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cheapestAssignment } from './cheapest-assignment'
import { loadLogic } from './cadical.server'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import type { SolveLinear } from './linear'
import type { WithLogic } from './logic'
import { parseInstance } from './parse'
import { seededRandom } from './random'
import type { Schedule } from './schedule'
import { solve } from './solve'
import { longRows, suitInterpreters } from './suit-interpreters'
import type { InterpreterWishes } from './suit-interpreters'
import { anEvent, aTinyEvent } from './test-events'
import { verify } from './verify/verify'

let linear: SolveLinear
let logic: WithLogic
beforeAll(async () => {
  linear = await loadLinearSolver()
  logic = await loadLogic()
})
const solved = (event: Instance) =>
  solve(event, { seconds: 3600, seed: 1, now: () => 0, linear, logic })

const wish = (given: Partial<InterpreterWishes> = {}): InterpreterWishes => ({
  suits: () => 0,
  mostInRow: new Map(),
  ...given,
})

function suited(event: Instance, schedule: Schedule, wishes: InterpreterWishes): Schedule {
  const work = suitInterpreters(event, schedule, wishes)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** So many meetings, one after the other, of one firm; two interpreters. */
const aLongDay = (meetings: number) =>
  anEvent(
    meetings,
    Array.from({ length: meetings }, (_, at): [number, number, { interpreter: string }] => [
      1,
      at + 1,
      { interpreter: 'ko-vi' },
    ]),
    {
      interpreters: [
        { id: 'I1', pairs: ['ko-vi'] },
        { id: 'I2', pairs: ['ko-vi'] },
      ],
    },
  )
const names = (schedule: Schedule) =>
  [...schedule.assignments].sort((a, b) => (a.slot < b.slot ? -1 : 1)).map((one) => one.interpreter)

describe('the cheapest assignment', () => {
  it('is as cheap as the cheapest of all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((rows) =>
          fc.integer({ min: rows, max: 6 }).chain((columns) =>
            fc.array(
              fc.array(fc.integer({ min: 0, max: 30 }), {
                minLength: columns,
                maxLength: columns,
              }),
              { minLength: rows, maxLength: rows },
            ),
          ),
        ),
        (cost) => {
          const choice = cheapestAssignment(cost)
          expect(new Set(choice).size).toBe(cost.length)
          const sum = choice.reduce((total, at, row) => total + (cost[row]?.[at] ?? 0), 0)
          expect(sum).toBe(cheapest(cost, 0, new Set()))
        },
      ),
      { numRuns: 60, seed: 2023 },
    )
  })
})

function cheapest(cost: number[][], row: number, taken: Set<number>): number {
  if (row === cost.length) return 0
  return Math.min(
    ...(cost[row] ?? []).flatMap((own, at) =>
      taken.has(at) ? [] : [own + cheapest(cost, row + 1, new Set([...taken, at]))],
    ),
  )
}

describe('naming interpreters by what suits', () => {
  it('gives a meeting the one who knows its subject', () => {
    const event = aLongDay(4)
    const knows = (meeting: string) => (meeting === 'M2' ? 'I2' : 'I1')
    const schedule = suited(
      event,
      solved(event),
      wish({ suits: (meeting, one) => (knows(meeting) === one ? 40 : 0) }),
    )
    for (const one of schedule.assignments) expect(one.interpreter).toBe(knows(one.meeting))
    expect(verify(event, schedule).wrong).toEqual([])
  })

  it('lets nobody interpret longer without a pause than they should, if another is free', () => {
    const event = aLongDay(6)
    const before = solved(event)
    const mostInRow = new Map([
      ['I1', 2],
      ['I2', 3],
    ])
    expect(longRows(event, before.assignments, mostInRow)).not.toEqual([])
    const schedule = suited(event, before, wish({ mostInRow }))
    expect(longRows(event, schedule.assignments, mostInRow)).toEqual([])
    expect(verify(event, schedule).wrong).toEqual([])
  })

  it('says which rows stay too long where nobody else is there', () => {
    const event = aLongDay(4)
    event.interpreters = [{ id: 'I1', pairs: ['ko-vi'] }]
    const mostInRow = new Map([['I1', 3]])
    const schedule = suited(event, solved(event), wish({ mostInRow }))
    expect(longRows(event, schedule.assignments, mostInRow)).toEqual([
      { interpreter: 'I1', slots: ['d1s1', 'd1s2', 'd1s3', 'd1s4'], most: 3 },
    ])
  })

  it('takes a break as the end of a row', () => {
    const event = aLongDay(4)
    event.slots = event.slots.map((slot, at) => (at < 2 ? slot : { ...slot, index: at + 1 }))
    event.interpreters = [{ id: 'I1', pairs: ['ko-vi'] }]
    expect(longRows(event, solved(event).assignments, new Map([['I1', 2]]))).toEqual([])
  })

  it('keeps who is locked', () => {
    const event = aLongDay(2)
    event.meetings = event.meetings.map((meeting, at) =>
      at === 0 ? { ...meeting, locked: { slot: 'd1s1', interpreter: 'I2' } } : meeting,
    )
    const schedule = suited(
      event,
      solved(event),
      wish({ suits: (_, one) => (one === 'I1' ? 100 : 0) }),
    )
    expect(names(schedule)).toEqual(['I2', 'I1'])
  })

  it('changes names alone: what was proved stays, and the checker agrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const event = parseInstance(aTinyEvent(seed))
        const before = solved(event)
        if (before.status === 'infeasible') return
        const random = seededRandom(seed, 9)
        const points = new Map<string, number>()
        const suits = (meeting: string, one: string) => {
          const key = `${meeting} ${one}`
          const known = points.get(key) ?? random.below(101)
          points.set(key, known)
          return known
        }
        const mostInRow = new Map(
          (event.interpreters ?? []).map((one) => [one.id, 1 + random.below(2)]),
        )
        const after = suited(event, before, { suits, mostInRow })
        expect(verify(event, after).wrong).toEqual([])
        const { interpreterChanges: _, ...kept } = before.objectives
        expect(after.objectives).toMatchObject(kept)
        const tooMany = (schedule: Schedule) =>
          longRows(event, schedule.assignments, mostInRow).reduce(
            (sum, row) => sum + row.slots.length - row.most,
            0,
          )
        expect(tooMany(after)).toBeLessThanOrEqual(tooMany(before))
        if (tooMany(after) === tooMany(before))
          expect(sumOf(after, suits)).toBeGreaterThanOrEqual(sumOf(before, suits))
      }),
      { numRuns: 60, seed: 2023 },
    )
  })
})

const sumOf = (schedule: Schedule, suits: InterpreterWishes['suits']) =>
  schedule.assignments.reduce(
    (sum, one) => sum + (one.interpreter ? suits(one.meeting, one.interpreter) : 0),
    0,
  )
