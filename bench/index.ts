/** `npm run bench`: every benchmark in turn, each printing its own table. */
import { spawnSync } from 'node:child_process'

for (const program of [
  'bench/tag.ts',
  'bench/search.ts',
  'bench/suggest.ts',
  'bench/schedule.ts',
]) {
  console.log(`\n${program}`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
