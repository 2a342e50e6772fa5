import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stems } from './korean'
import { hangulBigrams, searchTokens } from './tokens'

describe('search tokens', () => {
  it('hold nothing that a query language could read', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(anything, (text) =>
        searchTokens(text).every((token) => /^[\p{L}\p{N}\p{M}]+$/u.test(token)),
      ),
      { seed: 7, numRuns: 500 },
    )
    expect(searchTokens('NEAR(a b) "no:900" leak* ^a')).toEqual([
      'near',
      'a',
      'b',
      'no',
      '900',
      'leak',
      'a',
    ])
  })
  it('are none where there is no word', () => {
    expect(searchTokens(' · ( " ')).toEqual([])
  })
  it('find Vietnamese without diacritics, đ included', () => {
    expect(searchTokens('đèn tín hiệu')).toEqual(searchTokens('den tin hieu'))
    expect(searchTokens('Kỹ thuật')).toEqual(searchTokens('kĩ thuật'))
  })
  it('cut Hangul into bigrams and keep Latin beside it apart', () => {
    expect(searchTokens('교통신호 IoT기반', 'query')).toEqual([
      '교통',
      '통신',
      '신호',
      'iot',
      '기반',
    ])
    expect(hangulBigrams('물')).toEqual(['물'])
  })
  it('a query token without its particle is in the document that has one', () => {
    const document = new Set(searchTokens('노후 상수도관의 누수를 탐지하는 기술로 물을 아낍니다'))
    for (const token of searchTokens('상수도관 누수 탐지 물', 'query'))
      expect(document).toContain(token)
  })
})

describe('Korean stems', () => {
  it('leave a two-syllable word that only looks like noun and particle', () => {
    expect(stems('도로')).toEqual(['도로'])
    expect(stems('강도')).toEqual(['강도'])
  })
  it('take off particles and light verbs', () => {
    expect(stems('누수를')).toContain('누수')
    expect(stems('탐지하는')).toContain('탐지')
    expect(stems('처리됩니다')).toContain('처리')
    expect(stems('물을')).toContain('물')
  })
})
