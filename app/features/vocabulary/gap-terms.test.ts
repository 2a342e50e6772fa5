import { describe, expect, it } from 'vitest'
import { isCommon } from './common-words'
import { gapTerms } from './gap-terms'

/** Words of a text; those in brackets are known. */
const words = (text: string) =>
  text
    .split(' ')
    .map((word) => ({ text: word.replace(/[[\]]/g, ''), missing: !word.startsWith('[') }))

describe('terms without a concept', () => {
  it('are Vietnamese syllables together, up to the next known word', () => {
    expect(gapTerms(words('tram bom [chong] [ngap] ven de'))).toEqual(['tram bom', 'ven de'])
    expect(gapTerms(words('máy cắt cỏ tự hành'))).toEqual(['máy cắt cỏ', 'tự hành'])
  })
  it('are single words of Korean and English', () => {
    expect(gapTerms(words('제초로봇 [자율주행] 예초기'))).toEqual(['제초로봇', '예초기'])
    expect(gapTerms(words('weeding [robot] for orchards'))).toEqual(['weeding', 'for', 'orchards'])
  })
  it('are none where everything is known', () => {
    expect(gapTerms(words('[leak] [detection]'))).toEqual([])
    expect(gapTerms([])).toEqual([])
  })
})

describe('common words', () => {
  it.each(['까지', '알립니다', '분마다', 'truoc', 'trước', 'sau', 'mm', 'Within'])(
    '%s is no missing concept',
    (word) => expect(isCommon(word)).toBe(true),
  )
  it.each(['제초로봇', '집수정', 'clorua', 'máy cắt cỏ', 'trước bạ', 'weeding'])(
    '%s may be one',
    (word) => expect(isCommon(word)).toBe(false),
  )
})
