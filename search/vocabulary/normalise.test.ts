import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, exactKey, fold, foldWithOffsets } from './normalise'

const alphabet = fc.constantFrom(
  ...Array.from(
    'aAzZ09 -.(đĐưƯờỜộéẴ한글관ㄱㅏ①㈜ＡＢ１½Ⅳ🏗👨‍👩‍👧\u200b\u0301\u0323\u1100\u1161\u11a8\n\u00a0',
  ),
  'đường',
  'hoà',
  '누수',
  'İ',
  '\ud800',
  '\ufeff',
)
const texts = fc.array(alphabet, { maxLength: 30 }).map((parts) => parts.join(''))
const settings = { seed: 20260914, numRuns: 400 }

describe('cleaning text at the edge', () => {
  it('takes out what cannot be seen', () => {
    expect(clean('\ufeff회사명')).toBe('회사명')
    expect(clean('a\u200bb\u0000c\u202ed')).toBe('abcd')
    expect(clean('누수\u3164 탐지')).toBe('누수 탐지')
    expect(clean('x\ud800y')).toBe('xy')
  })
  it('keeps the joiner inside an emoji and no other', () => {
    expect(clean('👨‍👩‍👧')).toBe('👨‍👩‍👧')
    expect(clean('a\u200db')).toBe('ab')
  })
  it('composes letters and unifies line ends and spaces', () => {
    expect(clean('Nguye\u0302\u0303n\r\nHue\u0302\u0301\u00a01')).toBe('Nguyễn\nHuế 1')
    expect(clean('ＡＢＣ １２３')).toBe('ＡＢＣ １２３')
  })
  it('is idempotent and gives one result for NFC and NFD', () => {
    fc.assert(
      fc.property(texts, (text) => clean(clean(text)) === clean(text)),
      settings,
    )
    fc.assert(
      fc.property(texts, (text) => clean(text.normalize('NFD')) === clean(text.normalize('NFC'))),
      settings,
    )
  })
})

describe('folding text for search', () => {
  it('does not confuse letters that only look related', () => {
    expect(fold('관')).not.toBe(fold('과'))
    expect(fold('ㅂㅏ')).toBe('ㅂㅏ')
  })
  it('takes off Vietnamese diacritics, đ among them', () => {
    expect(fold('Hệ thống ĐÈN tín hiệu đường Hoà')).toBe('he thong den tin hieu duong hoa')
  })
  it('folds width, case and compatibility forms', () => {
    expect(fold('ＩＳＯ　３７１２０ ㈜가람 ①')).toBe('iso 37120 (주)가람 1')
    expect(fold('ﾇﾟ')).toBe(fold('ﾇﾟ'))
  })
  it('joins Hangul that arrives in pieces', () => {
    expect(fold('누수 탐지'.normalize('NFD'))).toBe('누수 탐지')
  })
  it('is idempotent and blind to the normal form', () => {
    fc.assert(
      fc.property(texts, (text) => fold(fold(text)) === fold(text)),
      settings,
    )
    fc.assert(
      fc.property(texts, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))),
      settings,
    )
  })
  it('points back at the original text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { folded, start, end } = foldWithOffsets(text)
        for (let i = 0; i < folded.length; i++) {
          const from = start[i] ?? -1
          const to = end[i] ?? -1
          if (!(from >= 0 && from < to && to <= text.length)) return false
          if (!fold(text.slice(from, to)).includes(folded[i] ?? '?')) return false
          if (i > 0 && from < (start[i - 1] ?? 0)) return false
        }
        return true
      }),
      settings,
    )
  })
})

describe('comparing with diacritics', () => {
  it('keeps words apart that differ by a mark', () => {
    expect(exactKey('đường ống')).not.toBe(exactKey('dương ông'))
    expect(exactKey('cầu')).not.toBe(exactKey('câu'))
  })
  it('makes old and new tone placement, and i and y, one', () => {
    expect(exactKey('hoà')).toBe(exactKey('hòa'))
    expect(exactKey('thuỷ lợi')).toBe(exactKey('thủy lợi'))
    expect(exactKey('Kỹ thuật xử lý')).toBe(exactKey('kĩ thuật xử lí'))
    expect(exactKey('quản lý'.normalize('NFD'))).toBe(exactKey('QUẢN LÝ'))
  })
})
