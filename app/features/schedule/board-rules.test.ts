import { describe, expect, it } from 'vitest'
import { judge } from './board-rules'
import type { BoardRules, Stand } from './board-rules'
import { waysOut } from './ways-out'

const rules: BoardRules = {
  slots: ['s1', 's2', 's3'],
  tables: [
    { id: 't1', closed: [] },
    { id: 't2', closed: ['s3'] },
  ],
  interpreters: [{ id: 'i1', pairs: ['ko-vi'], away: ['s2'] }],
  sides: [
    { id: 'a', name: 'A', max: null, delegates: [{ id: 'a1', away: [] }] },
    { id: 'b', name: 'B', max: null, delegates: [{ id: 'b1', away: [] }] },
    { id: 'c', name: 'C', max: 1, delegates: [{ id: 'c1', away: ['s2'] }] },
    {
      id: 'd',
      name: 'D',
      max: null,
      delegates: [
        { id: 'd1', away: [] },
        { id: 'd2', away: [] },
      ],
    },
  ],
  meetings: [
    { id: 'ab', sides: ['a', 'b'], pair: null },
    { id: 'ac', sides: ['a', 'c'], pair: null },
    { id: 'bd', sides: ['b', 'd'], pair: 'vi-ko' },
    { id: 'cd', sides: ['c', 'd'], pair: null },
    { id: 'ad', sides: ['a', 'd'], pair: null },
  ],
}
const stand = (
  meetingId: string,
  slotId: string,
  tableId: string,
  delegateIds: string[],
  more: Partial<Stand> = {},
): Stand => ({
  meetingId,
  slotId,
  tableId,
  interpreterId: null,
  delegateIds,
  locked: false,
  ...more,
})

describe('what may stand where', () => {
  it('names everything in the way at once, and who binds', () => {
    const stands = [stand('ab', 's1', 't1', ['a1', 'b1'])]
    expect(judge(rules, stands, { meetingId: 'ad', slotId: 's1', tableId: 't1' }).clashes).toEqual([
      { code: 'tableTaken', by: 'ab' },
      { code: 'busy', side: 'a', by: 'ab' },
    ])
  })

  it('knows who is away, which table is closed, and whose limit is reached', () => {
    const stands = [stand('cd', 's1', 't1', ['c1', 'd1'])]
    expect(judge(rules, stands, { meetingId: 'ac', slotId: 's2', tableId: 't1' }).clashes).toEqual([
      { code: 'limit', side: 'c', limit: 1 },
      { code: 'busy', side: 'c', by: null },
    ])
    expect(judge(rules, [], { meetingId: 'ab', slotId: 's3', tableId: 't2' }).clashes).toEqual([
      { code: 'tableClosed' },
    ])
    expect(judge(rules, [], { meetingId: 'bd', slotId: 's2', tableId: 't1' }).clashes).toEqual([
      { code: 'noInterpreter', pair: 'vi-ko', by: null },
    ])
  })

  it('takes a colleague who is free, keeps table and people where it can, and the lock', () => {
    const stands = [
      stand('cd', 's1', 't1', ['c1', 'd1']),
      stand('ad', 's2', 't2', ['a1', 'd2'], { locked: true }),
    ]
    expect(judge(rules, stands, { meetingId: 'ad', slotId: 's1', tableId: null }).stand).toEqual(
      stand('ad', 's1', 't2', ['a1', 'd2'], { locked: true }),
    )
  })

  it('takes the interpreter who is wished, or none', () => {
    const two = {
      ...rules,
      interpreters: [...rules.interpreters, { id: 'i2', pairs: ['ko-vi'], away: [] }],
    }
    const move = { meetingId: 'bd', slotId: 's1', tableId: 't1' }
    expect(judge(two, [], move).stand?.interpreterId).toBe('i1')
    expect(judge(two, [], { ...move, interpreterId: 'i2' }).stand?.interpreterId).toBe('i2')
    expect(judge(two, [], { ...move, slotId: 's2', interpreterId: 'i1' }).stand).toBeNull()
  })
})

describe('ways round what is in the way', () => {
  const ways = (stands: Stand[], meetingId: string, slotId: string, tableId: string) => {
    const move = { meetingId, slotId, tableId }
    return waysOut(rules, stands, move, judge(rules, stands, move).clashes)
  }

  it('begin with what costs nobody anything', () => {
    const stands = [stand('cd', 's1', 't1', ['c1', 'd1'])]
    expect(ways(stands, 'ab', 's1', 't1')[0]).toEqual({
      kind: 'place',
      slotId: 's1',
      tableId: 't2',
      moved: 0,
    })
  })

  it('let two meetings change places, and say how many people that tells', () => {
    const stands = [stand('ab', 's1', 't1', ['a1', 'b1']), stand('ad', 's2', 't1', ['a1', 'd1'])]
    expect(ways(stands, 'ad', 's1', 't1')).toContainEqual({
      kind: 'swap',
      withMeetingId: 'ab',
      moved: 1,
      told: 3,
    })
  })

  it('never move what is locked', () => {
    const stands = [
      stand('ab', 's1', 't1', ['a1', 'b1'], { locked: true }),
      stand('ad', 's2', 't1', ['a1', 'd1']),
    ]
    expect(ways(stands, 'ad', 's1', 't1').map((way) => way.kind)).toEqual(['place'])
  })

  it('lead to the nearest slot, and to taking the place of the other', () => {
    const stands = [stand('ab', 's1', 't1', ['a1', 'b1'])]
    expect(ways(stands, 'ad', 's1', 't1')).toEqual([
      { kind: 'place', slotId: 's2', tableId: 't1', moved: 0 },
      { kind: 'replace', withMeetingId: 'ab', slotId: 's1', tableId: 't1', moved: 1, told: 2 },
    ])
  })

  it('are none where a limit binds', () => {
    const stands = [stand('cd', 's1', 't1', ['c1', 'd1'])]
    expect(ways(stands, 'ac', 's3', 't1')).toEqual([])
  })
})
