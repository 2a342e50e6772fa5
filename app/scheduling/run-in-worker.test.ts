import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generate } from './generate'
import { repairInWorker, SolverCrashed, solveInWorker } from './run-in-worker.server'
import { anEvent } from './test-events'
import { folderOfThread } from './thread-testing.server'
import { verify } from './verify/verify'

describe('the scheduling thread', () => {
  it('gives a clear error when the thread dies', async () => {
    const broken = { ...anEvent(1, [[1, 1]]), participants: null } as unknown as ReturnType<
      typeof anEvent
    >
    await expect(solveInWorker(broken, { seconds: 5, seed: 1 })).rejects.toThrow(SolverCrashed)
  })

  it('keeps the last good schedule of a thread that dies in the middle', async () => {
    const event = generate('vkc2022', 1)
    const schedule = await solveInWorker(event, { seconds: 20, seed: 1 })
    const root = threadThatDiesAfter({ type: 'progress', progress: { schedule } })
    const crash = await solveInWorker(event, { seconds: 20, seed: 1, root }).catch(
      (e: unknown) => e,
    )
    rmSync(root, { recursive: true })
    expect(crash).toBeInstanceOf(SolverCrashed)
    expect(crash instanceof SolverCrashed && crash.lastGood).toEqual(schedule)
    expect((await solveInWorker(event, { seconds: 20, seed: 1 })).status).toBe('optimal')
  })

  it('gives the best so far when it is stopped', async () => {
    const event = generate('clash', 1)
    const stop = new AbortController()
    const schedule = await solveInWorker(event, {
      seconds: 60,
      seed: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(schedule.assignments.length).toBeGreaterThan(300)
    expect(verify(event, schedule).wrong).toEqual([])
  })

  it('solves, then repairs in the thread that is still warm', async () => {
    const event = generate('vkc2022', 1)
    const schedule = await solveInWorker(event, { seconds: 20, seed: 1 })
    expect(schedule.status).toBe('optimal')
    const repair = await repairInWorker(event, schedule, {
      at: 'd1s1',
      events: [{ type: 'cancel', meeting: 'M1' }],
    })
    expect(repair.schedule.lost).toEqual(['M1'])
  })
})

/** A folder whose thread gives one answer and ends itself, as one that runs out of memory does. */
const threadThatDiesAfter = (answer: object) =>
  folderOfThread(
    'app/scheduling/worker.ts',
    `() => {
      parentPort?.postMessage({ type: 'started' })
      parentPort?.postMessage(${JSON.stringify(answer)})
      setTimeout(() => process.exit(9), 50)
    }`,
  )
