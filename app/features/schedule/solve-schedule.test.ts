import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  eventTables,
  interpreters,
  meetings,
  placementDelegates,
  placements,
  scheduleRuns,
  schedules,
} from '#db/schema'
import { cancelRequest } from '#app/features/requests'
import { readBoard } from './board-query.server'
import { lockMeeting } from './lock-meeting.server'
import { solveSchedule } from './solve-schedule.server'
import { anEventToSchedule } from './testing.server'

describe('making the schedule', () => {
  it('waits until requests are closed, and for the first accepted one', async () => {
    const story = anEventToSchedule()
    await expect(solveSchedule(story.desk, { eventId: story.id })).rejects.toThrowDomainError(
      'schedule.nothingToSchedule',
    )
    story.go('requests')
    await expect(solveSchedule(story.desk, { eventId: story.id })).rejects.toThrowDomainError(
      'schedule.wrongPhase',
    )
    await expect(
      solveSchedule(anEventToSchedule().desk, { eventId: story.id }),
    ).rejects.toThrowDomainError('notFound')
  })

  it('places what fits with a proof, says why the rest is left, and keeps locks when it is made again', async () => {
    const story = anEventToSchedule()
    const star = story.join({ name: '한빛', country: 'KR' })
    const buyers = Array.from({ length: 4 }, (_, index) =>
      story.join({ name: `Buyer ${index}`, country: 'VN' }),
    )
    const ids = buyers.map((buyer) => story.accepted(star, buyer, 'want'))
    const first = await solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
    expect(first).toMatchObject({ number: 1, status: 'optimal' })
    const placed = story.db
      .select()
      .from(placements)
      .where(eq(placements.scheduleId, first.scheduleId))
      .all()
    expect(placed).toHaveLength(3)
    const run = story.db.select().from(scheduleRuns).get()
    expect(run?.unscheduled).toMatchObject([
      { reason: 'participantFull', who: star.registrationId },
    ])
    expect(run?.bounds.value).toBe(run?.objectives.value)

    const kept = placed[0]
    lockMeeting(story.desk, { eventId: story.id, meetingId: kept?.meetingId ?? '', locked: true })
    const second = await solveSchedule(story.desk, { eventId: story.id, seconds: 20, seed: 2 })
    expect(second.number).toBe(2)
    const again = story.db
      .select()
      .from(placements)
      .where(eq(placements.scheduleId, second.scheduleId))
      .all()
    expect(again.find((one) => one.meetingId === kept?.meetingId)).toMatchObject({
      slotId: kept?.slotId,
      tableId: kept?.tableId,
      locked: true,
    })
    expect(
      story.db.select().from(schedules).where(eq(schedules.id, first.scheduleId)).get()?.state,
    ).toBe('discarded')
    expect(
      story.db
        .select()
        .from(placementDelegates)
        .where(eq(placementDelegates.scheduleId, second.scheduleId))
        .all(),
    ).toHaveLength(6)
    expect(ids).toHaveLength(4)
  })

  it('knows a table that closed part-way through the day', async () => {
    const story = anEventToSchedule()
    const firms = Array.from({ length: 6 }, (_, at) =>
      story.join({ country: at % 2 ? 'KR' : 'VN', meetingLanguages: ['en'] }),
    )
    for (const a of firms.filter((_, at) => at % 2))
      for (const b of firms.filter((_, at) => at % 2 === 0)) story.accepted(a, b)
    const closedFrom = story.grid[1]?.startsAt ?? null
    story.db
      .update(eventTables)
      .set({ closedFrom })
      .where(eq(eventTables.id, story.tableId(0)))
      .run()
    const { scheduleId } = await solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
    const placed = story.db
      .select()
      .from(placements)
      .where(eq(placements.scheduleId, scheduleId))
      .all()
    expect(placed).toHaveLength(4)
    expect(
      placed.filter((one) => one.tableId === story.tableId(0)).map((one) => one.slotId),
    ).toEqual([story.slotId(0)])
  })

  it('gives a firm the interpreter that it prefers, and says whose row of meetings is too long', async () => {
    const story = anEventToSchedule({
      event: {
        interpreters: [
          { name: '고은서', pairs: ['ko-vi'] },
          { name: 'Nguyễn Thu Hà', pairs: ['ko-vi'] },
        ],
      },
    })
    const [star, other] = [story.join({ country: 'KR' }), story.join({ country: 'KR' })]
    for (const [firm, count] of [
      [star, 3],
      [other, 1],
    ] as const)
      for (let at = 0; at < count; at++) story.accepted(firm, story.join({ country: 'VN' }))
    const [, second] = story.db.select().from(interpreters).all()
    story.db
      .update(interpreters)
      .set({ bond: 'preferred', organisationId: star.organisationId })
      .where(eq(interpreters.id, second?.id ?? ''))
      .run()
    const servedBy = async () => {
      const { scheduleId } = await solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
      return story.db
        .select()
        .from(placements)
        .where(eq(placements.scheduleId, scheduleId))
        .all()
        .filter((one) => one.interpreterId === second?.id).length
    }
    expect(await servedBy()).toBe(3)
    expect(readBoard(story.desk, { eventSlug: story.slug }).longRows).toEqual([])

    // The row counts more than the wish; with nobody else free it stays, and the board says so.
    story.db
      .update(interpreters)
      .set({ maxInRow: 2 })
      .where(eq(interpreters.id, second?.id ?? ''))
      .run()
    expect(await servedBy()).toBeLessThan(3)
    story.db.update(interpreters).set({ maxInRow: 1 }).run()
    await servedBy()
    expect(readBoard(story.desk, { eventSlug: story.slug }).longRows.length).toBeGreaterThan(0)
  })

  it('keeps nothing of a schedule when a meeting was cancelled meanwhile', async () => {
    const story = anEventToSchedule()
    const meetingId = story.accepted(story.join({ country: 'KR' }), story.join({ country: 'VN' }))
    story.accepted(story.join({ country: 'KR' }), story.join({ country: 'VN' }))
    const solving = solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
    const requestId =
      story.db.select().from(meetings).where(eq(meetings.id, meetingId)).get()?.requestId ?? ''
    cancelRequest(story.desk, { requestId, version: 2 })
    await expect(solving).rejects.toThrowDomainError('schedule.changedMeanwhile')
    expect(story.db.select().from(schedules).all()).toEqual([])
  })
})
