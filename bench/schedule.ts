import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ChangeEvent } from '../app/scheduling/change'
import { generate, kinds } from '../app/scheduling/generate'
import { loadLinearSolver } from '../app/scheduling/highs.server'
import type { Instance } from '../app/scheduling/instance'
import { parseInstance, parseJson } from '../app/scheduling/parse'
import { isPlanted, plant } from '../app/scheduling/plant'
import { repairInWorker, solveInWorker } from '../app/scheduling/run-in-worker.server'
import type { Schedule } from '../app/scheduling/schedule'
import { verify } from '../app/scheduling/verify/verify'
import { verifyRepair } from '../app/scheduling/verify/verify-repair'
import { firstFit, namedModel } from './schedule-baselines'

/*
 * npm run bench:schedule [-- --only tight,forum-13 --seconds 60 --plain 20 --most 500 --seed 1]
 * Ours beside first fit and beside HiGHS on the model with everything named (`--plain` seconds; up
 * to `--most` meetings, since a thousand make millions of columns), and beside the best known idle
 * slots where the public instances are there. `gaps ≥` holds for all schedules of the value, `of held ≥`
 * for those that hold the same meetings. `proven` is when must and value met their bounds,
 * `MB` the most memory the process held meanwhile; the largest event comes first, so that nothing
 * before it counts. A quarter of an hour in all on two cores.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    plain: { type: 'string', default: '20' },
    most: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
  },
})
const seconds = Number(options.seconds)
const seed = Number(options.seed)
const wanted = options.only?.split(',')
const now = () => performance.now() / 1000
const linear = await loadLinearSolver()

const heads = [
  'instance',
  'meetings',
  'must',
  'value',
  'bound',
  'gap %',
  'proven s',
  'share',
  'gaps',
  'gaps ≥',
  'of held ≥',
  'known',
  'spread',
  'tables',
  'interp.',
  'seconds',
  'MB',
  'status',
  'first fit: must',
  'value',
  'gaps',
  'plain HiGHS: must',
  'value',
  'bound',
  'seconds',
]
console.log(`${seconds} s each, seed ${seed}, every schedule checked`)
console.log(row(heads))
console.log(row(heads.map(() => '---')))
const kept: { instance: Instance; schedule: Schedule }[] = []
const began = now()
for (const { instance, known } of [...madeUp(), ...publicInstances()]) {
  const { schedule, proven, gapsOfHeld, megabytes } = await solveMeasured(instance)
  const wrong = verify(instance, schedule).wrong
  const { objectives: o, bounds } = schedule
  const simple = firstFit(instance, now)
  const plain =
    instance.meetings.length <= Number(options.most) && Number(options.plain) > 0
      ? namedModel(instance, linear, Number(options.plain), now)
      : null
  const gap = bounds.value > 0 ? (100 * (bounds.value - o.value)) / bounds.value : 0
  console.log(
    row([
      instance.name,
      instance.meetings.length,
      `${o.must}/${bounds.must}`,
      o.value,
      bounds.value,
      gap.toFixed(3),
      proven?.toFixed(1) ?? '',
      o.minShare.toFixed(3),
      o.gaps,
      bounds.gaps ?? '',
      gapsOfHeld ?? '',
      known === null
        ? ''
        : `${known}${o.gaps < known ? ' (better)' : o.gaps > known ? ' (worse)' : ''}`,
      o.gapSpread,
      o.tableChanges,
      o.interpreterChanges,
      (schedule.seconds ?? 0).toFixed(1),
      megabytes.toFixed(0),
      wrong.length > 0 ? `WRONG: ${wrong[0]}` : schedule.status,
      simple.must,
      simple.value,
      simple.gaps ?? '',
      plain?.must ?? 'too large',
      plain?.value ?? '',
      plain?.bound?.toFixed(0) ?? '',
      plain?.seconds.toFixed(1) ?? '',
    ]),
  )
  if (known === null && ['vkc2022', 'expo', 'large'].some((kind) => instance.name.startsWith(kind)))
    kept.push({ instance, schedule })
}
await benchRepairs()
console.log(`\n${((now() - began) / 60).toFixed(1)} minutes in all`)

/** Solves in the thread of the product; tells when must and value were proven, and the memory held. */
async function solveMeasured(instance: Instance) {
  const proven: number[] = []
  let megabytes = 0
  let gapsOfHeld: number | undefined
  const look = () => (megabytes = Math.max(megabytes, process.memoryUsage().rss / 2 ** 20))
  const timer = setInterval(look, 100)
  const schedule = await solveInWorker(instance, {
    seconds,
    seed,
    onProgress: (p) => {
      if (p.must === p.bounds.must && p.value === p.bounds.value) proven.push(p.seconds)
      gapsOfHeld = p.gapsOfHeld
    },
  })
  clearInterval(timer)
  look()
  return {
    schedule,
    proven: schedule.status === 'optimal' ? proven[0] : undefined,
    gapsOfHeld,
    megabytes,
  }
}

function row(cells: (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function isWanted(name: string): boolean {
  return wanted === undefined || wanted.includes(name)
}

function publicInstances(): { instance: Instance; known: number | null }[] {
  const folder = join(process.cwd(), '../shared/scheduling')
  const files = join(folder, 'public')
  if (!existsSync(files)) {
    console.log('The public instances are not beside the repository; only made-up events are run.')
    return []
  }
  const known = bestKnown(join(folder, 'README.md'))
  return readdirSync(files)
    .filter((file) => file.endsWith('.json') && isWanted(file.replace('.json', '')))
    .sort()
    .map((file) => ({
      instance: parseInstance(parseJson(readFileSync(join(files, file), 'utf8'), file), file),
      known: known.get(file.replace('.json', '')) ?? null,
    }))
}

/** The best known idle slots, read from the table that comes with the instances. */
function bestKnown(file: string): Map<string, number> {
  const known = new Map<string, number>()
  if (!existsSync(file)) return known
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const column =
    lines
      .find((cells) => cells.includes('instance'))
      ?.findIndex((cell) => cell.startsWith('best known')) ?? -1
  for (const cells of lines) {
    const value = Number(cells[column])
    if (column > 0 && cells[1] && cells[column] !== '' && Number.isInteger(value))
      known.set(cells[1], value)
  }
  return known
}

function madeUp(): { instance: Instance; known: number | null }[] {
  return kinds
    .filter(isWanted)
    .map((kind) => ({
      instance: parseInstance(generate(kind, seed)),
      known: isPlanted(kind) ? plant(kind, seed).gaps : null,
    }))
    .sort((a, b) => b.instance.meetings.length - a.instance.meetings.length)
}

/**
 * The same mishaps before the first slot and at midday, on the events solved above: by the clock,
 * from the request to the answer of the product's thread.
 */
async function benchRepairs(): Promise<void> {
  if (kept.length === 0) return
  const heads = [
    'repair of',
    'at',
    'change',
    'must',
    'value before',
    'value after',
    'other slot',
    'moved',
    'people',
    'lost',
    'added',
    'ms',
    'check',
  ]
  console.log(`\n${row(heads)}\n${row(heads.map(() => '---'))}`)
  for (const { instance, schedule } of kept) {
    const slots = instance.slots.map((slot) => slot.id)
    for (const at of [slots[0] ?? '', slots[Math.floor(slots.length / 2)] ?? '']) {
      for (const [name, events] of mishaps(instance, schedule, slots, at)) {
        const change = { at, events }
        const began = performance.now()
        const { schedule: after } = await repairInWorker(instance, schedule, change, { seed })
        const took = performance.now() - began
        const then = new Map(schedule.assignments.map((a) => [a.meeting, a.slot]))
        const shifted = after.assignments.filter(
          (a) => then.has(a.meeting) && then.get(a.meeting) !== a.slot,
        ).length
        const wrong = verifyRepair(instance, schedule, change, after).wrong
        console.log(
          row([
            instance.name,
            at,
            name,
            after.objectives.must,
            schedule.objectives.value,
            after.objectives.value,
            shifted,
            after.moved?.length ?? 0,
            after.peopleMoved ?? 0,
            after.lost?.length ?? 0,
            after.added?.length ?? 0,
            took.toFixed(0),
            wrong.length > 0 ? `WRONG: ${wrong[0]}` : 'ok',
          ]),
        )
      }
    }
  }
}

function mishaps(
  instance: Instance,
  schedule: Schedule,
  slots: string[],
  at: string,
): [string, ChangeEvent[]][] {
  const load = new Map<string, number>()
  for (const a of schedule.assignments)
    for (const p of instance.meetings.find((m) => m.id === a.meeting)?.participants ?? [])
      load.set(p, (load.get(p) ?? 0) + 1)
  const busiest = [...load].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  const until = slots[slots.indexOf(at) + 2] ?? at
  const table = instance.tables?.[0]?.id ?? ''
  const interpreter = instance.interpreters?.[0]?.id ?? ''
  const [a, b] = [instance.participants[0]?.id ?? '', instance.participants.at(-1)?.id ?? '']
  return [
    ['busiest does not come', [{ type: 'noShow', participant: busiest }]],
    ['busiest is late by two slots', [{ type: 'late', participant: busiest, until }]],
    ['a table is lost', [{ type: 'tableLost', table }]],
    ['an interpreter is lost', [{ type: 'interpreterLost', interpreter }]],
    [
      'a must is added',
      [
        {
          type: 'add',
          meeting: { id: 'added', participants: [a, b], priority: 'must', value: 90 },
        },
      ],
    ],
    [
      'all of these',
      [
        { type: 'late', participant: busiest, until },
        { type: 'tableLost', table },
        { type: 'interpreterLost', interpreter },
        {
          type: 'add',
          meeting: { id: 'added', participants: [a, b], priority: 'must', value: 90 },
        },
      ],
    ],
  ]
}
