/** Time-based one-time passwords, RFC 6238 with the values that every authenticator app takes: SHA-1, 6 digits, 30 s. */
import { createHmac } from 'node:crypto'
import { decodeBase32IgnorePadding } from '@oslojs/encoding'
import { sameText } from '#app/platform/secrets.server'

const STEP_MS = 30_000
const DIGITS = 6
/** Clocks differ: one step before and after is accepted. */
const WINDOW = 1

/** The code of one time step. */
export function totpAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac[mac.length - 1] ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The time step whose code this is, later than the last one used; null when there is none. */
export function matchingStep(
  base32Secret: string,
  code: string,
  now: Date,
  lastStep: number,
): number | null {
  const secret = decodeBase32IgnorePadding(base32Secret)
  const middle = stepOf(now)
  for (let step = middle - WINDOW; step <= middle + WINDOW; step++)
    if (step > lastStep && sameText(totpAt(secret, step), code)) return step
  return null
}

/** What an authenticator app reads: `otpauth://totp/…`. */
export const authenticatorUri = (email: string, base32Secret: string): string =>
  `otpauth://totp/${encodeURIComponent(`HanViet Bridge:${email}`)}?secret=${base32Secret}&issuer=HanViet%20Bridge`
