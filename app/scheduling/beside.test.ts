import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { besideInThread } from './beside.server'
import { loadLogic } from './cadical.server'
import { gapsByLogic, type LogicContext } from './gap-logic'
import { heldOf, holding } from './held-plan'
import { plant } from './plant'
import { compile } from './problem'
import { seededRandom } from './random'
import { folderOfThread } from './thread-testing.server'
import { copyOf } from './tighten'
import { Timetable } from './timetable'

/** A planted event, its own schedule with two days disarranged, and what a first look alone makes of it. */
function anEventToClose() {
  const planted = plant('crowded', 2)
  const problem = compile(planted.instance)
  const slots = planted.instance.meetings.map(({ id }) =>
    problem.slotIds.indexOf(planted.slotOf.get(id) ?? ''),
  )
  const best = copyOf(new Timetable(problem, slots))
  const plan = holding(heldOf(slots))
  const goal = { must: 0, value: best.value, minShare: 0 }
  const reached = { ...best, slots: new Int32Array(problem.M).fill(-1), gaps: best.gaps + 30 }
  return { problem, goal, plan, reached, gaps: planted.gaps }
}

async function close(root: string, more: Partial<LogicContext> = {}) {
  const { problem, goal, plan, reached, gaps } = anEventToClose()
  const logic = await loadLogic()
  const found = gapsByLogic(problem, goal, plan, reached, logic, {
    floor: 0,
    stopped: () => false,
    random: seededRandom(1, 1),
    show: () => undefined,
    withBeside: besideInThread(root),
    ...more,
  })
  return { found, gaps }
}

/** The first thread finds nothing by itself. */
const onlyWaiting: Partial<LogicContext> = {
  firstLook: 0,
  anneal: (best, _, stopped) => {
    for (let step = 0; step < 10_000 && !stopped(); step++);
    return best
  },
}

describe('the search in a second thread', () => {
  it('proves what the first thread, which only waits, does not look for', async () => {
    const { found, gaps } = await close(process.cwd(), onlyWaiting)
    expect([found?.tight.gaps, found?.least]).toEqual([gaps, gaps])
  })

  it('gives the same schedule each time', async () => {
    const one = await close(process.cwd(), onlyWaiting)
    const other = await close(process.cwd(), onlyWaiting)
    expect(other.found?.tight.slots).toEqual(one.found?.tight.slots)
  })

  it('is done without where it fails', async () => {
    const root = aThreadThat(`({ port, sent }) => {
      port.postMessage('failed')
      Atomics.add(sent, 1, 1)
      Atomics.notify(sent, 1)
    }`)
    const { found, gaps } = await close(root, onlyWaiting)
    rmSync(root, { recursive: true })
    expect([found?.tight.gaps, found?.least]).toEqual([gaps, gaps])
  })

  it('is waited for no longer than there is time', async () => {
    const root = aThreadThat('() => undefined')
    const end = performance.now() + 500
    const stopped = () => performance.now() > end
    const { found, gaps } = await close(root, { ...onlyWaiting, stopped })
    rmSync(root, { recursive: true })
    expect(performance.now()).toBeLessThan(end + 5_000)
    expect(found?.tight.gaps).toBeGreaterThan(gaps)
  })
})

/** A folder whose second thread does this with what it is to begin. */
const aThreadThat = (acts: string) => folderOfThread('app/scheduling/beside-worker.ts', acts)
