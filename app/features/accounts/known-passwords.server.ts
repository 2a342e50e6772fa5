import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fold } from '#search/vocabulary/normalise'

/** From the folder that the server runs in, like every file that is read while it runs. */
export const KNOWN_PASSWORDS = 'app/features/accounts/known-passwords.bin'

/** Of a SHA-256: enough that a good password meets the list by chance once in 20 million times. */
const BYTES = 5
/** What is left of a password without its dots and dashes says too little below this. */
const FEWEST = 8

/** A password as guessers vary it: without case, diacritics, spaces and the usual signs. */
export const bareOf = (text: string): string =>
  fold(text.normalize('NFKC')).replace(/[\s._\-+@!?#*]/g, '')

/** Whether a password stands in a list of leaked ones, written this way or nearly. */
export function isKnown(password: string): boolean {
  const bare = bareOf(password)
  if (bare.length < FEWEST) return false
  const hash = hashOfBare(bare)
  const known = knownHashes()
  let low = 0
  let high = known.length / BYTES
  while (low < high) {
    const middle = (low + high) >> 1
    const order = Buffer.compare(known.subarray(middle * BYTES, (middle + 1) * BYTES), hash)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}

/** The sorted hashes of a list, one after the other: the passwords themselves are nowhere to be read. */
export function packKnown(passwords: string[]): Buffer {
  const bare = new Set(passwords.map(bareOf).filter((text) => text.length >= FEWEST))
  return Buffer.concat([...bare].map(hashOfBare).sort((a, b) => Buffer.compare(a, b)))
}

const hashOfBare = (bare: string): Buffer =>
  createHash('sha256').update(bare).digest().subarray(0, BYTES)

let hashes: Buffer | undefined
const knownHashes = () => (hashes ??= readFileSync(KNOWN_PASSWORDS))
