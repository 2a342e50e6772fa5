import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#db/client'
import { migrateDatabase } from '#db/migrate'
import { secondFactors, settings } from '#db/schema'
import { calendarToken } from '#app/features/schedule/calendar-token.server'
import { databasePath } from './compose.server'
import { seal, secretKeyOf, unseal } from './platform/secrets.server'
import { TEST_NOW, aDatabase, aPerson } from './platform/testing.server'
import { WrongSecret, rotateKeyFile, rotateSecret } from './rotate-secret.server'

const OLD = 'the key that was there before, 32+ long'
const NEW = 'the key that comes in its place, 32+ long'
const DELEGATE = { id: '01a22b88-9ecb-78ed-b5bd-5f0c22639197', feedGeneration: 1 }

let open: ReturnType<typeof aDatabase>
beforeEach(() => {
  open = aDatabase()
})
/** A person with an app, whose secret a key sealed. */
const anApp = (key: string, secret: string, { db } = open): string => {
  const { id: personId } = aPerson(db)
  db.insert(secondFactors)
    .values({ personId, secret: seal(key, 'totpSecret', secret), createdAt: TEST_NOW })
    .run()
  return personId
}
const secretsUnder = (key: string, { db } = open) =>
  db
    .select()
    .from(secondFactors)
    .all()
    .map(({ secret }) => {
      try {
        return unseal(key, 'totpSecret', secret)
      } catch {
        return null
      }
    })

describe('another SECRET_KEY', () => {
  it('opens what the one before sealed, calendar addresses stay, and the old key opens nothing', () => {
    anApp(OLD, 'one')
    anApp(OLD, 'two')
    const address = calendarToken({ ...open, secretKey: OLD }, DELEGATE)
    expect(rotateSecret(open.db, OLD, NEW)).toEqual({ sealed: 2, shut: 0 })
    expect(secretsUnder(NEW).sort()).toEqual(['one', 'two'])
    expect(secretsUnder(OLD)).toEqual([null, null])
    expect(calendarToken({ ...open, secretKey: NEW }, DELEGATE)).toBe(address)
    // A second time, from the new one: the first addresses still work.
    rotateSecret(open.db, NEW, 'a third key for the same data, 32+ long')
    expect(
      calendarToken({ ...open, secretKey: 'a third key for the same data, 32+ long' }, DELEGATE),
    ).toBe(address)
  })
  it('keeps addresses whose key lay in the clear', () => {
    open.db
      .insert(settings)
      .values({ key: 'calendarSecret', value: 'c'.repeat(43) })
      .run()
    rotateSecret(open.db, OLD, NEW)
    const kept = JSON.stringify(open.db.select().from(settings).all())
    expect(kept).not.toContain('ccc')
    const other = aDatabase()
    const derived = calendarToken({ db: other.db, secretKey: NEW }, DELEGATE)
    expect(calendarToken({ ...open, secretKey: NEW }, DELEGATE)).not.toBe(derived)
  })
  it('is refused, and nothing changed, when the present key is another', () => {
    anApp(OLD, 'one')
    expect(() => rotateSecret(open.db, NEW, OLD)).toThrow(WrongSecret)
    expect(open.db.select().from(settings).all()).toEqual([])
    rotateSecret(open.db, OLD, NEW)
    expect(() => rotateSecret(open.db, OLD, NEW)).toThrow(WrongSecret)
    expect(secretsUnder(NEW)).toEqual(['one'])
  })
  it('leaves shut what an earlier key sealed, and says how many', () => {
    anApp('a key that was lost long ago, 32+ long', 'lost')
    anApp(OLD, 'one')
    expect(rotateSecret(open.db, OLD, NEW)).toEqual({ sealed: 1, shut: 1 })
  })
})

describe('the key that is kept in the data folder', () => {
  const aFolder = () => mkdtempSync(join(tmpdir(), 'hvb-rotate-'))

  it('is replaced, and a run that was cut off is finished by the next', () => {
    const folder = aFolder()
    const first = secretKeyOf(folder)
    anApp(first, 'one')
    // Cut off before anything was sealed.
    writeFileSync(join(folder, 'secret.key.next'), NEW)
    expect(rotateKeyFile(open.db, folder)).toEqual({ sealed: 1, shut: 0 })
    expect(secretKeyOf(folder)).toBe(NEW)
    // Cut off after it was sealed, before the file took its place.
    writeFileSync(join(folder, 'secret.key'), NEW)
    writeFileSync(join(folder, 'secret.key.next'), OLD)
    rotateSecret(open.db, NEW, OLD)
    expect(rotateKeyFile(open.db, folder)).toEqual({ sealed: 0, shut: 0 })
    expect([secretKeyOf(folder), secretsUnder(OLD)]).toEqual([OLD, ['one']])
    expect(readdirSync(folder)).toEqual(['secret.key'])
  })

  it('is replaced by the command, but not while a server runs', { timeout: 60_000 }, () => {
    const folder = aFolder()
    const file = openDatabase(databasePath(folder))
    migrateDatabase(file)
    const first = secretKeyOf(folder)
    anApp(first, 'one', { ...open, db: file.db })
    const run = (more: Record<string, string> = {}) => {
      const { PATH, HOME, NODE_ENV } = process.env
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'scripts/rotate-secret.ts'],
        { env: { PATH, HOME, NODE_ENV, DATA_DIR: folder, ...more }, encoding: 'utf8' },
      )
      return { status, said: stdout + stderr }
    }
    expect(run()).toMatchObject({ status: 2, said: 'Stop the server first.\n' })
    expect(secretKeyOf(folder)).toBe(first)
    file.close()
    const { status, said } = run()
    expect([status, said]).toEqual([0, expect.stringContaining('1 authenticator apps')])
    const key = readFileSync(join(folder, 'secret.key'), 'utf8')
    expect(key).not.toBe(first)
    expect(said).not.toContain(key)
    const after = openDatabase(databasePath(folder))
    expect(secretsUnder(key, { ...open, db: after.db })).toEqual(['one'])
    after.close()
  })
})
