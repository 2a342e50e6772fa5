import { describe, expect, it } from 'vitest'
import { bruteForce } from './brute-force'
import { loadLinearSolver } from './highs.server'
import type { Instance } from './instance'
import { parseInstance } from './parse'
import { solve } from './solve'
import { anEvent, aTinyEvent } from './test-events'
import { remedyInWords, whatWouldHelp, type Remedy } from './what-would-help'

const clock = { seed: 1, now: () => 0, seconds: 3600 }

describe('what would help', () => {
  it('has nothing to say where all is held', async () => {
    const event = anEvent(2, [
      [1, 1],
      [1, 2],
    ])
    expect(
      whatWouldHelp(event, solve(event, clock), { ...clock, linear: await loadLinearSolver() }),
    ).toEqual([])
  })

  it('finds by solving again what an interpreter for a half day would place', async () => {
    const speaking = { interpreter: 'ko-vi' }
    const event = anEvent(
      2,
      [
        [1, 1, speaking],
        [2, 2, speaking],
        [3, 3, speaking],
      ],
      {
        interpreters: [{ id: 'I1', pairs: ['ko-vi'], available: ['d1s1'] }],
      },
    )
    const linear = await loadLinearSolver()
    const remedies = whatWouldHelp(event, solve(event, { ...clock, linear }), { ...clock, linear })
    expect(remedies.find((r) => r.part === 'afternoon')).toMatchObject({
      code: 'interpreter',
      what: 'ko-vi',
      slots: ['d1s2'],
      places: 1,
      value: 100,
      valueAtMost: 100,
    })
    expect(remedies[0]).toMatchObject({ code: 'interpreter', places: 2 })
  })

  it('knows when a second delegate brings more', () => {
    const event = anEvent(1, [
      [1, 1],
      [1, 2],
    ])
    const [remedy] = whatWouldHelp(event, solve(event, clock), clock)
    expect(remedy).toMatchObject({ places: 1 })
  })

  it('knows what a higher limit of one delegate brings, and that who comes too has the limit', () => {
    const event = anEvent(
      3,
      [
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      {
        participants: [
          { id: 'KR01', delegates: [{ id: 'A', maxMeetings: 1 }] },
          { id: 'VN01' },
          { id: 'VN02' },
          { id: 'VN03' },
        ],
      },
    )
    const before = solve(event, clock)
    expect(before.unscheduled.map((u) => [u.reason, u.who])).toEqual([
      ['limitReached', 'A'],
      ['limitReached', 'A'],
    ])
    const remedies = whatWouldHelp(event, before, clock)
    expect(remedies.map((r) => [r.code, r.who, r.places]).sort()).toEqual([
      ['delegate', 'KR01', 1],
      ['delegateLimit', undefined, 1],
    ])
    expect(remedies.map(remedyInWords).join()).toContain(
      'one more meeting allowed to every delegate',
    )
  })

  it('promises no more and no less than every schedule of the event with it can give', async () => {
    const linear = await loadLinearSolver()
    let asked = 0
    for (let seed = 1; seed <= 12; seed++) {
      const event = parseInstance(aTinyEvent(seed))
      const before = solve(event, { ...clock, linear })
      for (const remedy of whatWouldHelp(event, before, { ...clock, linear })) {
        const grown = withRemedy(event, remedy)
        if (!grown) continue
        asked++
        const { must, value } = bruteForce(grown)
        expect([remedy.musts, remedy.value]).toEqual([
          must - before.objectives.must,
          value - before.objectives.value,
        ])
        expect(remedy.valueAtMost).toBeGreaterThanOrEqual(remedy.value)
      }
    }
    expect(asked).toBeGreaterThan(5)
  })

  it('is told in a line', () => {
    const remedy: Remedy = {
      code: 'interpreter',
      what: 'ko-vi',
      part: 'morning',
      day: 1,
      places: 6,
      musts: 1,
      value: 640,
      valueAtMost: 700,
    }
    expect(remedyInWords(remedy)).toBe(
      'one more ko-vi interpreter on day 1 in the morning places 6 more (1 of them musts): value +640, at most +700 is possible',
    )
    expect(
      remedyInWords({
        code: 'limit',
        who: 'KR01',
        places: 1,
        musts: 0,
        value: 90,
        valueAtMost: 90,
      }),
    ).toBe('one more meeting allowed to KR01 places 1 more: value +90, no more is possible')
  })
})

/** The event with what a remedy adds, built anew; null for kinds that are laborious to build. */
function withRemedy(event: Instance, { code, who, what, slots }: Remedy): Instance | null {
  switch (code) {
    case 'interpreter':
      return {
        ...event,
        interpreters: [
          ...(event.interpreters ?? []),
          { id: 'extra', pairs: [what ?? ''], ...(slots ? { available: slots } : {}) },
        ],
      }
    case 'table':
      return {
        ...event,
        tables: [
          ...(event.tables ?? []),
          { id: 'extra', ...(what === undefined ? {} : { features: what.split(', ') }) },
        ],
      }
    case 'limit':
      return {
        ...event,
        participants: event.participants.map((p) =>
          p.id === who ? { ...p, maxMeetings: (p.maxMeetings ?? 0) + 1 } : p,
        ),
      }
    case 'delegate':
      return {
        ...event,
        participants: event.participants.map((p) =>
          p.id === who
            ? {
                ...p,
                delegates: [
                  ...(p.delegates ?? [{ id: p.id }]),
                  { ...p.delegates?.[0], available: undefined, id: 'extra' },
                ],
              }
            : p,
        ),
      }
    case 'delegateLimit':
      return {
        ...event,
        participants: event.participants.map((p) => ({
          ...p,
          delegates: p.delegates?.map((d) =>
            d.maxMeetings === undefined ? d : { ...d, maxMeetings: d.maxMeetings + 1 },
          ),
        })),
      }
    case 'slot':
      return null
  }
}
