import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generate, kinds, type Kind } from '../app/scheduling/generate'
import {
  FormatError,
  parseChange,
  parseInstance,
  parseJson,
  parseSchedule,
} from '../app/scheduling/parse'
import { conflictInWords } from '../app/scheduling/locks'
import { repair, type Repair } from '../app/scheduling/repair'
import type { Instance } from '../app/scheduling/instance'
import type { Schedule } from '../app/scheduling/schedule'
import { brokenRules } from '../app/scheduling/verify/rules'
import { verifyRepair } from '../app/scheduling/verify/verify-repair'
import { readWorld } from '../app/scheduling/verify/world'
import { verify } from '../app/scheduling/verify/verify'
import {
  SolverCrashed,
  solveInWorker,
  whatWouldHelpInWorker,
} from '../app/scheduling/run-in-worker.server'
import { remedyInWords } from '../app/scheduling/what-would-help'

/* npm run -s schedule -- solve | verify | repair | advise | generate; see docs/scheduling.md */

const usage = `schedule solve    --in INSTANCE.json --out SCHEDULE.json [--seconds 60] [--seed 1]
schedule verify   --in INSTANCE.json --schedule SCHEDULE.json [--change CHANGE.json --before OLD.json]
schedule repair   --in INSTANCE.json --schedule SCHEDULE.json --change CHANGE.json --out NEW.json
schedule advise   --in INSTANCE.json --schedule SCHEDULE.json [--out REMEDIES.json] [--seconds 10] [--seed 1]
schedule generate --kind ${kinds.join('|')} --seed N --out INSTANCE.json`

class UsageError extends Error {}

function readOptions(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        in: text,
        out: text,
        schedule: text,
        change: text,
        before: text,
        kind: text,
        seed: text,
        seconds: text,
      },
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
  if (!Number.isFinite(value) || value < 0)
    throw new UsageError(`--${name}: expected a number from 0, got "${options[name]}"`)
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
  const seconds = numberOf(options, 'seconds', 60)
  const seed = numberOf(options, 'seed', 1)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const schedule = await solveInWorker(instance, {
    seconds: seconds - forAdvice(seconds),
    seed,
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
  console.log(
    `${schedule.status} ${JSON.stringify(schedule.objectives)} bounds ${JSON.stringify(schedule.bounds)} ${schedule.seconds} s`,
  )
  if (schedule.conflict)
    console.log(
      `locked meetings contradict each other: ${schedule.conflict.join(', ')}${schedule.conflictAbout ? `: ${conflictInWords(schedule.conflictAbout)}` : ''}`,
    )
  const left = stop.signal.aborted ? 0 : Math.min(10, seconds - (schedule.seconds ?? 0))
  if (schedule.status !== 'infeasible' && schedule.unscheduled.length > 0 && left > 0)
    await advise(instance, schedule, left, seed)
  return 0
}

/** What a solve keeps of its time for the question what would place more. */
function forAdvice(seconds: number): number {
  return Math.min(4, 0.08 * seconds)
}

async function advise(instance: Instance, schedule: Schedule, seconds: number, seed: number) {
  const remedies = await whatWouldHelpInWorker(instance, schedule, { seconds, seed })
  if (remedies.length === 0) console.log('nothing looked at in time would place more')
  for (const remedy of remedies) console.log(remedyInWords(remedy))
  return remedies
}

async function runAdvise(options: Options): Promise<number> {
  const file = need(options, 'in')
  const scheduleFile = need(options, 'schedule')
  const instance = parseInstance(readJson(file), file)
  const schedule = readKept(scheduleFile, instance)
  const remedies = await advise(
    instance,
    schedule,
    numberOf(options, 'seconds', 10),
    numberOf(options, 'seed', 1),
  )
  if (options.out !== undefined) write(options.out, remedies)
  return 0
}

/** A schedule that keeps to the rules; others can't be built on. */
function readKept(file: string, instance: Instance): Schedule {
  const schedule = parseSchedule(readJson(file), file)
  const broken = brokenRules(readWorld(instance), schedule)[0]
  if (broken !== undefined)
    throw new FormatError(file, '', `expected a schedule that keeps to the rules: ${broken}`)
  return schedule
}

function runVerify(options: Options): number {
  const file = need(options, 'in')
  const scheduleFile = need(options, 'schedule')
  const instance = parseInstance(readJson(file), file)
  const schedule = parseSchedule(readJson(scheduleFile), scheduleFile)
  const verdict =
    options.change === undefined
      ? verify(instance, schedule)
      : verifyAgainst(instance, schedule, options)
  for (const line of verdict.wrong) console.log(line)
  console.log(JSON.stringify(verdict.objectives))
  return verdict.wrong.length === 0 ? 0 : 1
}

function verifyAgainst(instance: Instance, schedule: Schedule, options: Options) {
  const changeFile = need(options, 'change')
  const beforeFile = need(options, 'before')
  const change = parseChange(readJson(changeFile), instance, changeFile)
  return verifyRepair(instance, parseSchedule(readJson(beforeFile), beforeFile), change, schedule)
}

function runRepair(options: Options): number {
  const file = need(options, 'in')
  const scheduleFile = need(options, 'schedule')
  const changeFile = need(options, 'change')
  const out = need(options, 'out')
  const instance = parseInstance(readJson(file), file)
  const before = readKept(scheduleFile, instance)
  const change = parseChange(readJson(changeFile), instance, changeFile)
  const result = repair(instance, before, change, {
    seed: numberOf(options, 'seed', 1),
    now: () => performance.now() / 1000,
  })
  write(out, result.schedule)
  tellRepair(result)
  return 0
}

function tellRepair({ schedule, told, interpretersTold, lost, notAbsorbed }: Repair): void {
  const list = (ids: string[] | undefined) => (ids && ids.length > 0 ? ids.join(', ') : 'none')
  console.log(`moved: ${list(schedule.moved)}`)
  console.log(`added: ${list(schedule.added)}`)
  console.log(`to be told: ${list(told)}; interpreters: ${list(interpretersTold)}`)
  for (const { meeting, because } of lost)
    console.log(
      `lost: ${meeting}${because ? ` (${because.reason} ${because.who ?? because.what ?? ''})` : ' (cancelled)'}`,
    )
  if (notAbsorbed)
    console.log(
      'nothing can absorb all of this change: the meetings above named as lost or not added have no other place',
    )
  console.log(`${schedule.seconds} s`)
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
    case 'repair':
      return runRepair(values)
    case 'advise':
      return runAdvise(values)
    case 'generate':
      return runGenerate(values)
    case undefined:
    default:
      throw new UsageError(
        `expected solve, verify, repair, advise or generate, got ${positionals[0] ?? 'nothing'}`,
      )
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
