import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { absenceReports, eventTables } from '#db/schema'
import { eventById, refreshAbsences } from '#app/features/events'
import { newId } from '#app/platform/ids'
import { TEST_NOW } from '#app/platform/testing.server'
import { buildInstance } from './build-instance.server'
import { isUnconfirmed } from './confirm-schedule.server'
import { publishSchedule } from './publish-schedule.server'
import { anEventToSchedule } from './testing.server'

/** Two tables; the second one is 한빛's own. */
function aDayWithABooth() {
  const story = anEventToSchedule({ event: { tables: [{ label: '1' }, { label: 'Booth' }] } })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [hanbit, songBo, garam] = [firm('한빛', 'KR'), firm('Sông Bồ', 'VN'), firm('가람', 'KR')]
  story.db
    .update(eventTables)
    .set({ hostOrganisationId: hanbit.organisationId })
    .where(eq(eventTables.id, story.tableId(1)))
    .run()
  return {
    ...story,
    hanbit,
    songBo,
    own: story.accepted(hanbit, songBo),
    other: story.accepted(garam, songBo),
    instance: () => buildInstance(story.db, eventById(story.db, story.id)),
  }
}

describe('a firm’s own table', () => {
  it('is where its meetings are, and nobody else’s, for the solver as for a hand', () => {
    const story = aDayWithABooth()
    const tablesOf = (id: string) => story.instance().meetings.find((one) => one.id === id)?.tables
    expect(tablesOf(story.own)).toEqual([story.tableId(1)])
    expect(tablesOf(story.other)).toEqual([story.tableId(0)])
    story.draft()
    expect(() => story.place(story.other, 0, 1)).toThrowDomainError('schedule.tableReserved')
    expect(() => story.place(story.own, 0, 0)).toThrowDomainError('schedule.tableReserved')
    story.place(story.own, 0, 1)
  })
})

describe('who was reported away', () => {
  it('stays away when absences are worked out anew, until the report is gone', () => {
    const story = aDayWithABooth()
    const from = story.grid[0]?.startsAt ?? TEST_NOW
    const free = () =>
      story.instance().participants.find((one) => one.id === story.hanbit.registrationId)
        ?.delegates?.[0]?.available
    const whole = free()?.length ?? 0
    const id = newId()
    story.db
      .insert(absenceReports)
      .values({
        id,
        eventId: story.id,
        registrationId: story.hanbit.registrationId,
        kind: 'noShow',
        from,
        createdAt: TEST_NOW,
      })
      .run()
    story.db.transaction((tx) => refreshAbsences(tx, story.id))
    expect(free()).toEqual([])
    story.db.delete(absenceReports).where(eq(absenceReports.id, id)).run()
    story.db.transaction((tx) => refreshAbsences(tx, story.id))
    expect(free()).toHaveLength(whole)
  })
})

describe('who has not confirmed', () => {
  it('is whoever has published meetings that nobody said yes to', () => {
    const story = aDayWithABooth()
    const scheduleId = story.draft()
    story.place(story.own, 0, 1)
    const open = () =>
      isUnconfirmed(story.db, eventById(story.db, story.id), story.hanbit.registrationId)
    expect(open()).toBe(false)
    publishSchedule(story.desk, { scheduleId })
    expect(open()).toBe(true)
  })
})
