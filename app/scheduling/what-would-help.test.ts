import { describe, expect, it } from 'vitest'
import { loadLinearSolver } from './highs.server'
import { solve } from './solve'
import { anEvent } from './test-events'
import { whatWouldHelp } from './what-would-help'

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
})
