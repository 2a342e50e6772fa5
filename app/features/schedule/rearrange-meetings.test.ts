import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { auditEntries, scheduleActs, schedules } from '#db/schema'
import { DomainError } from '#app/platform/domain-error'
import { aPerson, as } from '#app/platform/testing.server'
import { aTeamMember } from '#app/features/requests/testing.server'
import { readBoard } from './board-query.server'
import { placementsOf } from './find-schedule.server'
import { lockMeeting } from './lock-meeting.server'
import { placeMeeting } from './place-meeting.server'
import { swapMeetings, takeOutMeeting, undoLastAct } from './rearrange-meetings.server'
import { anEventToSchedule } from './testing.server'

/** Two pairs that share a language, each with a place. */
function twoMeetings() {
  const story = anEventToSchedule()
  const firm = (country: 'KR' | 'VN') => story.join({ country, meetingLanguages: ['en'] })
  const [a, b, c, d] = [firm('KR'), firm('VN'), firm('KR'), firm('VN')]
  const scheduleId = story.draft()
  const [first, second] = [story.accepted(a, b), story.accepted(c, d)]
  story.place(first, 0, 0)
  story.place(second, 1, 1)
  const placeOf = (id: string) => {
    const place = placementsOf(story.db, scheduleId).get(id)
    return place
      ? [
          story.grid.findIndex((slot) => slot.id === place.slotId),
          place.tableId === story.tableId(0) ? 0 : 1,
        ]
      : null
  }
  const version = () =>
    story.db.select().from(schedules).where(eq(schedules.id, scheduleId)).get()?.version ?? 0
  const colleague = as(
    story.ctx,
    aPerson(story.db, { name: '김도현', team: { eventId: story.id, role: 'coOrganiser' } }),
  )
  return { ...story, a, b, c, d, scheduleId, first, second, placeOf, version, colleague }
}

describe('rearranging by hand', () => {
  it.each(['desk', 'scanner', 'viewer'] as const)('is not for the %s', (role) => {
    const story = twoMeetings()
    const ctx = as(story.ctx, aTeamMember(story.db, story.id, role))
    const acts = [
      () =>
        swapMeetings(ctx, {
          eventId: story.id,
          meetingId: story.first,
          withMeetingId: story.second,
        }),
      () => takeOutMeeting(ctx, { eventId: story.id, meetingId: story.first }),
      () => undoLastAct(ctx, { eventId: story.id }),
    ]
    for (const act of acts) expect(act).toThrow(DomainError)
    expect(story.placeOf(story.first)).toEqual([0, 0])
  })

  it('lets two meetings change places in one act', () => {
    const story = twoMeetings()
    swapMeetings(story.desk, {
      eventId: story.id,
      meetingId: story.first,
      withMeetingId: story.second,
    })
    expect([story.placeOf(story.first), story.placeOf(story.second)]).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  it('swaps nothing with a locked meeting', () => {
    const story = twoMeetings()
    lockMeeting(story.desk, { eventId: story.id, meetingId: story.second, locked: true })
    expect(() =>
      swapMeetings(story.desk, {
        eventId: story.id,
        meetingId: story.first,
        withMeetingId: story.second,
      }),
    ).toThrowDomainError('schedule.locked')
  })

  it('gives a place to another meeting, and lists the one that lost it', () => {
    const story = twoMeetings()
    const third = story.accepted(story.a, story.d)
    placeMeeting(story.desk, {
      eventId: story.id,
      meetingId: third,
      slotId: story.slotId(0),
      tableId: story.tableId(0),
      insteadOf: story.first,
    })
    expect([story.placeOf(third), story.placeOf(story.first)]).toEqual([[0, 0], null])
    const board = readBoard(story.desk, { eventSlug: story.slug })
    expect(board.unplaced.map((one) => one.id)).toEqual([story.first])
  })

  it('takes the first free table where none is named', () => {
    const story = twoMeetings()
    placeMeeting(story.desk, { eventId: story.id, meetingId: story.first, slotId: story.slotId(1) })
    expect(story.placeOf(story.first)).toEqual([1, 0])
  })

  it('takes back the last act, whoever did it, as an act of its own that is written down', () => {
    const story = twoMeetings()
    takeOutMeeting(story.colleague, { eventId: story.id, meetingId: story.first })
    const board = readBoard(story.desk, { eventSlug: story.slug })
    expect(board.lastAct).toMatchObject({
      kind: 'takeOut',
      who: '김도현',
      meetingIds: [story.first],
    })
    undoLastAct(story.desk, { eventId: story.id, actId: board.lastAct?.id })
    expect(story.placeOf(story.first)).toEqual([0, 0])
    expect(
      story.db
        .select()
        .from(scheduleActs)
        .all()
        .map((act) => act.kind),
    ).toEqual(['place', 'place', 'takeOut', 'undo'])
    expect(
      story.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'schedule.actUndone'))
        .all(),
    ).toHaveLength(1)
    undoLastAct(story.desk, { eventId: story.id })
    expect(story.placeOf(story.second)).toBeNull()
  })

  it('takes an act back once, and not the one that came after it', () => {
    const story = twoMeetings()
    const seen = readBoard(story.desk, { eventSlug: story.slug }).lastAct?.id
    takeOutMeeting(story.colleague, { eventId: story.id, meetingId: story.first })
    expect(() => undoLastAct(story.desk, { eventId: story.id, actId: seen })).toThrowDomainError(
      'schedule.nothingToUndo',
    )
    expect(story.placeOf(story.first)).toBeNull()
  })
})

describe('two organisers at once', () => {
  it('work on different meetings without a word', () => {
    const story = twoMeetings()
    const seen = { scheduleId: story.scheduleId, version: story.version() }
    const act = { eventId: story.id, slotId: story.slotId(2), ...seen }
    placeMeeting(story.desk, { ...act, meetingId: story.first, tableId: story.tableId(0) })
    placeMeeting(story.colleague, { ...act, meetingId: story.second, tableId: story.tableId(1) })
    expect([story.placeOf(story.first), story.placeOf(story.second)]).toEqual([
      [2, 0],
      [2, 1],
    ])
  })

  it('on the same meeting, the second is told by whom and where to, and overwrites nothing', () => {
    const story = twoMeetings()
    const seen = { scheduleId: story.scheduleId, version: story.version() }
    const act = { eventId: story.id, meetingId: story.first, ...seen }
    placeMeeting(story.colleague, { ...act, slotId: story.slotId(2), tableId: story.tableId(1) })
    try {
      placeMeeting(story.desk, { ...act, slotId: story.slotId(1), tableId: story.tableId(0) })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        code: 'schedule.movedMeanwhile',
        kind: 'conflict',
        params: { who: '김도현', place: '09:40–10:00, Table 2' },
      })
    }
    expect(story.placeOf(story.first)).toEqual([2, 1])
  })

  it('on a draft that was replaced, the act is refused', () => {
    const story = twoMeetings()
    expect(() =>
      takeOutMeeting(story.desk, {
        eventId: story.id,
        meetingId: story.first,
        scheduleId: 'another',
      }),
    ).toThrowDomainError('schedule.draftReplaced')
  })
})
