/** Replaces SECRET_KEY: what it protects is sealed anew, all or nothing. Belongs to the command, not to the server. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Db } from '#db/client'
import { resealFactors } from '#app/features/accounts'
import { write } from './platform/context.server'
import { isKeyOf, resealKeptKeys, sealFormerCalendarKey } from './platform/kept-keys.server'
import { secretKeyOf } from './platform/secrets.server'

/** The key that is given as the present one did not seal what is there. */
export class WrongSecret extends Error {}

export type Rotated = { sealed: number; shut: number }

/**
 * Seals with a new key, in one transaction, what the present one protects: the secrets of authenticator apps, and the
 * keys of calendar addresses and recovery codes. Links that are on their way stop working.
 * @throws WrongSecret when the present key is not the one that sealed them; nothing is changed then
 */
export function rotateSecret(db: Db, from: string, to: string): Rotated {
  return write({ db }, (tx) => {
    if (isKeyOf(tx, from) === false)
      throw new WrongSecret('SECRET_KEY is not the key that this database was sealed with.')
    sealFormerCalendarKey(tx, from)
    resealKeptKeys(tx, from, to)
    const factors = resealFactors(tx, from, to)
    if (factors.sealed === 0 && factors.shut > 0)
      throw new WrongSecret('SECRET_KEY opens none of the secrets of authenticator apps.')
    return factors
  })
}

/**
 * The same for the key that is kept in the data folder. The new key is on disk before anything is sealed with it, so
 * that a run that was cut off is finished by the next one.
 */
export function rotateKeyFile(db: Db, dataDir: string): Rotated {
  const path = join(dataDir, 'secret.key')
  const next = `${path}.next`
  const from = secretKeyOf(dataDir)
  if (!existsSync(next))
    writeFileSync(next, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  const to = readFileSync(next, 'utf8').trim()
  const isSealed = isKeyOf(db, to) === true
  const rotated = isSealed ? { sealed: 0, shut: 0 } : rotateSecret(db, from, to)
  renameSync(next, path)
  return rotated
}
