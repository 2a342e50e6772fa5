/** Outside a demo nobody comes in by one way alone: spoken over HTTP, without a browser's help. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { hashPassword } from '../app/features/accounts/passwords.server'
import { visitor } from './support/http'
import type { Client } from './support/http'
import { pause, startEmptySite } from './support/site'
import type { Site } from './support/site'

const EMAIL = 'mai@firm.example'
const PASSWORD = 'ba ngọn hải đăng 07'

test('the password alone, or the code alone, opens nothing in a new browser', async () => {
  const site = await startEmptySite()
  try {
    await anAccount(site)
    const desk = visitor(site)
    // Nothing tells whether an account exists.
    const [unknown, wrong] = [
      await signIn(desk, 'nobody@firm.example', PASSWORD),
      await signIn(desk, EMAIL, 'guessed wrong'),
    ]
    expect([unknown.status, wrong.status]).toEqual([422, 422])
    expect(codesIn(site)).toEqual([])

    const first = await signIn(desk, EMAIL, PASSWORD)
    expect(first.location).toBe('/en/sign-in/mail-code')
    expect(await isIn(desk)).toBe(false)
    expect((await desk.get('/en/sign-in/mail-code')).text).toContain('m…@firm.example')
    const code = await newestCode(site, 1)
    const elsewhere = visitor(site)
    expect((await enter(elsewhere, code)).location).toBe('/en/sign-in?done=late')
    expect((await enter(desk, '1234 5678')).status).toBe(422)
    expect((await enter(desk, code)).location).toBe('/en/work')
    expect(await isIn(desk)).toBe(true)

    await desk.post('/en/sign-out', new URLSearchParams())
    expect(await isIn(desk)).toBe(false)
    expect((await signIn(desk, EMAIL, PASSWORD)).location).toBe('/en/work')

    const { location } = await elsewhere.post('/en/sign-in/code', form({ email: EMAIL }))
    const answer = await elsewhere.post(location, form({ code: await newestCode(site, 2) }))
    expect(answer.location).toBe('/en/sign-in/password')
    expect(await isIn(elsewhere)).toBe(false)
    const last = await elsewhere.post('/en/sign-in/password', form({ password: PASSWORD }))
    expect(last.location).toBe('/en/work')
    expect(await isIn(elsewhere)).toBe(true)
  } finally {
    await site.stop()
  }
})

const form = (fields: Record<string, string>) => new URLSearchParams(fields)
const signIn = (client: Client, email: string, password: string) =>
  client.post('/en/sign-in', form({ email, password }))
const enter = (client: Client, code: string) =>
  client.post('/en/sign-in/mail-code', form({ act: 'enter', code, remember: 'on' }))
const isIn = async (client: Client) => (await client.get('/en/account')).status === 200

async function anAccount({ dataDir }: Site): Promise<void> {
  const db = new Database(join(dataDir, 'app.db'))
  db.prepare(
    "insert into people (id, email, name, locale, password_hash, demo, created_at) values ('mai', ?, 'Mai', 'en', ?, 0, ?)",
  ).run(EMAIL, await hashPassword(PASSWORD), Date.now())
  db.close()
}

/** The codes in the mails that lie in the data folder; each stands on a line of its own. */
const codesIn = ({ dataDir }: Site): string[] =>
  readdirSync(join(dataDir, 'mail'))
    .sort()
    .map((file) => readFileSync(join(dataDir, 'mail', file), 'utf8'))
    .flatMap((text) => /^\d{4} \d{4}(?=\r?$)/m.exec(text)?.[0] ?? [])

async function newestCode(site: Site, count: number): Promise<string> {
  const end = Date.now() + 20_000
  while (codesIn(site).length < count) {
    if (Date.now() > end) throw new Error('No mail with a code came.')
    await pause(100)
  }
  return codesIn(site).at(-1) ?? ''
}
