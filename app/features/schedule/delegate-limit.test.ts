import { describe, expect, it } from 'vitest'
import { desc, eq } from 'drizzle-orm'
import { auditEntries, events, meetings, placementDelegates, registrations } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { eventById } from '#app/features/events'
import { cancelRequest } from '#app/features/requests'
import { aTeamMember } from '#app/features/requests/testing.server'
import { actOnSchedule } from './act-on-schedule.server'
import { readBoard } from './board-query.server'
import { judge } from './board-rules'
import { buildInstance } from './build-instance.server'
import { carriedOn, standsOnBoard } from './components/verdicts'
import { readFills } from './read-fills.server'
import { publishSchedule } from './publish-schedule.server'
import { swapMeetings, takeOutMeeting, undoLastAct } from './rearrange-meetings.server'
import { scheduleActSchema } from './schema'
import { anEventToSchedule } from './testing.server'

/** 한빛 brings two delegates, the others one each; everybody may have so many meetings. */
function aTeam(perDelegate: number | undefined = 1) {
  const story = anEventToSchedule({
    event: {
      maxMeetingsPerDelegate: perDelegate,
      tables: [{ label: '1' }, { label: '2' }, { label: '3' }],
    },
  })
  const firm = (name: string, country: 'KR' | 'VN', delegates = [`${name} 1`]) =>
    story.join({
      name,
      country,
      meetingLanguages: ['en'],
      delegates: delegates.map((one) => ({ name: one })),
    })
  const team = firm('한빛', 'KR', ['김하나', '이두리'])
  const buyers = [
    firm('Sông Bồ', 'VN'),
    firm('Hải Vân', 'VN'),
    firm('Bắc Hà', 'VN'),
    firm('An Phú', 'VN'),
  ] as const
  const [first, second, third, fourth] = [
    story.accepted(team, buyers[0]),
    story.accepted(team, buyers[1]),
    story.accepted(team, buyers[2]),
    story.accepted(team, buyers[3]),
  ]
  const scheduleId = story.draft()
  const limit = (value: number | null) =>
    story.db
      .update(events)
      .set({ maxMeetingsPerDelegate: value })
      .where(eq(events.id, story.id))
      .run()
  const seats = (meetingId: string) =>
    story.db
      .select()
      .from(placementDelegates)
      .where(eq(placementDelegates.meetingId, meetingId))
      .all()
      .map((row) => row.delegateId)
  const act = (given: Record<string, unknown>, by = story.desk) =>
    actOnSchedule(by, story.slug, scheduleActSchema.parse(given))
  const board = (by = story.desk) => readBoard(by, { eventSlug: story.slug })
  const event = () => eventById(story.db, story.id)
  const problem = () => buildInstance(story.db, event())
  const cancel = (meetingId: string) => {
    const requestId = story.meeting(meetingId)?.requestId ?? ''
    cancelRequest(story.desk, { requestId, version: 2 })
  }
  return {
    ...story,
    cancel,
    team,
    buyers,
    first,
    second,
    third,
    fourth,
    scheduleId,
    limit,
    seats,
    act,
    board,
    event,
    problem,
  }
}

/** What a call is refused with. */
function refusal(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

describe('the limit of a delegate, in the problem', () => {
  it('is there for each of them, and for nobody where the event has none', () => {
    const story = aTeam(3)
    const limits = () =>
      story.problem().participants.flatMap((one) => one.delegates?.map((d) => d.maxMeetings))
    expect(limits()).toEqual([3, 3, 3, 3, 3, 3])
    story.limit(null)
    expect(limits().every((one) => one === undefined)).toBe(true)
  })

  it('counts what has begun, for the delegate as for the organisation', () => {
    const story = aTeam(2)
    story.db
      .update(registrations)
      .set({ maxMeetings: 3 })
      .where(eq(registrations.id, story.team.registrationId))
      .run()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    for (const [id, state] of [
      [story.first, 'held'],
      [story.second, 'inProgress'],
    ] as const)
      story.db.update(meetings).set({ state }).where(eq(meetings.id, id)).run()
    const team = story.problem().participants.find((one) => one.id === story.team.registrationId)
    expect(team?.maxMeetings).toBe(1)
    expect(team?.delegates?.map((one) => one.maxMeetings).sort()).toEqual([0, 2])
    // By hand it is the same: 이두리 has the third, and a fourth is one too many for the firm.
    story.place(story.third, 2, 0)
    expect(story.seats(story.third)).not.toContain(story.seats(story.first)[0])
    const { rules } = story.board()
    const said = carriedOn(story.board(), story.fourth)?.verdict({
      slotId: story.slotId(2),
      tableId: null,
      interpreterId: null,
    })
    expect(said).toContainEqual({ code: 'limit', side: story.team.registrationId, limit: 3 })
    expect(rules?.sides.find((one) => one.id === story.team.registrationId)?.max).toBe(3)
  })
})

describe('the limit of a delegate, by hand', () => {
  it('lets a colleague sit there, and refuses by name when nobody is left', () => {
    const story = aTeam()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    expect(story.seats(story.first)).not.toEqual(story.seats(story.second))
    expect(refusal(() => story.place(story.third, 2, 0))).toMatchObject({
      code: 'schedule.delegatesLimitReached',
      kind: 'conflict',
      params: { who: '한빛', limit: 1 },
    })
    const more = story.join({ name: '다온', country: 'KR', meetingLanguages: ['en'] })
    expect(refusal(() => story.place(story.accepted(more, story.buyers[0]), 2, 0))).toMatchObject({
      code: 'schedule.delegateLimitReached',
      params: { who: 'Sông Bồ 1 (Sông Bồ)', limit: 1 },
    })
  })

  it('does not stand in the way of moving, swapping and taking back what is within it', () => {
    const story = aTeam()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    story.place(story.first, 2, 1)
    swapMeetings(story.desk, {
      eventId: story.id,
      meetingId: story.first,
      withMeetingId: story.second,
    })
    takeOutMeeting(story.desk, { eventId: story.id, meetingId: story.first })
    story.place(story.third, 0, 0)
    expect(() => story.place(story.first, 1, 1)).toThrowDomainError(
      'schedule.delegatesLimitReached',
    )
    undoLastAct(story.desk, { eventId: story.id })
    story.place(story.first, 0, 0)
    expect(story.board().overLimits).toEqual([])
  })

  it('says the same of each cell, whoever asks', () => {
    const story = aTeam()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 1)
    story.db.update(meetings).set({ state: 'held' }).where(eq(meetings.id, story.first)).run()
    const board = story.board()
    const { rules } = board
    if (!rules) throw new Error('no rules')
    for (const meetingId of [story.second, story.third])
      for (const slot of board.days.flatMap((day) => day.slots)) {
        const cell = { slotId: slot.id, tableId: null }
        const said = carriedOn(board, meetingId)?.verdict({ ...cell, interpreterId: null })
        expect(said).toEqual(judge(rules, standsOnBoard(board), { meetingId, ...cell }).clashes)
      }
  })

  it('keeps a standby from being offered what would be too much', () => {
    const story = aTeam()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    const offered = () => readFills(story.desk, story.event()).map((one) => one.meetingId)
    expect(offered()).toEqual([])
    publishSchedule(story.desk, { scheduleId: story.scheduleId })
    story.cancel(story.second)
    // Its place is free again, and so is whoever sat there.
    expect(offered().sort()).toEqual([story.third, story.fourth].sort())
  })
})

describe('a limit that was lowered', () => {
  it('names on the board whose meetings are too many, and for whom', () => {
    const story = aTeam(3)
    for (const [at, id] of [story.first, story.second, story.third].entries())
      story.place(id, at, 0)
    expect(story.board().overLimits).toEqual([])
    story.limit(1)
    expect(story.board().overLimits).toEqual([
      { who: '김하나 (한빛)', count: 3, limit: 1, isDelegate: true },
    ])
    story.db
      .update(registrations)
      .set({ maxMeetings: 2 })
      .where(eq(registrations.id, story.team.registrationId))
      .run()
    expect(story.board().overLimits[0]).toEqual({
      who: '한빛',
      count: 3,
      limit: 2,
      isDelegate: false,
    })
  })

  it('does not count a meeting that was cancelled after its publication', () => {
    const story = aTeam(2)
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    publishSchedule(story.desk, { scheduleId: story.scheduleId })
    story.cancel(story.first)
    story.limit(1)
    expect(story.board().overLimits).toEqual([])
  })
})

describe('raising the limit of the delegates', () => {
  const raise = (limit: unknown) => ({ intent: 'raiseDelegateLimit', limit })

  it('is for those who may change the event, while it is scheduled, and only where there is one', () => {
    const story = aTeam()
    for (const role of ['desk', 'viewer', 'scanner'] as const) {
      const other = as(story.ctx, aTeamMember(story.db, story.id, role))
      expect(() => story.act(raise(1), other)).toThrow()
      if (role !== 'scanner') expect(story.board(other).mayManage).toBe(false)
    }
    expect(() => story.act(raise(1), story.team.as)).toThrow()
    expect(() => story.act(raise(1), aTeam().desk)).toThrow()
    story.limit(null)
    expect(() => story.act(raise(1))).toThrowDomainError('schedule.noLimit')
    story.limit(1)
    for (const state of ['requests', 'running', 'closed'] as const) {
      story.go(state)
      expect(() => story.act(raise(1))).toThrowDomainError('schedule.wrongPhase')
    }
    expect(story.event().maxMeetingsPerDelegate).toBe(1)
  })

  it('takes a number and no other', () => {
    for (const limit of ['', 'one', '1.5', undefined, null])
      expect(scheduleActSchema.safeParse(raise(limit)).success).toBe(false)
  })

  it('raises it once, however many press, writes it down, and lets the meeting in', () => {
    const story = aTeam()
    story.place(story.first, 0, 0)
    story.place(story.second, 1, 0)
    const before = story.event()
    expect(story.board().perDelegate).toBe(1)
    story.act(raise(1))
    expect(() => story.act(raise(1))).toThrowDomainError('schedule.proposalChanged')
    expect(story.event()).toMatchObject({
      maxMeetingsPerDelegate: 2,
      version: before.version + 1,
    })
    story.place(story.third, 2, 0)
    expect(
      story.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'event.delegateLimitRaised'))
        .orderBy(desc(auditEntries.at))
        .all(),
    ).toMatchObject([
      { before: { maxMeetingsPerDelegate: 1 }, after: { maxMeetingsPerDelegate: 2 } },
    ])
  })
})
