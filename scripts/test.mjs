/** `npm test`: installs what is missing, then types, lint, unit, feature and browser tests; one closing line. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { buildSite, installPackages } from './prepare.mjs'

installPackages()
installBrowser()

const totals = { passed: 0, failed: 0, skipped: 0 }
mkdirSync('test-results', { recursive: true })

// Two at a time: the slow ones use one core each.
await Promise.all([
  stepsOf(['types', 'imports', 'messages', 'vocabulary', 'format', 'libraries']),
  stepsOf(['lint']),
])
countVitest()
buildSite()
countPlaywright()

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed > 0 ? 1 : 0)

async function stepsOf(checks) {
  for (const check of checks) await stepOf(`check:${check}`)
}

/** What a check prints is shown when it ends, so that two do not mix. */
function stepOf(name) {
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', name], { stdio: ['ignore', 'pipe', 'pipe'] })
    const printed = []
    child.stdout.on('data', (part) => printed.push(part))
    child.stderr.on('data', (part) => printed.push(part))
    child.on('close', (status) => {
      const ok = status === 0
      totals[ok ? 'passed' : 'failed'] += 1
      process.stdout.write(Buffer.concat(printed))
      console.log(`${ok ? 'ok' : 'FAILED'}  ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`)
      resolve()
    })
  })
}

function countVitest() {
  const file = 'test-results/vitest.json'
  const result = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { stdio: 'inherit' },
  )
  const report = readReport(file)
  if (!report) return void (totals.failed += 1)
  totals.passed += report.numPassedTests
  totals.failed +=
    report.numFailedTests + (result.status !== 0 && report.numFailedTests === 0 ? 1 : 0)
  totals.skipped += report.numPendingTests + report.numTodoTests
}

function countPlaywright() {
  const file = 'test-results/playwright.json'
  const result = spawnSync('npx', ['--no-install', 'playwright', 'test', '--reporter=line,json'], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const report = readReport(file)
  if (!report) return void (totals.failed += 1)
  const { expected, unexpected, flaky, skipped } = report.stats
  if (flaky > 0) console.log(`${flaky} browser tests passed only at the second try`)
  totals.passed += expected + flaky
  totals.failed += unexpected + (result.status !== 0 && unexpected === 0 ? 1 : 0)
  totals.skipped += skipped
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** Browser tests use Debian's Chromium: a download by the test tool would need more than the package servers. */
function installBrowser() {
  if (existsSync('/usr/bin/chromium')) return
  console.log('Installing Chromium for the browser tests …')
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo']
  for (const command of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const [program, ...args] = [...asRoot, ...command]
    if (spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) {
      console.error(
        'Chromium could not be installed. Install the Debian package "chromium" and run npm test again.',
      )
      process.exit(1)
    }
  }
}
