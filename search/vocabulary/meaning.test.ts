import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadThesaurus } from './load'
import { NO_MEANING, meaningOf, meetingPoint, nearness, strongest, wordsOfMeaning } from './meaning'

const thesaurus = loadThesaurus()
const of = (text: string, locale: 'ko' | 'vi' | 'en' | null = null) =>
  meaningOf(thesaurus, [{ text, locale, force: 1 }], {})
const length = (meaning: Readonly<Record<string, number>>) =>
  Math.sqrt(Object.values(meaning).reduce((sum, weight) => sum + weight * weight, 0))

describe('the meaning of texts', () => {
  it('is none for what the thesaurus does not know', () => {
    expect(of('짜장면')).toEqual(NO_MEANING)
    expect(of('')).toEqual(NO_MEANING)
    expect(nearness(NO_MEANING, of('누수 탐지'))).toBe(0)
    expect(meetingPoint(NO_MEANING, of('누수 탐지'))).toBeNull()
  })
  it('tells words for which it speaks from those it has never seen', () => {
    expect(wordsOfMeaning(thesaurus, '누수 볶음밥')).toEqual([
      { text: '누수', known: true },
      { text: '볶음밥', known: false },
    ])
    // Each syllable is part of some word, the two together of none.
    expect(wordsOfMeaning(thesaurus, 'Minh Phát').map(({ known }) => known)).toEqual([false, false])
  })
  it.each([
    ['산불 감시 카메라', 'phat hien som chay rung', 'xử lý nước thải'],
    ['하수관 보수', 'trenchless sewer repair', 'bãi đỗ xe thông minh'],
    ['교량 안전 점검', 'kiểm tra an toàn cầu', 'solid waste sorting'],
  ])('brings %s nearer to %s than to %s', (text, same, other) => {
    expect(nearness(of(text), of(same))).toBeGreaterThan(0.2)
    expect(nearness(of(text), of(same))).toBeGreaterThan(3 * nearness(of(text), of(other)))
  })
  it('meets in the concept that both are about', () => {
    expect(meetingPoint(of('누수 탐지'), of('water leak detection'))).toBe('water.leak-detection')
  })
  it('is drawn to the concepts that were found in the text', () => {
    const found = meaningOf(thesaurus, [{ text: '카메라', locale: 'ko', force: 1 }], {
      'safety.forest-fire-detection': 1,
    })
    expect(strongest(found, 3).map(([id]) => id)).toContain('safety.forest-fire-detection')
  })
  it('has length one and is as near to another as that is to it, whatever is said', () => {
    const word = fc.constantFrom('누수', '교량', 'water', 'bridge', 'nước', 'cầu', 'xyz', '🙂')
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [a, b] = [of(one), of(two)]
        if (Object.keys(a).length > 0) expect(length(a)).toBeCloseTo(1, 2)
        expect(nearness(a, b)).toBeCloseTo(nearness(b, a), 6)
        expect(nearness(a, b)).toBeGreaterThanOrEqual(0)
        expect(nearness(a, b)).toBeLessThanOrEqual(1)
      }),
      { seed: 5, numRuns: 100 },
    )
  })
})
