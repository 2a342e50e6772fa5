import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { placementDelegates, placements } from '#db/schema'
import { aPerson, as } from '#app/platform/testing.server'
import { setAbsences } from '#app/features/registration'
import { lockMeeting } from './lock-meeting.server'
import { placeMeeting } from './place-meeting.server'
import { anEventToSchedule } from './testing.server'

function fourFirms(given: Parameters<typeof anEventToSchedule>[0] = {}) {
  const story = anEventToSchedule(given)
  const [a, b] = [
    story.join({ name: '한빛', country: 'KR' }),
    story.join({ name: 'Sông Bồ', country: 'VN' }),
  ]
  const [c, d] = [
    story.join({ name: '가람', country: 'KR', meetingLanguages: ['en'] }),
    story.join({ name: 'Hải Vân', country: 'VN', meetingLanguages: ['en'] }),
  ]
  return { ...story, a, b, c, d }
}

describe('placing a meeting by hand', () => {
  it('is for the organisers of this event', () => {
    const { accepted, a, b, draft, ctx, id, slotId, tableId } = fourFirms()
    const meetingId = accepted(a, b)
    draft()
    const stranger = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    expect(() =>
      placeMeeting(stranger, { eventId: id, meetingId, slotId: slotId(0), tableId: tableId(0) }),
    ).toThrowDomainError('notFound')
  })

  it('needs a working draft', () => {
    const { accepted, a, b, place } = fourFirms()
    expect(() => place(accepted(a, b), 0, 0)).toThrowDomainError('schedule.noDraft')
  })

  it('knows no slot and no meeting of another event', () => {
    const { accepted, a, b, draft, desk, id, slotId, tableId } = fourFirms()
    const other = fourFirms()
    draft()
    const meetingId = accepted(a, b)
    const foreignMeeting = other.accepted(other.a, other.b)
    expect(() =>
      placeMeeting(desk, { eventId: id, meetingId, slotId: other.slotId(0), tableId: tableId(0) }),
    ).toThrowDomainError('notFound')
    expect(() =>
      placeMeeting(desk, {
        eventId: id,
        meetingId: foreignMeeting,
        slotId: slotId(0),
        tableId: tableId(0),
      }),
    ).toThrowDomainError('notFound')
  })

  it('refuses a table that is taken and says by whom', () => {
    const { accepted, a, b, c, d, draft, place } = fourFirms()
    draft()
    place(accepted(a, b), 0, 0)
    try {
      place(accepted(c, d), 0, 0)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        code: 'schedule.slotTaken',
        kind: 'conflict',
        params: { holder: '한빛 × Sông Bồ' },
      })
    }
  })

  it('refuses somebody who sits elsewhere, is away, or is at the limit', () => {
    const { accepted, a, b, join, draft, place, delegateOf, ctx, grid } = fourFirms({
      event: { maxMeetingsPerOrganisation: 2 },
    })
    const [c, d] = [join({ country: 'VN' }), join({ country: 'VN' })]
    draft()
    place(accepted(a, b), 0, 0)
    const second = accepted(a, d)
    expect(() => place(second, 0, 1)).toThrowDomainError('schedule.somebodyBusy')
    const away = grid[1]
    setAbsences(ctx, {
      delegateId: delegateOf(d)?.id ?? '',
      absences: [
        {
          from: new Date((away?.endsAt.getTime() ?? 0) - 60_000),
          until: away?.endsAt ?? new Date(),
        },
      ],
    })
    expect(() => place(second, 1, 1)).toThrowDomainError('schedule.somebodyBusy')
    place(second, 2, 1)
    expect(() => place(accepted(a, c), 1, 0)).toThrowDomainError('schedule.limitReached')
  })

  it('refuses a second meeting for the only interpreter, and needs none where a language is shared', () => {
    const { accepted, a, b, c, d, join, draft, place } = fourFirms()
    const e = join({ country: 'KR' })
    const f = join({ country: 'VN' })
    draft()
    place(accepted(a, b), 0, 0)
    const meeting = accepted(e, f)
    expect(() => place(meeting, 0, 1)).toThrowDomainError('schedule.noInterpreter')
    expect(() => place(meeting, 0, 1)).toThrow(
      expect.objectContaining({ params: { pair: 'Korean–Vietnamese' } }) as Error,
    )
    place(accepted(c, d), 0, 1)
  })

  it('is refused by the database even when the check is skipped', () => {
    const { accepted, a, b, c, d, draft, place, db, slotId, tableId } = fourFirms()
    const scheduleId = draft()
    place(accepted(a, b), 0, 0)
    const second = accepted(a, d)
    const third = accepted(c, d)
    const force = (meetingId: string, table: number) =>
      db
        .insert(placements)
        .values({ scheduleId, meetingId, slotId: slotId(0), tableId: tableId(table) })
        .run()
    expect(() => force(third, 0)).toThrow(/UNIQUE/)
    force(second, 1)
    const sitting = db.select().from(placementDelegates).get()
    expect(() =>
      db
        .insert(placementDelegates)
        .values({
          scheduleId,
          meetingId: second,
          slotId: slotId(0),
          delegateId: sitting?.delegateId ?? '',
        })
        .run(),
    ).toThrow(/UNIQUE/)
  })

  it('lets one of twenty pairs into one place', () => {
    const story = anEventToSchedule()
    story.draft()
    const results = Array.from({ length: 20 }, () => {
      const meetingId = story.accepted(
        story.join({ country: 'KR', meetingLanguages: ['en'] }),
        story.join({ country: 'VN', meetingLanguages: ['en'] }),
      )
      try {
        story.place(meetingId, 0, 0)
        return 'placed'
      } catch {
        return 'refused'
      }
    })
    expect(results.filter((result) => result === 'placed')).toHaveLength(1)
  })

  it('moves a placed meeting and keeps its lock', () => {
    const { accepted, a, b, draft, place, db, desk, id, slotId, tableId } = fourFirms()
    draft()
    const meetingId = accepted(a, b)
    place(meetingId, 0, 0)
    lockMeeting(desk, { eventId: id, meetingId, locked: true })
    place(meetingId, 1, 1)
    expect(
      db.select().from(placements).where(eq(placements.meetingId, meetingId)).all(),
    ).toMatchObject([{ slotId: slotId(1), tableId: tableId(1), locked: true }])
  })
})
