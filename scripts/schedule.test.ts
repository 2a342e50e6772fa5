import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schedule } from '#app/scheduling/schedule'

const folder = mkdtempSync(join(tmpdir(), 'hvb-schedule-'))
const file = (name: string) => join(folder, name)
const written = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')) as Schedule
afterAll(() => rmSync(folder, { recursive: true }))

describe('the scheduling command', () => {
  beforeAll(async () => {
    await schedule('generate', '--kind', 'vkc2022', '--seed', '1', '--out', file('event.json'))
    const { code } = await schedule('solve', ...event, '--out', file('schedule.json'))
    expect(code).toBe(0)
  })
  const event = ['--in', file('event.json')]

  it('solves an event to a schedule that its checker passes, and finds one that was changed', async () => {
    expect(written('schedule.json')).toMatchObject({ status: 'optimal', instance: 'vkc2022-1' })
    const passed = await schedule('verify', ...event, '--schedule', file('schedule.json'))
    expect(passed.code).toBe(0)
    expect(passed.stdout).toContain('"must"')

    const schedule1 = written('schedule.json')
    schedule1.objectives.value += 1
    writeFileSync(file('boast.json'), JSON.stringify(schedule1))
    const caught = await schedule('verify', ...event, '--schedule', file('boast.json'))
    expect(caught.code).toBe(1)
    expect(caught.stdout).toContain('objective value is')
  })

  it('repairs after a no-show, and checks the repair against what was before', async () => {
    const who = written('schedule.json').assignments[0]?.delegates[0]
    const change = {
      format: 'b2b-change/1',
      at: 'd1s1',
      events: [{ type: 'noShow', participant: who }],
    }
    writeFileSync(file('change.json'), JSON.stringify(change))
    const known = [...event, '--change', file('change.json')]
    const repaired = await schedule(
      'repair',
      ...known,
      '--schedule',
      file('schedule.json'),
      '--out',
      file('repaired.json'),
    )
    expect(repaired.code).toBe(0)
    expect(repaired.stdout).toContain('to be told:')
    expect(written('repaired.json').lost?.length).toBeGreaterThan(0)
    const checked = await schedule(
      'verify',
      ...known,
      '--schedule',
      file('repaired.json'),
      '--before',
      file('schedule.json'),
    )
    expect(checked.code).toBe(0)
  })

  it('says which locks contradict each other, and about what', async () => {
    const lock = { slot: 's1' }
    const event = {
      format: 'b2b-instance/1',
      name: 'locks',
      slots: [{ id: 's1', day: 1, index: 0 }],
      participants: ['A', 'B', 'C'].map((id) => ({ id, side: id === 'A' ? 'KR' : 'VN' })),
      meetings: ['B', 'C'].map((id) => ({ id: `A${id}`, participants: ['A', id], locked: lock })),
    }
    writeFileSync(file('locks.json'), JSON.stringify(event))
    const told = await schedule('solve', '--in', file('locks.json'), '--out', file('none.json'))
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('AB, AC: A has too few delegates free for them in s1')
    expect(written('none.json')).toMatchObject({ status: 'infeasible', conflict: ['AB', 'AC'] })
  })

  it('writes the best so far when it is interrupted', async () => {
    await schedule('generate', '--kind', 'clash', '--seed', '1', '--out', file('clash.json'))
    const { code } = await schedule(
      { interruptAfter: 'gap' },
      'solve',
      '--in',
      file('clash.json'),
      '--out',
      file('best.json'),
    )
    expect(code).toBe(0)
    expect(written('best.json').assignments.length).toBeGreaterThan(300)
  })

  it('says what it cannot read with the place of the mistake, and leaves with 2', async () => {
    writeFileSync(file('bad.json'), '{ "format": "b2b-instance/1", "slots": 7 }')
    const bad = await schedule('solve', '--in', file('bad.json'), '--out', file('x.json'))
    expect(bad.code).toBe(2)
    expect(bad.stderr).toContain('bad.json')
    expect(bad.stderr).toContain('slots')
    expect(await schedule('solve', ...event)).toMatchObject({ code: 2 })
    expect(await schedule('dance')).toMatchObject({ code: 2 })
  })
})

type Ran = { code: number | null; stdout: string; stderr: string }

/** Runs the command; `interruptAfter` presses Ctrl-C once this stands in what it prints. */
function schedule(...given: (string | { interruptAfter: string })[]): Promise<Ran> {
  const args = given.filter((arg) => typeof arg === 'string')
  const interruptAfter = given.find((arg) => typeof arg !== 'string')?.interruptAfter
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/schedule.ts', ...args])
  const ran: Ran = { code: null, stdout: '', stderr: '' }
  let pressed = false
  child.stdout.on('data', (part) => (ran.stdout += String(part)))
  child.stderr.on('data', (part) => {
    ran.stderr += String(part)
    // Once only: a second Ctrl-C ends the command at once.
    if (!pressed && interruptAfter && ran.stderr.includes(interruptAfter))
      pressed = child.kill('SIGINT')
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })))
}
