import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { schedules } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { aTeamMember } from '#app/features/requests/testing.server'
import { readBoard } from './board-query.server'
import { compareVersions } from './compare-versions.server'
import { takeVersion } from './copy-version.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { publishSchedule } from './publish-schedule.server'
import { takeOutMeeting } from './rearrange-meetings.server'
import { solveJob, startSolve, stopSolve } from './solve-job.server'
import { solveSchedule } from './solve-schedule.server'
import { anEventToSchedule } from './testing.server'

function aPublishedMeeting() {
  const story = anEventToSchedule()
  const [a, b] = [
    story.join({ name: '한빛', country: 'KR' }),
    story.join({ name: 'Sông Bồ', country: 'VN' }),
  ]
  const meetingId = story.accepted(a, b)
  const first = story.draft()
  story.place(meetingId, 0, 0)
  publishSchedule(story.desk, { scheduleId: first })
  return { ...story, a, b, meetingId, first }
}

describe('versions of a schedule', () => {
  it('are compared by what they reach and by each meeting that stands elsewhere', () => {
    const story = aPublishedMeeting()
    story.draft()
    story.place(story.meetingId, 2, 1)
    const { sides, changes, told } = compareVersions(story.desk, { eventSlug: story.slug })
    expect(sides?.map((side) => [side.version.number, side.version.state, side.placed])).toEqual([
      [1, 'published', 1],
      [2, 'draft', 1],
    ])
    expect(changes).toEqual([
      {
        meetingId: story.meetingId,
        kind: 'moved',
        pair: '한빛 × Sông Bồ',
        before: '09:00–09:20, Table 1',
        after: '09:40–10:00, Table 2',
      },
    ])
    expect(told.map((one) => one.organisation).sort()).toEqual(['Sông Bồ', '한빛'])
  })

  it('are read by the team and nobody else, and only of this event', () => {
    const story = aPublishedMeeting()
    const viewer = as(story.ctx, aTeamMember(story.db, story.id, 'viewer'))
    expect(compareVersions(viewer, { eventSlug: story.slug }).sides).toBeNull()
    expect(() => compareVersions(story.a.as, { eventSlug: story.slug })).toThrowDomainError(
      'notFound',
    )
    expect(() =>
      compareVersions(story.desk, { eventSlug: story.slug, from: 1, to: 9 }),
    ).toThrowDomainError('notFound')
  })

  it('become the draft again as a new version, and the draft before stays', () => {
    const story = aPublishedMeeting()
    const second = story.draft()
    story.place(story.meetingId, 2, 1)
    expect(takeVersion(story.desk, { eventSlug: story.slug, number: 1 })).toEqual({ number: 3 })
    const draft = scheduleInState(story.db, story.id, 'draft')
    expect(placementsOf(story.db, draft?.id ?? '').get(story.meetingId)).toMatchObject({
      slotId: story.slotId(0),
      tableId: story.tableId(0),
    })
    expect(story.db.select().from(schedules).where(eq(schedules.id, second)).get()?.state).toBe(
      'discarded',
    )
  })
})

describe('searching for a schedule', () => {
  it('fills only what is free when it is asked to', async () => {
    const story = aPublishedMeeting()
    story.draft()
    story.place(story.meetingId, 1, 1)
    const other = story.accepted(
      story.join({ country: 'KR', meetingLanguages: ['en'] }),
      story.join({ country: 'VN', meetingLanguages: ['en'] }),
    )
    const { scheduleId } = await solveSchedule(story.desk, {
      eventId: story.id,
      fill: true,
      seconds: 20,
    })
    const placed = placementsOf(story.db, scheduleId)
    expect(placed.get(story.meetingId)).toMatchObject({
      slotId: story.slotId(1),
      tableId: story.tableId(1),
      locked: false,
    })
    expect(placed.has(other)).toBe(true)
  })

  it('overwrites nothing that was done by hand meanwhile, and keeps what it found beside', async () => {
    const story = aPublishedMeeting()
    const draft = story.draft()
    story.place(story.meetingId, 1, 1)
    const solving = solveSchedule(story.desk, { eventId: story.id, seconds: 20 })
    takeOutMeeting(story.desk, { eventId: story.id, meetingId: story.meetingId })
    await expect(solving).rejects.toMatchObject({
      code: 'schedule.keptBeside',
      params: { number: 3 },
    })
    expect(scheduleInState(story.db, story.id, 'draft')?.id).toBe(draft)
    const { sides } = compareVersions(story.desk, { eventSlug: story.slug, from: 2, to: 3 })
    expect(sides?.map((side) => side.placed)).toEqual([0, 1])
  })

  it('runs beside the pages: progress, one at a time, and an end that is told', async () => {
    const story = aPublishedMeeting()
    const running = startSolve(story.desk, { eventId: story.id, seconds: 20 })
    expect(solveJob(story.id)).toMatchObject({ state: 'running', seconds: 20 })
    await startSolve(story.desk, { eventId: story.id })
    await running
    expect(solveJob(story.id)).toBeNull()
    expect(scheduleInState(story.db, story.id, 'draft')?.number).toBe(2)
  })

  it('stopped before there is anything says that nothing was changed', async () => {
    const story = aPublishedMeeting()
    const running = startSolve(story.desk, { eventId: story.id, seconds: 60 })
    stopSolve(story.desk, { eventId: story.id })
    await running
    const job = solveJob(story.id)
    // The thread may have had its answer already; then that is the draft.
    if (job) expect(job).toMatchObject({ state: 'failed', error: { code: 'schedule.failed' } })
    else expect(scheduleInState(story.db, story.id, 'draft')?.number).toBe(2)
  })

  it('is begun and stopped by organisers only', () => {
    const story = aPublishedMeeting()
    const desk = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    expect(() => startSolve(desk, { eventId: story.id })).toThrow()
    expect(() => stopSolve(desk, { eventId: story.id })).toThrow()
    expect(() => startSolve(anEventToSchedule().desk, { eventId: story.id })).toThrowDomainError(
      'notFound',
    )
  })

  it('keeps what would help those left out', async () => {
    const story = anEventToSchedule()
    const star = story.join({ name: '한빛', country: 'KR', maxMeetings: 1 })
    for (const name of ['A', 'B']) story.accepted(star, story.join({ name, country: 'VN' }))
    await startSolve(story.desk, { eventId: story.id, seconds: 20 })
    const { run } = readBoard(story.desk, { eventSlug: story.slug })
    expect(run?.remedies).toContainEqual(
      expect.objectContaining({ code: 'limit', name: '한빛', places: 1 }),
    )
  })
})
