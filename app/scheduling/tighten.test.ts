import { describe, expect, it } from 'vitest'
import type { Instance } from './instance'
import { leastShare } from './assemble'
import { compile } from './problem'
import { seededRandom } from './random'
import { tighten } from './tighten'
import { Timetable } from './timetable'

/** One city that may meet two of three firms; each firm comes for one slot only. */
const city: Instance = {
  format: 'b2b-instance/1',
  name: 'city',
  slots: [0, 1, 2].map((index) => ({ id: `s${index}`, day: 1, index })),
  participants: [
    { id: 'city', maxMeetings: 2 },
    { id: 'a', available: ['s0'] },
    { id: 'b', available: ['s1'] },
    { id: 'c', available: ['s2'] },
  ],
  meetings: ['a', 'b', 'c'].map((firm) => ({ id: firm, participants: ['city', firm] })),
}

/** Anneals from: the city meets `a` first and `c` last, with a gap between. */
function closeTheGap(instance: Instance, minShare?: number) {
  const problem = compile(instance)
  const table = new Timetable(problem, [0, -1, 2])
  const tight = tighten(table, 0, {
    random: seededRandom(1),
    stopped: () => false,
    iterations: 2_000,
    hot: 0.6,
    cold: 0.2,
    ...(minShare === undefined ? {} : { trade: { minShare, reach: 10, toll: 0.3 } }),
  })
  return { tight, problem }
}

const withMeetings = (change: (id: string) => object): Instance => ({
  ...city,
  meetings: city.meetings.map((meeting) => ({ ...meeting, ...change(meeting.id) })),
})

describe('closing gaps', () => {
  it('leaves the held meetings alone unless it is told the least share', () => {
    expect(closeTheGap(city).tight.gaps).toBe(1)
  })

  it('holds another meeting that is worth the same where that closes a gap', () => {
    const { tight, problem } = closeTheGap(city, 0)
    expect(tight.gaps).toBe(0)
    expect(tight.slots[1]).toBe(1)
    expect(tight.slots.filter((s) => s !== -1)).toHaveLength(2)
    expect(leastShare(problem, (m) => tight.slots[m] !== -1)).toBe(0)
    // Who is out has no delegate; who is in has its own.
    const out = tight.slots.indexOf(-1)
    expect([...tight.delegates.slice(2 * out, 2 * out + 2)]).toEqual([-1, -1])
  })

  it('takes a meeting that is worth more, and says so', () => {
    const event = withMeetings((id) => ({ value: id === 'b' ? 52 : 50 }))
    const { tight, problem } = closeTheGap(event, 0)
    expect(tight.slots[1]).toBe(1)
    const [other = 0, better = 0] = problem.weight
    expect(tight).toMatchObject({ value: other + better, gaps: 0 })
  })

  it('never pays with value, a must-meeting or a lock', () => {
    expect(
      closeTheGap(
        withMeetings((id) => ({ value: id === 'b' ? 49 : 50 })),
        0,
      ).tight.gaps,
    ).toBe(1)
    const musts = withMeetings((id) => (id === 'b' ? {} : { priority: 'must', value: 50 }))
    expect(closeTheGap(musts, 0).tight.gaps).toBe(1)
    const locked = withMeetings((id) =>
      id === 'b' ? {} : { locked: { slot: id === 'a' ? 's0' : 's2' } },
    )
    expect(closeTheGap(locked, 0).tight.gaps).toBe(1)
  })

  it('never brings anybody below the least share', () => {
    // The only meeting of `a` or `c` would have to go.
    expect(closeTheGap(city, 0.5).tight.gaps).toBe(1)
  })
})
