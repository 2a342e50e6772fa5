import { describe, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { events, outbox, schedules } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { cancelRequest } from '#app/features/requests'
import { aTeamMember } from '#app/features/requests/testing.server'
import { setAbsences } from '#app/features/registration'
import type { Story } from './testing.server'
import { publishSchedule } from './publish-schedule.server'
import { anEventToSchedule } from './testing.server'

function threeFirms() {
  const story = anEventToSchedule()
  const hanbit = story.join({ name: '한빛', country: 'KR' })
  const songBo = story.join({ name: 'Sông Bồ', country: 'VN' })
  const haiVan = story.join({ name: 'Hải Vân', country: 'VN' })
  return { ...story, hanbit, songBo, haiVan }
}

const toldAbout = (story: Pick<Story, 'db'>) =>
  story.db
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(eq(outbox.kind, 'mail'))
    .all()
    .filter((line) => line.payload.template === 'schedulePublished')
    .map((line) => line.payload.to)

const published = (story: Pick<Story, 'db' | 'id'>) =>
  story.db.select().from(events).where(eq(events.id, story.id)).get()?.publishedScheduleId

describe('publishing a schedule', () => {
  it('is not for a viewer, nor for the organiser of another event', () => {
    const story = threeFirms()
    const scheduleId = story.draft()
    expect(() =>
      publishSchedule(as(story.ctx, aTeamMember(story.db, story.id, 'viewer')), { scheduleId }),
    ).toThrowDomainError('notFound')
    expect(() => publishSchedule(anEventToSchedule().desk, { scheduleId })).toThrowDomainError(
      'notFound',
    )
  })

  it('does not publish what somebody changed since it was shown', () => {
    const story = threeFirms()
    const scheduleId = story.draft()
    story.place(story.accepted(story.hanbit, story.songBo), 0, 0)
    expect(() => publishSchedule(story.desk, { scheduleId, version: 1 })).toThrowDomainError(
      'conflict',
    )
  })

  it('stops what no longer keeps the rules, and leaves everything as it was', () => {
    const story = threeFirms()
    const scheduleId = story.draft()
    const meetingId = story.accepted(story.hanbit, story.songBo)
    story.place(meetingId, 0, 0)
    const slot = story.grid[0]
    setAbsences(story.ctx, {
      delegateId: story.delegateOf(story.songBo)?.id ?? '',
      absences: [{ from: slot?.startsAt ?? new Date(), until: slot?.endsAt ?? new Date() }],
    })
    expect(() => publishSchedule(story.desk, { scheduleId })).toThrowDomainError(
      'schedule.rulesBroken',
    )
    expect(published(story)).toBeNull()
    expect(story.meeting(meetingId)).toMatchObject({ state: 'planned' })
    expect(toldAbout(story)).toEqual([])
  })

  it('leaves the old one whole when it is cut off', () => {
    const story = threeFirms()
    const first = story.draft()
    const meetingId = story.accepted(story.hanbit, story.songBo)
    story.place(meetingId, 0, 0)
    publishSchedule(story.desk, { scheduleId: first })
    const second = story.draft()
    story.place(meetingId, 1, 1)
    let calls = 0
    const cutOff = {
      ...story.desk,
      now: () => {
        if (++calls > 3) throw new Error('the power failed')
        return new Date()
      },
    }
    expect(() => publishSchedule(cutOff, { scheduleId: second })).toThrow('the power failed')
    expect(published(story)).toBe(first)
    expect(story.meeting(meetingId)).toMatchObject({ state: 'scheduled', sequence: 0 })
    expect(
      story.db
        .select()
        .from(schedules)
        .where(and(eq(schedules.id, second)))
        .get()?.state,
    ).toBe('draft')
  })

  it('tells each person of a first schedule once, and nobody when it is pressed again', () => {
    const story = threeFirms()
    const scheduleId = story.draft()
    story.place(story.accepted(story.hanbit, story.songBo), 0, 0)
    story.place(story.accepted(story.hanbit, story.haiVan), 1, 0)
    expect(publishSchedule(story.desk, { scheduleId })).toEqual({ number: 1, told: 3, changes: 2 })
    expect(publishSchedule(story.desk, { scheduleId })).toEqual({ number: 1, told: 0, changes: 0 })
    expect(toldAbout(story)).toHaveLength(3)
    expect(story.db.select().from(events).where(eq(events.id, story.id)).get()?.state).toBe(
      'published',
    )
  })

  it('tells only those whose day changed', () => {
    const story = threeFirms()
    const first = story.draft()
    const kept = story.accepted(story.hanbit, story.haiVan)
    story.place(kept, 1, 0)
    publishSchedule(story.desk, { scheduleId: first })
    story.db.delete(outbox).run()

    const second = story.draft()
    story.place(kept, 1, 0)
    story.place(story.accepted(story.hanbit, story.songBo), 0, 0)
    publishSchedule(story.desk, { scheduleId: second })
    expect(toldAbout(story)).toEqual(
      expect.arrayContaining([
        { personId: story.hanbit.person.id },
        { personId: story.songBo.person.id },
      ]),
    )
    expect(toldAbout(story)).toHaveLength(2)
  })

  it('raises the sequence of what moved, leaves what stayed, and never lets it fall', () => {
    const story = threeFirms()
    const moving = story.accepted(story.hanbit, story.songBo)
    const staying = story.accepted(story.hanbit, story.haiVan)
    const publishWith = (slot: number | null) => {
      const scheduleId = story.draft()
      story.place(staying, 2, 0)
      if (slot !== null) story.place(moving, slot, 0)
      publishSchedule(story.desk, { scheduleId })
      return [
        story.meeting(moving)?.sequence,
        story.meeting(moving)?.state,
        story.meeting(staying)?.sequence,
      ]
    }
    expect(publishWith(0)).toEqual([0, 'scheduled', 0])
    expect(publishWith(1)).toEqual([1, 'scheduled', 0])
    expect(publishWith(1)).toEqual([1, 'scheduled', 0])
    expect(publishWith(null)).toEqual([2, 'planned', 0])
    expect(publishWith(0)).toEqual([3, 'scheduled', 0])
  })

  it('does not tell of a cancelled meeting a second time', () => {
    const story = threeFirms()
    const first = story.draft()
    const meetingId = story.accepted(story.hanbit, story.songBo)
    story.place(meetingId, 0, 0)
    publishSchedule(story.desk, { scheduleId: first })
    const requestId = story.meeting(meetingId)?.requestId ?? ''
    cancelRequest(story.desk, { requestId, version: 2 })
    expect(story.meeting(meetingId)).toMatchObject({ state: 'cancelled', sequence: 1 })
    story.db.delete(outbox).run()
    expect(publishSchedule(story.desk, { scheduleId: story.draft() })).toMatchObject({
      told: 0,
      changes: 0,
    })
  })
})
