/** What has to be there before anything runs: packages and a build. Plain JavaScript, since nothing is installed yet. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`HanViet Bridge needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const PACKAGES_STAMP = 'node_modules/.hvb-packages'
const BUILD_STAMP = 'build/.hvb-sources'

/** Runs a command and ends with its code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

const isFresh = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value

function mark(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, value)
}

export function installPackages() {
  const wanted = hashOf(['package.json', 'package-lock.json'])
  if (isFresh(PACKAGES_STAMP, wanted)) return
  console.log('Installing packages (a few minutes the first time: SQLite is compiled) …')
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    env: { ...process.env, NODE_ENV: 'development' },
  })
  mark(PACKAGES_STAMP, wanted)
}

export function buildSite() {
  const sources = ['app', 'db', 'search', 'public'].flatMap(filesBelow)
  const wanted = hashOf([...sources, 'vite.config.ts', 'package-lock.json'].sort())
  if (isFresh(BUILD_STAMP, wanted)) return
  console.log('Building the site …')
  run('npx', ['--no-install', 'remix', 'vite:build', '--logLevel=error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  mark(BUILD_STAMP, wanted)
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
