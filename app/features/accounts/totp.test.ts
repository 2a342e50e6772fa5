import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding'
import { describe, expect, it } from 'vitest'
import { authenticatorUri, matchingStep, stepOf, totpAt } from './totp'

/** RFC 6238, appendix B: SHA-1, eight digits. */
const VECTORS: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
]
const secret = new TextEncoder().encode('12345678901234567890')
const base32 = encodeBase32UpperCaseNoPadding(secret)

describe('codes of an authenticator app', () => {
  it.each(VECTORS)('at %i s are those of the RFC', (seconds, code) => {
    expect(totpAt(secret, stepOf(new Date(seconds * 1000)), 8)).toBe(code)
  })
  it('are taken one step early or late, and no further', () => {
    const now = new Date(1_234_567_890_000)
    const step = stepOf(now)
    const taken = [-2, -1, 0, 1, 2].map(
      (distance) => matchingStep(base32, totpAt(secret, step + distance), now, 0) !== null,
    )
    expect(taken).toEqual([false, true, true, true, false])
  })
  it('are not taken twice, nor an older one after a newer', () => {
    const now = new Date(1_234_567_890_000)
    const step = stepOf(now)
    expect(matchingStep(base32, totpAt(secret, step), now, step)).toBeNull()
    expect(matchingStep(base32, totpAt(secret, step - 1), now, step)).toBeNull()
    expect(matchingStep(base32, totpAt(secret, step + 1), now, step)).toBe(step + 1)
  })
  it('are set up by an address that names the site and the account', () => {
    expect(authenticatorUri('mai@firm.example', base32)).toBe(
      `otpauth://totp/HanViet%20Bridge%3Amai%40firm.example?secret=${base32}&issuer=HanViet%20Bridge`,
    )
  })
})
