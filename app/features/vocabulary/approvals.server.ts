import { z } from 'zod'
import type { Reader } from '#db/client'
import { readSetting, writeSetting } from '#app/platform/settings.server'

/** Keys of the changes that an administrator said yes to and whose tags have not all moved. */
const KEY = 'vocabulary.approved'
const approvals = z.array(z.string())

export const readApprovals = (db: Reader): string[] =>
  approvals.parse(JSON.parse(readSetting(db, KEY) ?? '[]'))

export const writeApprovals = (db: Reader, keys: string[]): void =>
  writeSetting(db, KEY, JSON.stringify(keys))
