import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { interpreters, scheduleRuns, schedules, slots } from '#db/schema'
import type { ScheduleRemedy } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { aTeamMember } from '#app/features/requests/testing.server'
import { actOnSchedule } from './act-on-schedule.server'
import { readBoard } from './board-query.server'
import { scheduleActSchema } from './schema'
import { solveSchedule } from './solve-schedule.server'
import { anEventToSchedule } from './testing.server'

/** A solved day with one meeting too many, and what would help as the solver might say it. */
async function aShortDay(remedies: ScheduleRemedy[]) {
  const story = anEventToSchedule()
  const star = story.join({ name: '한빛', country: 'KR' })
  for (let at = 0; at < 4; at++) story.accepted(star, story.join({ country: 'VN' }))
  const solve = () => solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
  const { runId } = await solve()
  story.db.update(scheduleRuns).set({ remedies }).where(eq(scheduleRuns.id, runId)).run()
  const read = () => readBoard(story.desk, { eventSlug: story.slug })
  const act = (given: Record<string, unknown>, ctx = story.desk) =>
    actOnSchedule(ctx, story.slug, scheduleActSchema.parse(given))
  const grid = () => story.db.select().from(slots).where(eq(slots.eventId, story.id)).all()
  const hired = () =>
    story.db
      .select()
      .from(interpreters)
      .where(eq(interpreters.eventId, story.id))
      .orderBy(interpreters.position)
      .all()
  return { ...story, solve, read, act, grid, hired }
}

describe('what would help, done', () => {
  it('previews the slot at the end of the day, adds just that one, and the next schedule uses it', async () => {
    const day = await aShortDay([{ code: 'slot', day: 1, places: 1, musts: 0 }])
    const board = day.read()
    expect(board.unplaced).toHaveLength(1)
    expect(board.run?.remedies?.[0]?.preview).toMatchObject({
      kind: 'slot',
      from: '10:00',
      until: '10:20',
    })
    const before = day.grid().map((slot) => slot.id)
    day.act({ intent: 'addSlot', from: '10:00' })
    expect(day.grid()).toHaveLength(4)
    expect(day.grid().map((slot) => slot.id)).toEqual(expect.arrayContaining(before))
    // A second press finds that it is there already.
    expect(() => day.act({ intent: 'addSlot', from: '10:00' })).toThrowDomainError(
      'schedule.proposalChanged',
    )
    await day.solve()
    expect(day.read().unplaced).toEqual([])
  })

  it('adds an interpreter for the half of a day that was asked for, once', async () => {
    const day = await aShortDay([
      {
        code: 'interpreter',
        what: 'vi-ko',
        day: 1,
        part: 'morning',
        places: 1,
        musts: 0,
      },
    ])
    const [remedy] = day.read().run?.remedies ?? []
    expect(remedy?.preview).toMatchObject({
      kind: 'interpreter',
      name: 'Interpreter 2',
      from: '09:00',
      until: '09:40',
    })
    const given = {
      intent: 'addInterpreter',
      name: 'Interpreter 2',
      pair: 'vi-ko',
      day: '1',
      part: 'morning',
    }
    day.act(given)
    const [, added] = day.hired()
    expect(added).toMatchObject({ name: 'Interpreter 2', pairs: ['ko-vi'] })
    expect(
      day
        .grid()
        .map((slot) =>
          added?.absences.some(
            (away) => away.from < slot.endsAt.getTime() && away.until > slot.startsAt.getTime(),
          ),
        ),
    ).toEqual([false, false, true])
    expect(() => day.act(given)).toThrowDomainError('event.interpreterTwice')
    expect(() => day.act({ ...given, pair: 'ja-fr' })).toThrowDomainError('field.choose')
  })

  it('is for those who may change the event, while it is scheduled', async () => {
    const day = await aShortDay([{ code: 'slot', day: 1, places: 1, musts: 0 }])
    const acts = [
      { intent: 'addSlot', from: '10:00' },
      { intent: 'addInterpreter', name: 'A', pair: 'ko-vi' },
    ]
    for (const role of ['desk', 'viewer', 'scanner'] as const) {
      const other = as(day.ctx, aTeamMember(day.db, day.id, role))
      for (const act of acts) expect(() => day.act(act, other)).toThrow()
      if (role !== 'scanner')
        expect(
          readBoard(other, { eventSlug: day.slug }).run?.remedies?.[0]?.preview ?? null,
        ).toBeNull()
    }
    day.go('closed')
    for (const act of acts) expect(() => day.act(act)).toThrowDomainError('schedule.wrongPhase')
    expect(day.db.select().from(schedules).all()).toHaveLength(1)
  })
})
