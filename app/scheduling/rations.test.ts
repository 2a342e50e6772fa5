import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPool } from './pool'
import { nameTeam, type Ration } from './rations'

/** A team of delegates open in some slots, and meetings of whom each takes some delegates in one slot. */
interface Team {
  open: number[][]
  most: number[]
  meetings: { slot: number; may: number[]; kept?: number }[]
}

const S = 3
const bits = (length: number) =>
  fc.array(fc.constantFrom(0, 1), { minLength: length, maxLength: length })
const team: fc.Arbitrary<Team> = fc.integer({ min: 2, max: 3 }).chain((units) =>
  fc.record({
    open: fc.array(bits(S), { minLength: units, maxLength: units }),
    most: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: units, maxLength: units }),
    meetings: fc.array(
      fc.record({
        slot: fc.integer({ min: 0, max: S - 1 }),
        may: fc.uniqueArray(fc.integer({ min: 0, max: units - 1 }), { minLength: 1 }),
      }),
      { maxLength: 6 },
    ),
  }),
)

function rationFor({ open, most, meetings }: Team): Ration {
  const pool = buildPool(
    'team',
    open.map((slots) => Uint8Array.from(slots)),
    S,
    meetings.length,
  )
  meetings.forEach(({ may }, m) => pool.use(m, [...may].sort()))
  return {
    participant: 0,
    pool: pool.close(),
    most: Int32Array.from(most),
    meetings: meetings.map((_, m) => m),
    exact: false,
    kept: new Map(meetings.flatMap(({ kept }, m) => (kept === undefined ? [] : [[m, kept]]))),
  }
}

/** Tries every way to name the team. */
function canBeNamed({ open, most, meetings }: Team, at = 0, named: number[] = []): boolean {
  const meeting = meetings[at]
  if (!meeting) return true
  return meeting.may.some(
    (u) =>
      open[u]?.[meeting.slot] === 1 &&
      named.filter((other) => other === u).length < (most[u] ?? 0) &&
      !named.some((other, m) => other === u && meetings[m]?.slot === meeting.slot) &&
      canBeNamed({ open, most, meetings }, at + 1, [...named, u]),
  )
}

describe('naming a team whose delegates have limits', () => {
  it('finds a way wherever there is one, and keeps to every rule', () => {
    fc.assert(
      fc.property(team, (one) => {
        const units = nameTeam(rationFor(one), (m) => one.meetings[m]?.slot ?? -1)
        expect(units !== null).toBe(canBeNamed(one))
        const taken = new Set<string>()
        for (const [m, u] of units ?? []) {
          const { slot, may } = one.meetings[m] ?? { slot: -1, may: [] }
          expect(may).toContain(u)
          expect(one.open[u]?.[slot]).toBe(1)
          expect(taken).not.toContain(`${u}@${slot}`)
          taken.add(`${u}@${slot}`)
        }
        one.most.forEach((most, u) =>
          expect([...(units ?? [])].filter(([, other]) => other === u).length).toBeLessThanOrEqual(
            most,
          ),
        )
      }),
      { numRuns: 400, seed: 8 },
    )
  })

  it('gives the wished delegate where that costs nobody a place', () => {
    const two: Team = {
      open: [
        [1, 1, 1],
        [1, 1, 1],
      ],
      most: [1, 2],
      meetings: [
        { slot: 0, may: [0, 1] },
        { slot: 1, may: [0, 1] },
        { slot: 2, may: [0, 1] },
      ],
    }
    const units = nameTeam(
      rationFor(two),
      (m) => m,
      (m) => (m === 2 ? 0 : -1),
    )
    expect([...(units ?? [])].sort()).toEqual([
      [0, 1],
      [1, 1],
      [2, 0],
    ])
  })

  it('leaves alone who keeps a delegate, though another could not be seated then', () => {
    const over: Team = {
      open: [
        [1, 1, 0],
        [1, 0, 0],
      ],
      most: [1, 1],
      meetings: [
        { slot: 0, may: [0, 1], kept: 0 },
        { slot: 1, may: [0, 1] },
      ],
    }
    expect(nameTeam(rationFor(over), (m) => m)).toBeNull()
    const free = { ...over, meetings: over.meetings.map(({ slot, may }) => ({ slot, may })) }
    expect([...(nameTeam(rationFor(free), (m) => m) ?? [])].sort()).toEqual([
      [0, 1],
      [1, 0],
    ])
  })
})
