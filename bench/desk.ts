import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { openMigrated } from '../app/compose.server'
import { startSession } from '../app/features/accounts/sessions.server'
import { writeSetting } from '../app/platform/settings.server'
import { aContext, aPerson } from '../app/platform/testing.server'
import { generate } from '../app/scheduling/generate'
import { solveInWorker } from '../app/scheduling/run-in-worker.server'
import { draftElsewhere, fillLargeEvent } from './large-event'

/*
 * npm run build && npm run bench:desk [-- --seconds 30 --within 60]
 * An event of 800 organisations and 4,000 meetings on the real server over HTTP and in Chromium: the board, the chase
 * desk, and every organisation's agenda opened within a minute of a publication, with a second publication in between.
 * Each answer is checked: it shows the first version or the second, never both.
 */

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    within: { type: 'string', default: '60' },
  },
})
const within = Number(options.within) * 1000
const dataDir = mkdtempSync(join(tmpdir(), 'hvb-bench-desk-'))
const open = openMigrated({ dataDir })
// In a demo the lead needs no second factor.
writeSetting(open.db, 'demo', '1')
const ctx = aContext({ db: open.db, now: () => new Date() })
const instance = generate('large', 1)
const solved = await solveInWorker(instance, { seconds: Number(options.seconds), seed: 1 })
const { eventId, slug, scheduleId, members } = fillLargeEvent(ctx, instance, solved)
const lead = aPerson(ctx.db, { team: { eventId, role: 'lead' } })
const cookieOf = async (personId: string) =>
  (await startSession(ctx.db, personId, 'bench', false)).cookie.split(';')[0] ?? ''
const leadCookie = await cookieOf(lead.id)
const cookies = await Promise.all(members.map(cookieOf))

const server = await startServer()
const desk = `${server.url}/en/organiser/events/${slug}`
const rows: { what: string; figure: string; goal: string }[] = []
const note = (what: string, figure: string, goal = '') => rows.push({ what, figure, goal })
try {
  const board = await timed(5, () => get(`${desk}/schedule`, leadCookie))
  note('board: the page from the server', ms(board.time), '')
  note('board: the page, uncompressed', `${Math.round(board.body.length / 1024)} kB`)
  await inBrowser()
  const chase = await timed(3, () => get(`${desk}/chase?group=unconfirmed`, leadCookie))
  note('chase desk', ms(chase.time), '< 1500 ms')
  const silent = await timed(3, () => get(`${desk}/chase?group=noRequest`, leadCookie))
  note('chase desk, without a request', ms(silent.time), '< 1500 ms')
  for (const [what, path] of [
    ['overview', ''],
    ['participants', '/participants'],
    ['requests', '/requests'],
    ['confirmations', '/confirmations'],
  ] as const)
    note(what, ms((await timed(3, () => get(`${desk}${path}`, leadCookie))).time), '< 1500 ms')

  note('first publication', ms(await publish(scheduleId)))
  await openAgendas()
} finally {
  await server.stop()
  open.close()
  rmSync(dataDir, { recursive: true, force: true })
}
console.log(
  `${instance.participants.length} organisations, ${instance.meetings.length} meetings, ` +
    `${solved.assignments.length} placed, ${instance.slots.length} slots, ${instance.tables?.length ?? 0} tables`,
)
for (const { what, figure, goal } of rows)
  console.log(`${what.padEnd(58)} ${figure.padStart(10)}  ${goal}`)
process.exit(0)

/** Everybody's own agenda, at moments spread over the time; half-way there is another publication. */
async function openAgendas() {
  const secondId = draftElsewhere(ctx, eventId, scheduleId)
  const answers: { time: number; status: number; versions: string[] }[] = []
  let second = Promise.resolve(0)
  const half = pause(within / 2).then(() => (second = publish(secondId)))
  await Promise.all(
    cookies.map(async (cookie, at) => {
      await pause((((at * 7919) % cookies.length) / cookies.length) * within)
      const began = performance.now()
      const { status, body } = await get(`${server.url}/en/events/${slug}/agenda`, cookie)
      answers.push({ time: performance.now() - began, status, versions: versionsIn(body) })
    }),
  )
  await half
  const times = answers.map((one) => one.time).sort((a, b) => a - b)
  const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]
  const count = (what: (one: (typeof answers)[number]) => boolean) =>
    String(answers.filter(what).length)
  note(`agendas within ${within / 1000} s: median`, ms(share(0.5) ?? 0))
  note('agendas: p95', ms(share(0.95) ?? 0), '<= 500 ms')
  note('agendas: slowest', ms(times.at(-1) ?? 0))
  note(
    'agendas: not answered with 200',
    count((one) => one.status !== 200),
    '0',
  )
  note(
    'agendas: first version',
    count((one) => one.versions.join() === 'first'),
  )
  note(
    'agendas: second version',
    count((one) => one.versions.join() === 'second'),
  )
  note(
    'agendas: a mixture',
    count((one) => one.versions.length > 1),
    '0',
  )
  note('second publication, meanwhile', ms(await second))
}

/** The versions that the tables of an agenda belong to; what they were before a change does not count. */
function versionsIn(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/class="tb">(?:[^<]|<!-- -->)*<b[^>]*>(first|second)-/g)].map(
        ([, version]) => version ?? '',
      ),
    ),
  ].sort()
}

/** The board as a person has it: until it is drawn and answers, and from picking a meeting up to the conflicts. */
async function inBrowser() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const [name = '', value = ''] = leadCookie.split('=')
    await context.addCookies([{ name, value, url: server.url }])
    const page = await context.newPage()
    // The loader of TypeScript names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (work) => work')
    const loads: number[] = []
    for (let run = 0; run < 5; run++) {
      const began = performance.now()
      await page.goto(`${desk}/schedule`, { waitUntil: 'load' })
      loads.push(performance.now() - began)
    }
    note('board: loaded in Chromium', ms(middle(loads.slice(1))), '< 1500 ms')
    await page.waitForTimeout(2000)
    for (const by of ['table', 'participant'] as const) {
      await page.goto(`${desk}/schedule?by=${by}`, { waitUntil: 'load' })
      await page.waitForTimeout(2000)
      const picks: number[] = []
      for (let run = 0; run < 5; run++) picks.push(await pickUp(page, run))
      note(
        `board by ${by}: from picking up to the conflicts`,
        ms(middle(picks.slice(1))),
        '< 100 ms',
      )
    }
  } finally {
    await browser.close()
  }
}

/** Enter on a meeting until the conflicts are painted, as the page measures it; then it is put back. */
function pickUp(page: Page, index: number): Promise<number> {
  return page.evaluate(async (at) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const tile = document.querySelectorAll<HTMLElement>('a.mtg')[at]
    tile?.focus()
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
    const shown = () => document.querySelector('td.target, td.clashes') !== null
    const began = performance.now()
    press('Enter')
    while (!shown() && performance.now() - began < 10_000) await frame()
    await frame()
    const time = performance.now() - began
    press('Escape')
    while (shown() && performance.now() - began < 20_000) await frame()
    return time
  }, index)
}

async function publish(id: string): Promise<number> {
  const body = new URLSearchParams({ intent: 'publish', scheduleId: id, version: '1' })
  const began = performance.now()
  const answer = await fetch(`${desk}/schedule`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: leadCookie, origin: server.url },
  })
  if (answer.status !== 302) throw new Error(`publishing answered ${answer.status}`)
  return performance.now() - began
}

async function get(url: string, cookie: string) {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, body: await answer.text() }
}

async function timed<T extends { status: number }>(times: number, work: () => Promise<T>) {
  const spent: number[] = []
  let last: T | undefined
  for (let run = 0; run < times; run++) {
    const began = performance.now()
    last = await work()
    spent.push(performance.now() - began)
    if (last.status !== 200) throw new Error(`answered ${last.status}`)
  }
  return { ...(last as T), time: middle(spent) }
}

function middle(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
function ms(time: number): string {
  return `${Math.round(time)} ms`
}
function pause(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time))
}

/** The built site as production serves it, on the folder that was filled. */
async function startServer() {
  const port = await new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DEMO: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = `http://localhost:${port}`
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/healthz`).catch(() => null)
    if (ready?.ok) break
    if (tries > 300 || child.exitCode !== null) throw new Error('the server did not start')
    await pause(200)
  }
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await Promise.race([ended, pause(10_000)])
    child.kill('SIGKILL')
  }
  return { url, stop }
}
