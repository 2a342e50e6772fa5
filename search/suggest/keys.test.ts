import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEY_LENGTH, matchOf, nameKey, nameKeys, typedKey } from './keys'

const match = (name: string, text: string) => {
  const typed = typedKey(text)
  return typed ? matchOf(nameKey(name), typed) : 0
}

describe('what is typed of a name', () => {
  it('is too little for a suggestion when it is nothing, a mark or one Latin letter', () => {
    for (const text of ['', '  ', 'a', '"*(', '🙂']) expect(typedKey(text), text).toBeNull()
  })
  it('does not meet the end of a syllable by a lone consonant', () => {
    expect(match('각도', 'ㄱㄱ')).toBe(0)
    expect(match('수막', 'ㄱ')).toBe(0)
  })
  it('does not meet other words', () => {
    expect(match('rò rỉ', 'ri ro')).toBe(1)
    expect(match('rò rỉ', 'ria')).toBe(0)
    expect(match('교통 신호', '교통량')).toBe(0)
  })
  it('counts for more at the beginning than at a word, and there more than inside', () => {
    expect(match('Leak detection', 'leak')).toBe(4)
    expect(match('Acoustic leak detection', 'leak')).toBe(3)
    expect(match('산불 조기감지', '조기')).toBe(2)
  })
  it('meets a Korean name at every stroke on the way to it, whatever the spaces', () => {
    for (const text of ['ㄴ', '누', '눗', '누수', '누숱', '누수타', '누수 탐', '누수탐지'])
      expect(match('누수 탐지', text), text).toBe(4)
  })
  it('never fails, and gives keys of letters and digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(match(text, text)).toBeGreaterThanOrEqual(0)
        for (const { key } of nameKeys(text))
          expect(key).toMatch(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u)
        for (const word of typedKey(text)?.words ?? []) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
  it('finds by its keys every name whose beginning, word or syllable is typed', () => {
    const names = ['Hệ thống dò rò rỉ', '산불 조기감지 AI 카메라', 'Leak detection', 'GS인증 SW']
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(30),
        fc.integer({ min: 1, max: 40 }),
        (name, from, length) => {
          const text = name.slice(from % name.length).slice(0, length)
          const typed = typedKey(text)
          if (!typed || matchOf(nameKey(name), typed) < (/^[가-힣]/.test(text) ? 2 : 3)) return
          const begins = nameKeys(name).some(({ at, key }) =>
            key.startsWith(typed.text.slice(0, KEY_LENGTH[at])),
          )
          expect(begins, typed.text).toBe(true)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})
