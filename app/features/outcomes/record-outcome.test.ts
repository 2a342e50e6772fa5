import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { exchanges, outcomes } from '#db/schema'
import { cancelRequest } from '#app/features/requests'
import { publishSchedule } from '#app/features/schedule'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { markHeld, markNoShow } from './mark-held.server'
import { recordExchange } from './record-exchange.server'
import { recordOutcome } from './record-outcome.server'

function aPublishedMeeting() {
  const story = anEventToSchedule()
  const hanbit = story.join({ name: '한빛', country: 'KR' })
  const songBo = story.join({ name: 'Sông Bồ', country: 'VN' })
  const third = story.join({ country: 'VN' })
  const meetingId = story.accepted(hanbit, songBo)
  const unplaced = story.accepted(hanbit, third)
  const scheduleId = story.draft()
  story.place(meetingId, 0, 0)
  publishSchedule(story.desk, { scheduleId })
  const after = <C extends { now: () => Date }>(ctx: C): C => ({
    ...ctx,
    now: () => new Date('2026-12-01T09:00:00Z'),
  })
  return { ...story, hanbit, songBo, third, meetingId, unplaced, after }
}

describe('saying what came of a meeting', () => {
  it('waits until the meeting has begun', () => {
    const { hanbit, meetingId } = aPublishedMeeting()
    expect(() =>
      recordOutcome(hanbit.as, {
        meetingId,
        registrationId: hanbit.registrationId,
        tookPlace: true,
      }),
    ).toThrowDomainError('outcome.tooEarly')
  })

  it('is for the side itself', () => {
    const { hanbit, songBo, third, meetingId, after } = aPublishedMeeting()
    const said = { meetingId, tookPlace: true }
    expect(() =>
      recordOutcome(after(hanbit.as), { ...said, registrationId: songBo.registrationId }),
    ).toThrowDomainError('notFound')
    expect(() =>
      recordOutcome(after(third.as), { ...said, registrationId: third.registrationId }),
    ).toThrowDomainError('notFound')
  })

  it('knows nothing of a meeting that has no place or was cancelled', () => {
    const { hanbit, meetingId, unplaced, after, desk, meeting } = aPublishedMeeting()
    const registrationId = hanbit.registrationId
    expect(() =>
      recordOutcome(after(hanbit.as), { meetingId: unplaced, registrationId, tookPlace: true }),
    ).toThrowDomainError('meeting.notScheduled')
    cancelRequest(desk, { requestId: meeting(meetingId)?.requestId ?? '', version: 2 })
    expect(() =>
      recordOutcome(after(hanbit.as), { meetingId, registrationId, tookPlace: true }),
    ).toThrowDomainError('meeting.cancelled')
    expect(() => markHeld(after(desk), { meetingId })).toThrowDomainError('meeting.cancelled')
  })

  it('keeps one word a side; saying it again replaces only that', () => {
    const { hanbit, songBo, meetingId, after, db } = aPublishedMeeting()
    recordOutcome(after(hanbit.as), {
      meetingId,
      registrationId: hanbit.registrationId,
      tookPlace: true,
      interest: 3,
    })
    recordOutcome(after(songBo.as), {
      meetingId,
      registrationId: songBo.registrationId,
      tookPlace: true,
      interest: 5,
    })
    recordOutcome(after(hanbit.as), {
      meetingId,
      registrationId: hanbit.registrationId,
      tookPlace: true,
      interest: 4,
    })
    expect(
      db
        .select()
        .from(outcomes)
        .orderBy(outcomes.interest)
        .all()
        .map((row) => [row.registrationId, row.interest, row.version]),
    ).toEqual([
      [hanbit.registrationId, 4, 2],
      [songBo.registrationId, 5, 1],
    ])
  })

  it('refuses an interest outside 1 to 5', () => {
    const { hanbit, meetingId, after } = aPublishedMeeting()
    expect(() =>
      recordOutcome(after(hanbit.as), {
        meetingId,
        registrationId: hanbit.registrationId,
        tookPlace: true,
        interest: 6,
      }),
    ).toThrowDomainError('field.invalid')
  })
})

describe('the desk on the day', () => {
  it('is no participant', () => {
    const { hanbit, meetingId } = aPublishedMeeting()
    expect(() => markHeld(hanbit.as, { meetingId })).toThrowDomainError('notFound')
  })

  it('names the side that did not come, which must be one of the two', () => {
    const { desk, meetingId, songBo, third, meeting } = aPublishedMeeting()
    expect(() =>
      markNoShow(desk, { meetingId, registrationId: third.registrationId }),
    ).toThrowDomainError('meeting.notASide')
    markNoShow(desk, { meetingId, registrationId: songBo.registrationId })
    expect(meeting(meetingId)).toMatchObject({ state: 'noShow', noShowBy: songBo.registrationId })
    markHeld(desk, { meetingId })
    expect(meeting(meetingId)).toMatchObject({
      state: 'held',
      noShowBy: null,
      actualStart: new Date('2026-12-01T02:00:00Z'),
    })
  })
})

describe('a talk that was not scheduled', () => {
  it('takes place while the event runs, and a participant confirms its own side only', () => {
    const { hanbit, third, id, go, db } = aPublishedMeeting()
    const talk = {
      eventId: id,
      registrationAId: hanbit.registrationId,
      registrationBId: third.registrationId,
      origin: 'participant' as const,
      confirmedByA: true,
      confirmedByB: true,
    }
    expect(() => recordExchange(hanbit.as, talk)).toThrowDomainError('event.notHeldYet')
    go('running')
    const { id: exchangeId } = recordExchange(hanbit.as, talk)
    expect(db.select().from(exchanges).where(eq(exchanges.id, exchangeId)).get()).toMatchObject({
      confirmedByA: true,
      confirmedByB: false,
    })
  })
})
