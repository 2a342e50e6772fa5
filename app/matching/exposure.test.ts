import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurns } from './exposure'
import type { Turn } from './exposure'

const turn = (supplierId: string, score: number, load = 0): Turn => ({ supplierId, score, load })
const order = (turns: Turn[]) => inTurns(turns).map(({ supplierId }) => supplierId)

describe('taking turns', () => {
  it('never lets a supplier hold more than two of the first five places while others are left', () => {
    expect(
      order([
        turn('star', 90),
        turn('star', 89),
        turn('star', 88),
        turn('star', 87),
        turn('small', 60),
        turn('other', 50),
      ]),
    ).toEqual(['star', 'star', 'small', 'other', 'star', 'star'])
    expect(order([turn('star', 90), turn('star', 89), turn('star', 88)])).toHaveLength(3)
  })
  it('puts who fits many needs behind who fits few, among scores within five points', () => {
    expect(order([turn('star', 80, 30), turn('small', 76, 2)])).toEqual(['small', 'star'])
  })
  it('never puts a clearly better match behind because its supplier is asked for often', () => {
    expect(order([turn('star', 80, 30), turn('small', 74, 2)])).toEqual(['star', 'small'])
  })
  it('leaves the order alone where nobody is overloaded', () => {
    expect(order([turn('a', 80, 4), turn('b', 79, 0)])).toEqual(['a', 'b'])
  })
  it('loses and invents nothing, whatever is given', () => {
    const turns = fc.array(
      fc.record({
        supplierId: fc.constantFrom('a', 'b', 'c'),
        score: fc.integer({ min: 0, max: 100 }),
        load: fc.integer({ min: 0, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(turns, (given) => {
        const shown = inTurns(given)
        expect(new Set(shown)).toEqual(new Set(given))
        expect(shown).toHaveLength(given.length)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
