import { parseArgs } from 'node:util'
import { as, aContext, aPerson } from '../app/platform/testing.server'
import { generate } from '../app/scheduling/generate'
import { solveInWorker } from '../app/scheduling/run-in-worker.server'
import { judge } from '../app/features/schedule/board-rules'
import { placeMeeting, publishSchedule, readAgenda, readBoard } from '../app/features/schedule'
import { carriedOn, standsOnBoard } from '../app/features/schedule/components/verdicts'
import * as table from '../db/schema'
import { fillLargeEvent } from './large-event'

/*
 * npm run bench:board [-- --seconds 30]
 * The board of an event of 800 organisations and 4,000 meetings: the server's reading of it, one move, what the browser
 * works out when a meeting is picked up, a publication, and an agenda. Times are the median of some runs, in ms.
 */

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '30' } },
})
const instance = generate('large', 1)
const solved = await solveInWorker(instance, { seconds: Number(options.seconds), seed: 1 })
const ctx = aContext()
const { eventId, slug, scheduleId } = fillLargeEvent(ctx, instance, solved)
const desk = as(ctx, aPerson(ctx.db, { team: { eventId, role: 'lead' } }))

const board = readBoard(desk, { eventSlug: slug })
const rows: [string, number][] = [
  ['read the board (server)', median(5, () => readBoard(desk, { eventSlug: slug }))],
  ['verdict on every slot for a carried meeting (browser)', verdictTime()],
  ['place one meeting (server, one transaction)', placeTime()],
  ['publish for the first time', median(1, () => publishSchedule(desk, { scheduleId }))],
  ['read one agenda', agendaTime()],
]
console.log(
  `${instance.participants.length} organisations, ${instance.meetings.length} meetings, ` +
    `${solved.assignments.length} placed, ${instance.slots.length} slots, ${instance.tables?.length ?? 0} tables`,
)
console.log(`the board as JSON: ${Math.round(JSON.stringify(board).length / 1024)} kB`)
for (const [what, ms] of rows) console.log(`${what.padEnd(60)} ${ms.toFixed(1)}`)
process.exit(0)

function median(times: number, work: () => unknown): number {
  const spent = Array.from({ length: times }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  }).sort((a, b) => a - b)
  return spent[Math.floor(spent.length / 2)] ?? 0
}

function verdictTime(): number {
  let next = 0
  return median(5, () => {
    const carried = carriedOn(board, board.meetings[next++]?.id ?? '')
    if (!carried) throw new Error('no rules')
    for (const { slots } of board.days)
      for (const { id } of slots)
        carried.verdict({ slotId: id, tableId: null, interpreterId: null })
  })
}

function placeTime(): number {
  const { rules } = board
  const stands = standsOnBoard(board)
  const moves = board.meetings.flatMap(({ id }) => {
    const slotId = rules?.slots.find(
      (slot) => judge(rules, stands, { meetingId: id, slotId: slot, tableId: null }).stand,
    )
    return slotId ? [{ meetingId: id, slotId }] : []
  })
  let next = 0
  return median(5, () => {
    const move = moves[next++]
    if (move) placeMeeting(desk, { eventId, ...move })
  })
}

function agendaTime(): number {
  const people = ctx.db.select().from(table.delegates).all().slice(0, 50)
  let next = 0
  return median(50, () =>
    readAgenda(desk, { eventSlug: slug, delegateId: people[next++]?.id ?? '' }),
  )
}
