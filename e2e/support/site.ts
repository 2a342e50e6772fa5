/** The real server of `npm start` on a data folder of its own, for one journey. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, linkSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Site = {
  url: string
  dataDir: string
  /** Ends the search server as a crash would. */
  killSearch: () => Promise<void>
  /** What the server wrote to its log so far. */
  log: () => string
  stop: () => Promise<void>
}

const START_MS = 120_000
/** Where the demo lies that every journey starts from; set by fill-once.ts. */
export const FILLED = 'HVB_FILLED_FOLDER'

/** Serves a fresh copy of the demo. */
export async function startSite(): Promise<Site> {
  const filled = process.env[FILLED]
  if (!filled)
    throw new Error('The demo was not filled. Run the browser tests with playwright test.')
  const dataDir = temporaryFolder()
  const binary = join('meilisearch', 'meilisearch')
  cpSync(filled, dataDir, { recursive: true, filter: (path) => path !== join(filled, binary) })
  linkSync(join(filled, binary), join(dataDir, binary))
  const site = await serveFolder(dataDir)
  return {
    ...site,
    stop: async () => {
      await site.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Serves an empty data folder as production does: no demo, mails in the folder, no search server. */
export async function startEmptySite(): Promise<Site> {
  const dataDir = temporaryFolder()
  const site = await serveWith('scripts/serve.ts', { DATA_DIR: dataDir })
  return {
    ...site,
    stop: async () => {
      await site.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Serves a data folder as `npm start` does; an empty one is filled with the demo first. */
export const serveFolder = (dataDir: string): Promise<Site> =>
  serveWith('scripts/run.ts', { DATA_DIR: dataDir, DEMO: '1' })

async function serveWith(
  script: string,
  variables: { DATA_DIR: string; DEMO?: string },
): Promise<Site> {
  const dataDir = variables.DATA_DIR
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const url = `http://localhost:${port}`
  try {
    await untilReady(url, child, () => log)
  } catch (error) {
    await stopChild(child)
    throw error
  }
  return {
    url,
    dataDir,
    log: () => log,
    killSearch: () => killSearchOf(child, dataDir),
    stop: () => stopChild(child),
  }
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'hanviet-bridge-'))

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server ended at start.\n${log()}`)
    if (log().includes(`is ready: ${url}`) || log().includes(`serves ${url}`)) return
    await pause(50)
  }
  throw new Error(`The server did not come up.\n${log()}`)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(force)
}

/** Linux only, like the search server itself: the process whose database lies in this data folder. */
async function killSearchOf(server: ChildProcess, dataDir: string): Promise<void> {
  const pid = childrenOf(server.pid ?? 0).find((child) =>
    commandOf(child).includes(join(dataDir, 'meilisearch')),
  )
  if (pid === undefined) throw new Error('No search server runs beside this server.')
  process.kill(pid, 'SIGKILL')
  while (commandOf(pid) !== '') await pause(20)
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent)

const parentOf = (pid: number) => Number(/^PPid:\s*(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? -1)
const commandOf = (pid: number) => readProc(pid, 'cmdline').replaceAll('\0', ' ').trim()

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
