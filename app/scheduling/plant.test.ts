import { describe, expect, it } from 'vitest'
import { gapsByHeld } from './gap-floor'
import { plant, plantedKinds } from './plant'
import { compile } from './problem'
import { Timetable } from './timetable'

const cases = plantedKinds.flatMap((kind) => [1, 2, 3].map((seed) => ({ kind, seed })))

describe.each(cases)('an event around a schedule ($kind, seed $seed)', ({ kind, seed }) => {
  const { instance, slotOf, value, gaps } = plant(kind, seed)
  const problem = compile(instance)
  const slots = instance.meetings.map(({ id }) =>
    instance.slots.findIndex((slot) => slot.id === slotOf.get(id)),
  )

  it('has that schedule among its own, with this value and these gaps', () => {
    slots.forEach((s, m) => {
      if (s !== -1) expect(problem.allowed[m * problem.S + s]).toBe(1)
    })
    const table = new Timetable(problem, slots)
    expect(slots.filter((s) => s !== -1)).toHaveLength(slotOf.size)
    expect(table.gaps).toBe(gaps)
    const held = instance.meetings.filter(({ id }) => slotOf.has(id))
    expect(held.reduce((sum, meeting) => sum + (meeting.value ?? 0), 0)).toBe(value)
  })

  it('lets nobody hold as many meetings with fewer gaps', () => {
    const held = instance.participants.map(
      (_, p) =>
        slots.filter((s, m) => s !== -1 && problem.side.slice(2 * m, 2 * m + 2).includes(p)).length,
    )
    const least = held.map((h, p) => gapsByHeld(problem, p)[h] ?? 0)
    expect(least.reduce((sum, g) => sum + g, 0)).toBe(gaps)
  })

  it('lets no firm hold what is worth more', () => {
    if (kind !== 'crowded') {
      expect(slotOf.size).toBe(instance.meetings.length)
      return
    }
    for (const firm of instance.participants.filter(({ side }) => side === 'KR')) {
      const own = instance.meetings.filter(({ participants }) => participants.includes(firm.id))
      const held = own.filter(({ id }) => slotOf.has(id))
      if (own.length === 0) continue
      expect(firm.available).toHaveLength(held.length)
      const out = own.filter(({ id }) => !slotOf.has(id)).map((meeting) => meeting.value ?? 0)
      expect(Math.max(0, ...out)).toBeLessThan(Math.min(...held.map((m) => m.value ?? 0)))
    }
  })

  it('takes every table in every slot, without a gap, where it is packed', () => {
    if (kind !== 'packed') {
      expect(gaps).toBeGreaterThan(100)
      return
    }
    const taken = instance.slots.map((_, at) => slots.filter((s) => s === at).length)
    expect(taken).toEqual(instance.slots.map(() => instance.tables?.length))
    expect(gaps).toBe(0)
  })
})
