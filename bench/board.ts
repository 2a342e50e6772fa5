import { parseArgs } from 'node:util'
import { aContext, as, aPerson } from '../app/platform/testing.server'
import { newId } from '../app/platform/ids'
import { generate } from '../app/scheduling/generate'
import type { Instance } from '../app/scheduling/instance'
import { solveInWorker } from '../app/scheduling/run-in-worker.server'
import type { Schedule } from '../app/scheduling/schedule'
import { judge } from '../app/features/schedule/board-rules'
import { placeMeeting, publishSchedule, readAgenda, readBoard } from '../app/features/schedule'
import { standsOnBoard } from '../app/features/schedule/components/use-verdicts'
import type { Context } from '../app/platform/context.server'
import * as table from '../db/schema'

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
const { ctx, eventId, slug, scheduleId } = fill(instance, solved)
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
  const { rules } = board
  const stands = standsOnBoard(board)
  const meetingId = board.meetings[0]?.id ?? ''
  if (!rules) throw new Error('no rules')
  return median(5, () =>
    rules.slots.map((slotId) => judge(rules, stands, { meetingId, slotId, tableId: null })),
  )
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

/** The event and its solved schedule as records; all speak English, so that tables and people alone bind. */
function fill(problem: Instance, schedule: Schedule) {
  const ctx: Context = aContext()
  const { db } = ctx
  const at = ctx.now()
  const eventId = newId()
  const slug = 'large'
  const ids = new Map<string, string>()
  const idOf = (key: string) => {
    const known = ids.get(key) ?? newId()
    ids.set(key, known)
    return known
  }
  const enteredBy = aPerson(db, {}).id
  const scheduleId = newId()
  db.transaction((tx) => {
    tx.insert(table.events)
      .values({
        id: eventId,
        slug,
        kind: 'matchmaking',
        name: { en: 'Large' },
        timeZone: 'Asia/Ho_Chi_Minh',
        firstDay: '2026-12-01',
        lastDay: '2026-12-03',
        state: 'scheduling',
        createdAt: at,
        updatedAt: at,
      })
      .run()
    for (const slot of problem.slots) {
      const startsAt = new Date(Date.UTC(2026, 11, slot.day, 1, slot.index * 20))
      tx.insert(table.slots)
        .values({
          id: idOf(slot.id),
          eventId,
          day: slot.day,
          position: slot.index,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 20 * 60_000),
        })
        .run()
    }
    problem.tables?.forEach(({ id }, position) =>
      tx
        .insert(table.eventTables)
        .values({ id: idOf(id), eventId, position, label: String(position + 1) })
        .run(),
    )
    problem.interpreters?.forEach(({ id, pairs }, position) =>
      tx
        .insert(table.interpreters)
        .values({ id: idOf(id), eventId, position, name: id, pairs })
        .run(),
    )
    for (const side of problem.participants) {
      const organisationId = newId()
      tx.insert(table.organisations)
        .values({
          id: organisationId,
          slug: organisationId,
          legalName: { en: side.id },
          displayName: `Organisation ${side.id}`,
          shortName: side.id.slice(0, 14),
          nameKey: side.id,
          country: side.id.startsWith('VN') ? 'VN' : 'KR',
          kind: 'sme',
          createdAt: at,
          updatedAt: at,
        })
        .run()
      tx.insert(table.registrations)
        .values({
          id: idOf(side.id),
          eventId,
          organisationId,
          state: 'approved',
          meetingLanguages: ['en'],
          createdAt: at,
          updatedAt: at,
        })
        .run()
      for (const one of side.delegates ?? [{ id: side.id }])
        tx.insert(table.delegates)
          .values({
            id: idOf(`d ${one.id}`),
            registrationId: idOf(side.id),
            name: one.id,
            email: `${one.id}@firm.example`,
          })
          .run()
    }
    tx.insert(table.schedules)
      .values({ id: scheduleId, eventId, number: 1, state: 'draft', createdAt: at })
      .run()
    for (const meeting of problem.meetings) {
      const [from, to] = meeting.participants.map(idOf) as [string, string]
      const requestId = newId()
      tx.insert(table.meetingRequests)
        .values({
          id: requestId,
          eventId,
          fromRegistrationId: from,
          toRegistrationId: to,
          pairKey: meeting.id,
          priority: meeting.priority ?? 'want',
          origin: 'organiser',
          state: 'accepted',
          score: Math.round(meeting.value ?? 50),
          enteredBy,
          createdAt: at,
          updatedAt: at,
        })
        .run()
      tx.insert(table.meetings)
        .values({
          id: idOf(meeting.id),
          eventId,
          requestId,
          state: 'planned',
          createdAt: at,
          updatedAt: at,
        })
        .run()
    }
    for (const one of schedule.assignments) {
      tx.insert(table.placements)
        .values({
          scheduleId,
          meetingId: idOf(one.meeting),
          slotId: idOf(one.slot),
          tableId: one.table ? idOf(one.table) : null,
        })
        .run()
      for (const delegate of one.delegates)
        tx.insert(table.placementDelegates)
          .values({
            scheduleId,
            meetingId: idOf(one.meeting),
            slotId: idOf(one.slot),
            delegateId: idOf(`d ${delegate}`),
          })
          .run()
    }
  })
  return { ctx, eventId, slug, scheduleId }
}
