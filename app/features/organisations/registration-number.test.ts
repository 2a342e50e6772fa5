import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countryOfNumber,
  koreanCheckDigit,
  readRegistrationNumber,
  vietnameseCheckDigit,
} from './registration-number'

const vn = (text: string) => readRegistrationNumber('VN', text)
const kr = (text: string) => readRegistrationNumber('KR', text)

describe('reading a registration number', () => {
  it('refuses a Vietnamese code whose check digit is wrong and says what is expected', () => {
    expect(vn('0300588568')).toEqual({
      ok: false,
      code: 'checkDigit',
      params: { expected: '0123456789, 0123456789-001' },
    })
  })

  it('refuses a Korean number whose check digit is wrong', () => {
    expect(kr('124-81-00997')).toMatchObject({ ok: false, code: 'checkDigit' })
  })

  it('refuses nothing but zeros in both countries', () => {
    expect(kr('0000000000')).toMatchObject({ ok: false, code: 'zeros' })
    expect(vn('0000000000')).toMatchObject({ ok: false, code: 'zeros' })
  })

  it('asks whether a leading zero is missing and names the number it would be', () => {
    expect(vn('300588569')).toMatchObject({
      ok: false,
      code: 'leadingZero',
      params: { suggestion: '0300588569' },
    })
    expect(vn('300588568')).toMatchObject({ ok: false, code: 'pattern' })
  })

  it.each(['1248100998a', '12481009980', '', '-', '1'.repeat(4000), '=1+1'])(
    'refuses %.20s as no number',
    (text) => {
      expect(kr(text)).toMatchObject({ ok: false, code: 'pattern' })
    },
  )

  it('keeps one form of each Korean number, however it is written', () => {
    for (const text of ['124-81-00998', '1248100998', '124 81 00998', '１２４－８１－００９９８'])
      expect(kr(text)).toEqual({ ok: true, value: '124-81-00998' })
  })

  it('keeps one form of each Vietnamese code, dependent units too', () => {
    expect(vn('０３００５８８５６９')).toEqual({ ok: true, value: '0300588569' })
    expect(vn('0300588569-001')).toEqual(vn('0300588569001'))
    expect(vn('0300588569001')).toEqual({ ok: true, value: '0300588569-001' })
  })

  it('knows the country of a number that only one rule allows', () => {
    expect(countryOfNumber('124-81-00998')).toBe('KR')
    expect(countryOfNumber('0300588569')).toBe('VN')
    expect(countryOfNumber('12')).toBeNull()
  })
})

describe('check digits', () => {
  const nine = fc.stringMatching(/^[1-9]\d{8}$/)

  it('a number completed by its check digit is read, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(nine, (digits) => {
        const korean = kr(digits + koreanCheckDigit(digits))
        expect(korean.ok && kr(korean.value)).toEqual(korean)
        const digit = vietnameseCheckDigit(digits)
        expect(vn(digits + digit).ok).toBe(digit < 10)
      }),
      { seed: 4 },
    )
  })

  it('no single wrong digit of a Vietnamese code passes', () => {
    fc.assert(
      fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const digit = vietnameseCheckDigit(digits)
        fc.pre(digit < 10)
        const code = `${digits}${digit}`
        const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1)
        expect(vn(wrong).ok).toBe(false)
      }),
      { seed: 4 },
    )
  })
})
