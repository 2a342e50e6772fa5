import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generate, kinds, type Kind } from '../app/scheduling/generate'
import { FormatError, parseInstance, parseJson, parseSchedule } from '../app/scheduling/parse'
import { verify } from '../app/scheduling/verify/verify'
import { SolverCrashed, solveInWorker } from '../app/scheduling/run-in-worker.server'

/* npm run -s schedule -- solve | verify | repair | generate; see docs/scheduling.md */

const usage = `schedule solve    --in INSTANCE.json --out SCHEDULE.json [--seconds 60] [--seed 1]
schedule verify   --in INSTANCE.json --schedule SCHEDULE.json [--change CHANGE.json --before OLD.json]
schedule repair   --in INSTANCE.json --schedule SCHEDULE.json --change CHANGE.json --out NEW.json
schedule generate --kind ${kinds.join('|')} --seed N --out INSTANCE.json`

class UsageError extends Error {}

function readOptions(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { in: text, out: text, schedule: text, change: text, before: text, kind: text, seed: text, seconds: text },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

type Options = ReturnType<typeof readOptions>['values']

function need(options: Options, name: keyof Options): string {
  const value = options[name]
  if (value === undefined) throw new UsageError(`--${name} is missing`)
  return value
}

function numberOf(options: Options, name: 'seed' | 'seconds', otherwise: number): number {
  const value = options[name] === undefined ? otherwise : Number(options[name])
  if (!Number.isFinite(value) || value < 0) throw new UsageError(`--${name}: expected a number from 0, got "${options[name]}"`)
  return value
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new FormatError(file, '', 'expected a file, there is none')
  return parseJson(readFileSync(file, 'utf8'), file)
}

function write(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`)
}

async function runSolve(options: Options): Promise<number> {
  const file = need(options, 'in')
  const out = need(options, 'out')
  const instance = parseInstance(readJson(file), file)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const schedule = await solveInWorker(instance, {
    seconds: numberOf(options, 'seconds', 60),
    seed: numberOf(options, 'seed', 1),
    signal: stop.signal,
    onProgress: (p) => {
      const gap = p.bounds.value > 0 ? (100 * (p.bounds.value - p.value)) / p.bounds.value : 0
      console.error(
        `${p.seconds.toFixed(1)} s ${p.phase}: must ${p.must}/${p.bounds.must}, value ${p.value}/${p.bounds.value} (gap ${gap.toFixed(2)} %), gaps ${p.gaps ?? '–'}`,
      )
    },
  }).catch((error: unknown) => {
    if (!(error instanceof SolverCrashed) || !error.lastGood) throw error
    console.error(`${error.message}; the last good schedule is written`)
    return error.lastGood
  })
  write(out, schedule)
  console.log(`${schedule.status} ${JSON.stringify(schedule.objectives)} bounds ${JSON.stringify(schedule.bounds)} ${schedule.seconds} s`)
  if (schedule.conflict) console.log(`locked meetings contradict each other: ${schedule.conflict.join(', ')}`)
  return 0
}

function runVerify(options: Options): number {
  const file = need(options, 'in')
  const scheduleFile = need(options, 'schedule')
  const instance = parseInstance(readJson(file), file)
  const schedule = parseSchedule(readJson(scheduleFile), scheduleFile)
  const verdict = verify(instance, schedule)
  for (const line of verdict.wrong) console.log(line)
  console.log(JSON.stringify(verdict.objectives))
  return verdict.wrong.length === 0 ? 0 : 1
}

function runGenerate(options: Options): number {
  const kind = need(options, 'kind')
  const known = kinds.find((one): one is Kind => one === kind)
  if (!known) throw new UsageError(`--kind: expected one of ${kinds.join(', ')}, got "${kind}"`)
  write(need(options, 'out'), generate(known, numberOf(options, 'seed', 1)))
  return 0
}

async function main(): Promise<number> {
  const { values, positionals } = readOptions(process.argv.slice(2))
  switch (positionals[0]) {
    case 'solve':
      return runSolve(values)
    case 'verify':
      return runVerify(values)
    case 'generate':
      return runGenerate(values)
    default:
      throw new UsageError(`expected solve, verify, repair or generate, got ${positionals[0] ?? 'nothing'}`)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof FormatError) console.error(error.message)
  else if (error instanceof UsageError) console.error(`${error.message}\n${usage}`)
  else console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof FormatError || error instanceof UsageError ? 2 : 1
}
