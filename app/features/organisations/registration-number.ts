import type { Country } from '#db/domain'
import { clean } from '#search/vocabulary/normalise'

/**
 * What a registration number as written turns out to be. The codes are message codes of `errors.registrationNumber`:
 * `pattern` not the digits expected, `checkDigit` the last digit does not fit, `leadingZero` a zero seems to be
 * missing (params.suggestion), `zeros` nothing but zeros.
 */
export type RegistrationNumberReading =
  | { ok: true; value: string }
  | {
      ok: false
      code: 'pattern' | 'checkDigit' | 'leadingZero' | 'zeros'
      params: { expected: string; suggestion?: string }
    }

const EXPECTED: Record<'KR' | 'VN', string> = {
  KR: '123-45-67890',
  VN: '0123456789, 0123456789-001',
}

/**
 * Reads a business registration number (KR) or tax code (VN) and checks its form.
 * Value: KR `123-45-67890`; VN `0123456789` or, for a dependent unit, `0123456789-001`.
 * A right check digit proves the form only. Source of the weights: the tax offices of both countries.
 */
export function readRegistrationNumber(
  country: Country,
  written: string,
): RegistrationNumberReading {
  const text = clean(written).normalize('NFKC').trim()
  if (country === 'other')
    return text ? { ok: true, value: text.slice(0, 40) } : refused('pattern', 'A–Z 0–9')
  return country === 'KR' ? readKorean(text) : readVietnamese(text)
}

/** A number that lost its leading zero in a spreadsheet: the number with it, or null. */
export function withLeadingZero(country: Country, digits: string): string | null {
  const reading = readRegistrationNumber(country, `0${digits}`)
  return reading.ok ? reading.value : null
}

/** The country whose rule the number satisfies, when it is only one's. */
export function countryOfNumber(written: string): 'KR' | 'VN' | null {
  const korean = readRegistrationNumber('KR', written).ok
  const vietnamese = readRegistrationNumber('VN', written).ok
  return korean === vietnamese ? null : korean ? 'KR' : 'VN'
}

function readKorean(text: string): RegistrationNumberReading {
  const digits = digitsOf(text)
  if (digits?.length === 9) return shortened('KR', digits)
  if (digits?.length !== 10) return refused('pattern', EXPECTED.KR)
  if (/^0+$/.test(digits)) return refused('zeros', EXPECTED.KR)
  if (koreanCheckDigit(digits) !== Number(digits[9])) return refused('checkDigit', EXPECTED.KR)
  return { ok: true, value: `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}` }
}

function readVietnamese(text: string): RegistrationNumberReading {
  const digits = digitsOf(text)
  if (digits?.length === 9) return shortened('VN', digits)
  if (digits?.length !== 10 && digits?.length !== 13) return refused('pattern', EXPECTED.VN)
  if (/^0+$/.test(digits)) return refused('zeros', EXPECTED.VN)
  if (vietnameseCheckDigit(digits) !== Number(digits[9])) return refused('checkDigit', EXPECTED.VN)
  return {
    ok: true,
    value: digits.length === 10 ? digits : `${digits.slice(0, 10)}-${digits.slice(10)}`,
  }
}

/** The digits of a number written with hyphens, points or spaces between them; null when anything else is in it. */
const digitsOf = (text: string): string | null =>
  /^\d[\d\s.\-–]*$/.test(text) ? text.replace(/\D/g, '') : null

function shortened(country: 'KR' | 'VN', digits: string): RegistrationNumberReading {
  const suggestion = withLeadingZero(country, digits)
  const expected = EXPECTED[country]
  return suggestion
    ? { ok: false, code: 'leadingZero', params: { expected, suggestion } }
    : refused('pattern', expected)
}

const refused = (
  code: 'pattern' | 'checkDigit' | 'zeros',
  expected: string,
): RegistrationNumberReading => ({
  ok: false,
  code,
  params: { expected },
})

const weighted = (digits: string, weights: number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

/** Tenth digit of a Korean number from its first nine. */
export function koreanCheckDigit(digits: string): number {
  const sum =
    weighted(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((5 * Number(digits[8])) / 10)
  return (10 - (sum % 10)) % 10
}

/** Tenth digit of a Vietnamese code from its first nine; 10 means that no valid code begins so. */
export const vietnameseCheckDigit = (digits: string): number =>
  10 - (weighted(digits, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11)
