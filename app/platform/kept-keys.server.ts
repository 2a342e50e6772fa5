import { eq } from 'drizzle-orm'
import { settings } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import { keyFor, seal, unseal } from './secrets.server'
import { readSetting, writeSetting } from './settings.server'

/**
 * Keys that must outlive SECRET_KEY, since what was made with them is in people's hands: calendar addresses and recovery
 * codes. At first they follow from SECRET_KEY; when that is replaced they are kept, sealed with the new one.
 */
const SETTINGS = { calendar: 'calendarKey', recoveryCode: 'recoveryCodeKey' } as const
export type KeptPurpose = keyof typeof SETTINGS
const PURPOSES = Object.keys(SETTINGS) as KeptPurpose[]

/** The key of a purpose. With a wrong SECRET_KEY it is a wrong key, and nothing that is kept is overwritten. */
export const keptKey = (db: Reader, secretKey: string, purpose: KeptPurpose): Buffer =>
  openKept(db, secretKey, purpose) ?? keyFor(secretKey, purpose)

/** The key that is kept, opened; null where none is, or another SECRET_KEY sealed it. */
function openKept(db: Reader, secretKey: string, purpose: KeptPurpose): Buffer | null {
  const sealed = readSetting(db, SETTINGS[purpose])
  if (!sealed) return null
  try {
    return Buffer.from(unseal(secretKey, `kept:${purpose}`, sealed), 'base64url')
  } catch {
    return null
  }
}

const keep = (db: Reader, secretKey: string, purpose: KeptPurpose, key: Buffer): void => {
  const sealed = seal(secretKey, `kept:${purpose}`, key.toString('base64url'))
  writeSetting(db, SETTINGS[purpose], sealed)
}

/** Whether what is kept was sealed with this key; null where nothing is kept that would tell. */
export function isKeyOf(db: Reader, secretKey: string): boolean | null {
  const there = PURPOSES.filter((purpose) => readSetting(db, SETTINGS[purpose]) !== null)
  if (there.length === 0) return null
  return there.every((purpose) => openKept(db, secretKey, purpose) !== null)
}

/** Keeps every key under a new SECRET_KEY, inside the caller's transaction. */
export function resealKeptKeys(tx: Tx, from: string, to: string): void {
  const keys = PURPOSES.map((purpose) => [purpose, keptKey(tx, from, purpose)] as const)
  for (const [purpose, key] of keys) keep(tx, to, purpose, key)
}

const FORMER_CALENDAR_KEY = 'calendarSecret'

/** Seals a key that lay in the clear in databases of earlier versions: the addresses made with it go on working. */
export function sealFormerCalendarKey(tx: Tx, secretKey: string): void {
  const former = readSetting(tx, FORMER_CALENDAR_KEY)
  if (former === null) return
  keep(tx, secretKey, 'calendar', Buffer.from(former, 'utf8'))
  tx.delete(settings).where(eq(settings.key, FORMER_CALENDAR_KEY)).run()
}
