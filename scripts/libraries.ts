/** `npm run -s check:libraries`: asks the package registry for known weaknesses of the libraries that the server runs with. */
import { spawnSync } from 'node:child_process'
import { readAudit, sayAudit } from './libraries/audit'

const SECONDS = 30

// No retries: where nobody answers, the check says so and goes on.
const { stdout } = spawnSync(
  'npm',
  ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${SECONDS * 1000}`],
  { encoding: 'utf8', timeout: (SECONDS + 10) * 1000, stdio: ['ignore', 'pipe', 'ignore'] },
)
const audit = readAudit(stdout)
console.log(sayAudit(audit))
const isSerious = audit !== null && audit.some(({ severity }) => /high|critical/.test(severity))
process.exit(isSerious && process.argv.includes('--strict') ? 1 : 0)
