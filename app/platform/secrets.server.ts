import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SHORTEST_KEY = 32

/**
 * The key of a data folder that has none configured: made once, readable by its owner only. It lies beside the
 * database, never in it, so that a copy of the database alone opens nothing.
 * @throws Error when the file holds no whole key: a start that was cut off left it so
 */
export function secretKeyOf(dataDir: string): string {
  const path = join(dataDir, 'secret.key')
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < SHORTEST_KEY)
    throw new Error(`${path} holds no whole key. Put the right one there, or remove the file.`)
  return key
}

/** A key for one purpose, so that what is signed for one is worthless for another. 32 bytes. */
export const keyFor = (secretKey: string, purpose: string): Buffer =>
  createHmac('sha256', secretKey).update(purpose).digest()

/** `id.signature`: what only the holder of the key can make, so that nothing of it need be stored. */
export const tokenOf = (secretKey: string, purpose: string, id: string): string =>
  `${id}.${createHmac('sha256', keyFor(secretKey, purpose)).update(id).digest('base64url')}`

/** The id of a token of this purpose; null for any other text. */
export function idOfToken(secretKey: string, purpose: string, token: string): string | null {
  const id = token.split('.')[0] ?? ''
  return sameText(tokenOf(secretKey, purpose, id), token) ? id : null
}

/** Whether two texts are equal, in a time that does not depend on where they differ. */
export const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  )

/** SHA-256 in hexadecimal: what a random text is stored as, or by what the same file is known again. */
export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

const IV = 12
const TAG = 16

/** Encrypts with AES-256-GCM. */
export function seal(secretKey: string, purpose: string, text: string): string {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secretKey, purpose), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What `seal` encrypted. @throws Error when the key is another or the text was changed */
export function unseal(secretKey: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(secretKey, purpose),
    bytes.subarray(0, IV),
    { authTagLength: TAG },
  )
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString(
    'utf8',
  )
}
