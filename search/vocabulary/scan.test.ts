import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './normalise'
import { scan } from './scan'

const texts = fc
  .array(
    fc.constantFrom(
      ...'aZ9độ.,- \n(한글ㄱㅏ①㈜½ﷺ\u0301\u0323',
      'kỹ ',
      '누수',
      'ly',
      '\u1100\u1161',
      '\ud83c',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('scanning a text for labels', () => {
  it('finds nothing in punctuation and survives what grows when folded', () => {
    expect(scan(' ·( ) ').length).toBe(0)
    expect(scan('ﷺ'.repeat(50)).length).toBeGreaterThan(500)
  })
  it('closes up Hangul and keeps Latin words one blank apart', () => {
    expect(scan('누수  탐지 AI 카메라, IoT-based').folded).toBe('누수탐지ai카메라\niot based')
    expect(scan('PM2.5 1,000 TP.HCM').folded).toBe('pm2 5 1 000 tp hcm')
  })
  it('writes kỹ and kĩ alike', () => {
    expect(scan('kỹ thuật quản lý quý').folded).toBe(scan('kĩ thuật quản lí quí').folded)
  })
  it('gives the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(
        texts,
        (text) => scan(text.normalize('NFD')).folded === scan(text.normalize('NFC')).folded,
      ),
      { seed: 3, numRuns: 500 },
    )
  })
  it('points at the original text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const stream = scan(text)
        for (let i = 0; i < stream.length; i++) {
          const from = stream.start[i] ?? -1
          const to = stream.end[i] ?? -1
          const own = stream.folded[i] ?? ''
          if (own === ' ' || own === '\n') continue
          const original = fold(text.slice(from, to))
          if (!original.includes(own) && !(own === 'i' && original.includes('y'))) return false
        }
        return true
      }),
      { seed: 4, numRuns: 500 },
    )
  })
})
