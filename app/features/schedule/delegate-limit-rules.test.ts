import { describe, expect, it } from 'vitest'
import { judge } from './board-rules'
import type { BoardRules, Stand } from './board-rules'
import { whyLeftOut } from './limits-in-words.server'
import { overLimits } from './over-limits'
import { waysOut } from './ways-out'

const people = (...ids: string[]) => ids.map((id) => ({ id, away: [] as string[] }))
const side = (id: string, delegates: BoardRules['sides'][number]['delegates'], max = NaN) => ({
  id,
  name: id.toUpperCase(),
  max: Number.isNaN(max) ? null : max,
  delegates,
})
/** Each delegate may have two meetings; D has two delegates, the others one. */
const rules: BoardRules = {
  slots: ['s1', 's2', 's3', 's4'],
  perDelegate: 2,
  tables: [
    { id: 't1', closed: [] },
    { id: 't2', closed: [] },
    { id: 't3', closed: [] },
  ],
  interpreters: [],
  sides: [
    side('a', people('a1')),
    side('b', people('b1')),
    side('c', people('c1')),
    side('d', people('d1', 'd2')),
    side('e', people('e1')),
  ],
  meetings: ['ab', 'ac', 'ad', 'bd', 'cd', 'de'].map((id) => ({
    id,
    sides: [id.charAt(0), id.charAt(1)],
    pair: null,
  })),
}
const stand = (
  meetingId: string,
  slotId: string,
  tableId: string,
  delegateIds: string[],
  locked = false,
): Stand => ({ meetingId, slotId, tableId, interpreterId: null, delegateIds, locked })
const at = (meetingId: string, slotId: string) => ({ meetingId, slotId, tableId: null })

describe('a delegate at the limit', () => {
  const full = [stand('ab', 's1', 't1', ['a1', 'b1']), stand('ac', 's2', 't1', ['a1', 'c1'])]

  it('is named before the drop, and has no way round of its own', () => {
    const { clashes } = judge(rules, full, at('ad', 's3'))
    expect(clashes).toEqual([
      { code: 'delegateLimit', side: 'a', limit: 2, delegate: 'a1', by: null },
    ])
    expect(waysOut(rules, full, at('ad', 's3'), clashes)).toEqual([])
  })

  it('sits elsewhere rather than at the limit where both are so', () => {
    expect(judge(rules, full, at('ad', 's1')).clashes).toEqual([
      { code: 'busy', side: 'a', by: 'ab' },
    ])
  })

  it('gives way to a colleague who is below it', () => {
    const stands = [stand('ad', 's1', 't1', ['a1', 'd1']), stand('bd', 's2', 't1', ['b1', 'd1'])]
    expect(judge(rules, stands, at('de', 's3')).stand?.delegateIds).toEqual(['d2', 'e1'])
  })

  it('keeps meetings that stand: a move makes them no more', () => {
    expect(judge(rules, full, at('ac', 's4')).stand?.delegateIds).toEqual(['a1', 'c1'])
  })

  it('leaves it to a colleague in another slot, or to whoever holds the colleague', () => {
    const stands = [
      stand('ad', 's1', 't1', ['a1', 'd1']),
      stand('bd', 's2', 't1', ['b1', 'd1']),
      stand('cd', 's3', 't1', ['c1', 'd2']),
    ]
    const { clashes } = judge(rules, stands, at('de', 's3'))
    expect(clashes).toEqual([
      { code: 'delegateLimit', side: 'd', limit: 2, delegate: 'd1', by: 'cd' },
    ])
    expect(waysOut(rules, stands, at('de', 's3'), clashes)).toEqual([
      { kind: 'place', slotId: 's2', tableId: 't2', moved: 0 },
      { kind: 'replace', withMeetingId: 'cd', slotId: 's3', tableId: 't1', moved: 1, told: 2 },
    ])
  })

  it('is nobody in particular where several are', () => {
    const one = { ...rules, perDelegate: 1 }
    const stands = [stand('ad', 's1', 't1', ['a1', 'd1']), stand('bd', 's2', 't1', ['b1', 'd2'])]
    expect(judge(one, stands, at('de', 's3')).clashes).toEqual([
      { code: 'delegateLimit', side: 'd', limit: 1, delegate: null, by: null },
    ])
  })

  it('counts beside the limit of the organisation, and where there is no limit not at all', () => {
    const both = {
      ...rules,
      sides: rules.sides.map((one) => (one.id === 'a' ? { ...one, max: 2 } : one)),
    }
    expect(judge(both, full, at('ad', 's3')).clashes.map(({ code }) => code)).toEqual([
      'limit',
      'delegateLimit',
    ])
    const { perDelegate: _, ...none } = rules
    expect(judge(none, full, at('ad', 's3')).clashes).toEqual([])
  })
})

describe('whoever is over a limit', () => {
  it('is named with how many and how many are allowed', () => {
    const stands = [
      stand('ab', 's1', 't1', ['a1', 'b1']),
      stand('ac', 's2', 't1', ['a1', 'c1']),
      stand('ad', 's3', 't1', ['a1', 'd2']),
    ]
    expect(overLimits(rules, stands)).toEqual([{ side: 'a', delegate: 'a1', count: 3, limit: 2 }])
    const sides = rules.sides.map((one) => (one.id === 'a' ? { ...one, max: 1 } : one))
    expect(overLimits({ ...rules, sides, perDelegate: undefined }, stands)).toEqual([
      { side: 'a', delegate: null, count: 3, limit: 1 },
    ])
    expect(overLimits(rules, stands.slice(1))).toEqual([])
  })
})

describe('why a meeting was left out', () => {
  const said = (given: Partial<BoardRules>, who: string) =>
    whyLeftOut({ ...rules, ...given }, (id) => `name of ${id}`, { reason: 'limitReached', who })
  const limited = (id: string, max: number) => ({
    sides: rules.sides.map((one) => (one.id === id ? { ...one, max } : one)),
  })

  it('names the delegate of a firm that has one, and the firm where it has several', () => {
    const hers = { reason: 'delegateLimit', who: 'name of a1 (A)', limit: 2 }
    expect(said({}, 'a1')).toEqual(hers)
    expect(said({}, 'a')).toEqual(hers)
    const theirs = { reason: 'delegatesLimit', who: 'name of d', limit: 2 }
    expect(said({}, 'd')).toEqual(theirs)
    expect(said({}, 'd2')).toEqual(theirs)
  })

  it('is the limit of the organisation where that one binds first', () => {
    const own = { reason: 'limitReached', who: 'name of d' }
    expect(said(limited('d', 3), 'd')).toEqual({ ...own, limit: 3 })
    expect(said(limited('d', 4), 'd')).toEqual({ ...own, limit: 4 })
    expect(said(limited('d', 5), 'd')).toMatchObject({ reason: 'delegatesLimit', limit: 2 })
    expect(said({ ...limited('d', 5), perDelegate: undefined }, 'd')).toEqual({ ...own, limit: 5 })
  })

  it('stays readable when the limit, the firm or the delegate is gone', () => {
    expect(said({ perDelegate: undefined }, 'a1')).toEqual({
      reason: 'limitReached',
      who: 'name of a1 (A)',
      limit: null,
    })
    expect(said({}, 'x').reason).toBe('limitReached')
  })
})
