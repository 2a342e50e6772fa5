import { describe, expect, it } from 'vitest'
import { SORTED_BY_LANGUAGE, pageOf } from './ordered-page'

const KOREAN = ['3D', '가람', '나래', '하늘', '한빛', 'LG']
const VIETNAMESE = ['An', 'Ánh', 'Ăn', 'Ân', 'Dũng', 'Dương', 'Đào', 'Đức', 'Em']
/** Sixty rows and more, in an order of their own. */
const rowsOf = (names: string[]) =>
  Array.from({ length: 60 }, (_, at) => at)
    .map((at) => ({ id: String(at).padStart(2, '0'), name: names[(at * 7) % names.length] ?? '' }))
    .reverse()

describe('a list over several pages', () => {
  it.each([
    ['ko', KOREAN],
    ['vi', VIETNAMESE],
  ] as const)('is in one order of the reader’s language, in %s', (locale, names) => {
    const rows = rowsOf([...names])
    const ids = Array.from({ length: 12 }, (_, at) => pageOf(rows, locale, at + 1, 5)).flat()
    expect(new Set(ids).size).toBe(60)
    const shown = ids.map((id) => rows.find((row) => row.id === id)?.name ?? '')
    expect([...new Set(shown)]).toEqual(names)
    expect(shown).toEqual([...shown].sort((a, b) => names.indexOf(a) - names.indexOf(b)))
  })
  it('leaves longer lists as they come', () => {
    const rows = Array.from({ length: SORTED_BY_LANGUAGE + 1 }, (_, at) => ({
      id: String(at),
      name: String(-at),
    }))
    expect(pageOf(rows, 'ko', 1, 2)).toEqual(['0', '1'])
  })
})
