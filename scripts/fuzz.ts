import { parseArgs } from 'node:util'
import fillOnce from '../e2e/support/fill-once'
import { fuzz } from '../e2e/support/fuzz'
import { startSite } from '../e2e/support/site'

/*
 * npm run fuzz [-- --minutes 10 --seed 1]
 * Hostile input for every route and form of a fresh demo, until the time is over; exit 1 when something was answered
 * with 500 or not at all. Needs a built site (npm run build).
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const end = Date.now() + Number(values.minutes) * 60_000

const empty = await fillOnce()
const site = await startSite()
try {
  const { requests, byStatus, findings } = await fuzz(site, seed, () => Date.now() > end)
  console.log(`${requests} requests, seed ${seed}`)
  for (const [status, count] of [...byStatus].sort((a, b) => a[0] - b[0]))
    console.log(`${status}  ${count}`)
  for (const { status, who, request, body } of findings)
    console.log(`\n${status} ${who} ${request}\n${body}`)
  process.exitCode = findings.length > 0 ? 1 : 0
} finally {
  await site.stop()
  empty()
}
