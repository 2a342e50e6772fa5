import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  auditEntries,
  delegates,
  events,
  interpreters,
  meetings,
  outbox,
  programmeSessions,
  schedules,
  slots,
} from '#db/schema'
import { setReminder } from '#app/features/chase'
import { saveSession, updateEventSchema } from '#app/features/events'
import { aTeamMember } from '#app/features/requests/testing.server'
import {
  lockMeeting,
  publishSchedule,
  readAgenda,
  readBoard,
  readDaysProposal,
} from '#app/features/schedule'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { dayOf, formatTime } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { as } from '#app/platform/testing.server'
import { changeDays, updateEvent } from './update-event.server'

const [DAY, NEXT] = ['2026-12-01', '2026-12-02']
const ZONE = 'Asia/Ho_Chi_Minh'

/** Two days with slots at 09:00 and 09:20; one meeting at 09:00 on the first, one at 09:20 on the second. */
function twoDays() {
  const story = anEventToSchedule({
    event: {
      lastDay: NEXT,
      tables: [{ label: '1' }, { label: '2' }],
      grid: {
        slotMinutes: 20,
        gapMinutes: 0,
        spans: [DAY, NEXT].map((day) => ({ day, from: '09:00', until: '09:40' })),
      },
    },
  })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [a, b, c, d] = [
    firm('한빛', 'KR'),
    firm('Sông Bồ', 'VN'),
    firm('가람', 'KR'),
    firm('Hải Vân', 'VN'),
  ]
  const [early, late] = [story.accepted(a, b), story.accepted(c, d)]
  const draftId = story.draft()
  story.place(early, 0, 0)
  story.place(late, 3, 1)
  const event = () => {
    const found = story.db.select().from(events).where(eq(events.id, story.id)).get()
    if (!found) throw new Error('no event')
    return found
  }
  const form = (given: Record<string, unknown>) => ({
    ...updateEventSchema.parse({
      version: event().version,
      kind: 'matchmaking',
      name: { en: 'Network meeting' },
      timeZone: ZONE,
      firstDay: DAY,
      lastDay: NEXT,
      ...given,
    }),
    eventId: story.id,
  })
  const look = (given: Record<string, unknown>, ctx: Context = story.desk) =>
    readDaysProposal(ctx, form(given))
  const change = async (given: Record<string, unknown>) => {
    const proposal = await look(given)
    return changeDays(story.desk, { ...form(given), fingerprint: proposal?.fingerprint ?? '' })
  }
  const standing = (show: 'draft' | 'published' = 'draft', zone = ZONE) => {
    const times = new Map(
      story.db
        .select()
        .from(slots)
        .all()
        .map((one) => [
          one.id,
          `${dayOf(one.startsAt, zone).slice(5)} ${formatTime(one.startsAt, zone)}`,
        ]),
    )
    const board = readBoard(story.desk, { eventSlug: story.slug, show })
    return [early, late].map((id) => {
      const place = board.meetings.find((one) => one.id === id)
      return place
        ? `${times.get(place.slotId)} ${place.tableId === story.tableId(0) ? 1 : 2}`
        : null
    })
  }
  const mails = () =>
    story.db
      .select()
      .from(outbox)
      .all()
      .filter((line) => line.payload.template === 'schedulePublished').length
  return { ...story, a, b, c, d, early, late, draftId, event, form, look, change, standing, mails }
}

const WEEK_LATER = { firstDay: '2026-12-08', lastDay: '2026-12-09' }

describe('other days under a schedule', () => {
  it('are for those who set the event up and schedule it', async () => {
    const story = twoDays()
    for (const role of ['desk', 'viewer', 'scanner'] as const) {
      const ctx = as(story.ctx, aTeamMember(story.db, story.id, role))
      await expect(story.look(WEEK_LATER, ctx)).rejects.toThrowDomainError('notFound')
      await expect(
        changeDays(ctx, { ...story.form(WEEK_LATER), fingerprint: 'x' }),
      ).rejects.toThrowDomainError('notFound')
    }
  })

  it('are not saved unseen, nor when the form or the records lead elsewhere meanwhile', async () => {
    const story = twoDays()
    expect(() => updateEvent(story.desk, story.form(WEEK_LATER))).toThrowDomainError(
      'event.daysHoldMeetings',
    )
    const seen = await story.look(WEEK_LATER)
    const fingerprint = seen?.fingerprint ?? ''
    await expect(
      changeDays(story.desk, {
        ...story.form({ firstDay: '2026-12-15', lastDay: '2026-12-16' }),
        fingerprint,
      }),
    ).rejects.toThrowDomainError('schedule.proposalChanged')
    story.place(story.early, 1, 0)
    await expect(
      changeDays(story.desk, { ...story.form(WEEK_LATER), fingerprint }),
    ).rejects.toThrowDomainError('schedule.proposalChanged')
    expect(story.event()).toMatchObject({ firstDay: DAY, lastDay: NEXT })
    expect(story.standing()).toEqual(['12-01 09:20 1', '12-02 09:20 2'])
  })

  it('are refused on an older version, and when the event is over', async () => {
    const story = twoDays()
    await expect(story.look({ ...WEEK_LATER, version: 99 })).rejects.toThrowDomainError('conflict')
    story.go('closed')
    await expect(story.look(WEEK_LATER)).rejects.toThrowDomainError('event.closed')
  })

  it('never move what has begun, nor a meeting that took place', async () => {
    const story = twoDays()
    publishSchedule(story.desk, { scheduleId: story.draftId })
    story.go('running')
    const onTheDay = { ...story.desk, now: () => new Date('2026-12-01T02:05:00Z') }
    await expect(story.look(WEEK_LATER, onTheDay)).rejects.toThrowDomainError('event.slotsBegun')
    await expect(story.look({ firstDay: NEXT }, onTheDay)).rejects.toThrowDomainError(
      'event.slotsBegun',
    )
    // A day that is still ahead may go, and its meeting finds a place on the day itself.
    const shorter = await story.look({ lastDay: DAY }, onTheDay)
    expect(shorter?.lines[0]?.after).toContain('09:20')
    story.go('published')
    story.db.update(meetings).set({ state: 'held' }).where(eq(meetings.id, story.early)).run()
    await expect(story.look(WEEK_LATER)).rejects.toThrowDomainError('event.slotsBegun')
  })

  it('need no preview where nothing stands on what moves', async () => {
    const story = twoDays()
    expect(await story.look({ lastDay: '2026-12-03' })).toBeNull()
    expect(await story.look({ firstDay: '2026-11-30' })).toBeNull()
    updateEvent(story.desk, story.form({ firstDay: '2026-11-30', lastDay: '2026-12-03' }))
    expect(story.standing()).toEqual(['12-01 09:00 1', '12-02 09:20 2'])
    expect(readBoard(story.desk, { eventSlug: story.slug }).check?.wrong).toBe(0)
  })
})

describe('an event that moves as a whole', () => {
  it('takes every meeting along in its place of the day, locks too', async () => {
    const story = twoDays()
    lockMeeting(story.desk, { eventId: story.id, meetingId: story.early, locked: true })
    const seen = await story.look(WEEK_LATER)
    expect(seen).toMatchObject({ isWhole: true, lost: [], notAbsorbed: false, mayPublish: false })
    expect(seen?.days.map((day) => day.meetings)).toEqual([1, 1])
    expect(seen?.lines.map((line) => line.kind)).toEqual(['moved', 'moved'])
    expect(seen?.lines[0]?.before).toContain('1 Dec 2026')
    expect(seen?.lines[0]?.after).toContain('8 Dec 2026')
    expect(story.standing()).toEqual(['12-01 09:00 1', '12-02 09:20 2'])
    await story.change(WEEK_LATER)
    expect(story.standing()).toEqual(['12-08 09:00 1', '12-09 09:20 2'])
    const board = readBoard(story.desk, { eventSlug: story.slug })
    expect(board.days.map((day) => day.date)).toEqual(['2026-12-08', '2026-12-09'])
    expect(board.check?.wrong).toBe(0)
    expect(board.meetings.find((one) => one.id === story.early)?.locked).toBe(true)
    const acts = story.db.select().from(auditEntries).all()
    expect(acts.filter((one) => one.action === 'event.changed')).toHaveLength(1)
    expect(acts.filter((one) => one.action === 'schedule.repaired')).toHaveLength(1)
  })

  it('does so where the old and the new days overlap, and back again', async () => {
    const story = twoDays()
    await story.change({ firstDay: NEXT, lastDay: '2026-12-03' })
    expect(story.standing()).toEqual(['12-02 09:00 1', '12-03 09:20 2'])
    await story.change({})
    expect(story.standing()).toEqual(['12-01 09:00 1', '12-02 09:20 2'])
    expect(readBoard(story.desk, { eventSlug: story.slug }).check?.wrong).toBe(0)
  })

  it('takes sessions, and what people and interpreters said of their time, along with the day', async () => {
    const story = twoDays()
    const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+07:00`)
    const morning = { from: at(NEXT, '09:00'), until: at(NEXT, '09:20') }
    const person = story.delegateOf(story.a)?.id ?? ''
    story.db
      .update(delegates)
      .set({ ownAbsences: [morning], absences: [morning] })
      .where(eq(delegates.id, person))
      .run()
    story.db
      .update(interpreters)
      .set({ absences: [morning] })
      .run()
    saveSession(story.desk, {
      eventId: story.id,
      title: { en: 'Opening' },
      day: DAY,
      from: '08:00',
      until: '08:30',
      binds: 'everyone',
      delegates: [],
    })
    setReminder(story.desk, {
      eventId: story.id,
      group: 'everyone',
      subject: { en: 'Soon' },
      body: { en: 'Soon' },
      sendDay: '2026-11-30',
      sendTime: '09:00',
    })
    // By one day: 9 o'clock on the second, which was said to be impossible, becomes the place of the first meeting.
    const seen = await story.look({ firstDay: NEXT, lastDay: '2026-12-03' })
    expect(seen).toMatchObject({
      isWhole: true,
      painted: 2,
      sessionsMoved: 1,
      sessionsGone: [],
      reminders: 1,
    })
    expect(seen?.doubtful.map((one) => one.id)).toEqual([person])

    await story.change(WEEK_LATER)
    const later = { from: at('2026-12-09', '09:00'), until: at('2026-12-09', '09:20') }
    const opening = { from: at('2026-12-08', '08:00'), until: at('2026-12-08', '08:30') }
    expect(story.delegateOf(story.a)).toMatchObject({
      ownAbsences: [later],
      absences: [opening, later],
    })
    expect(story.db.select().from(interpreters).get()?.absences).toEqual([later])
    expect(story.db.select().from(programmeSessions).get()?.startsAt.getTime()).toBe(opening.from)
    expect(readBoard(story.desk, { eventSlug: story.slug }).check?.wrong).toBe(0)
  })

  it('keeps the time of the day in another zone', async () => {
    const story = twoDays()
    const seen = await story.look({ timeZone: 'Asia/Seoul' })
    expect(seen).toMatchObject({ isWhole: true, zone: { before: ZONE, after: 'Asia/Seoul' } })
    await story.change({ timeZone: 'Asia/Seoul' })
    expect(story.standing('draft', 'Asia/Seoul')).toEqual(['12-01 09:00 1', '12-02 09:20 2'])
  })

  it('leaves what is published in force until the draft is, then tells each whose meetings moved, once', async () => {
    const story = twoDays()
    publishSchedule(story.desk, { scheduleId: story.draftId })
    const told = story.mails()
    const sequence = () => story.meeting(story.early)?.sequence ?? -1
    const before = sequence()
    expect((await story.look(WEEK_LATER))?.messages).toBe(4)
    await story.change(WEEK_LATER)
    expect(story.mails()).toBe(told)
    expect(sequence()).toBe(before)
    expect(story.standing('published')).toEqual(['12-01 09:00 1', '12-02 09:20 2'])
    const shown = readBoard(story.desk, { eventSlug: story.slug, show: 'published' })
    expect(shown.days.map((day) => [day.date, day.slots.length])).toEqual([
      [DAY, 1],
      [NEXT, 1],
    ])
    const draft = story.db.select().from(schedules).where(eq(schedules.state, 'draft')).get()
    publishSchedule(story.desk, { scheduleId: draft?.id ?? '' })
    expect(story.standing('published')).toEqual(['12-08 09:00 1', '12-09 09:20 2'])
    expect(story.mails()).toBe(told + 4)
    expect(sequence()).toBe(before + 1)
    const agenda = readAgenda(story.a.as, {
      eventSlug: story.slug,
      delegateId: story.delegateOf(story.a)?.id ?? '',
    })
    expect(agenda.meetings.map((one) => one.startsAt)).toEqual(['2026-12-08T02:00:00.000Z'])
    expect(agenda.meetings[0]?.moved?.span).toBe('1 Dec 2026 09:00–09:20')
    const reminded = story.db
      .select()
      .from(outbox)
      .all()
      .filter((line) => line.payload.template === 'meetingReminder')
      .map((line) => line.runAt.toISOString().slice(0, 10))
    expect(reminded.every((day) => day >= '2026-12-07')).toBe(true)
  })
})

describe('a day that goes', () => {
  it('gives its meetings to the nearest place who can, and says what is lost and why', async () => {
    const story = twoDays()
    const seen = await story.look({ lastDay: DAY })
    expect(seen).toMatchObject({ isWhole: false, lost: [] })
    expect(seen?.days).toEqual([expect.objectContaining({ after: null, meetings: 1 })])
    const away = [{ from: Date.parse('2026-12-01T00:00Z'), until: Date.parse('2026-12-01T23:00Z') }]
    const person = story.delegateOf(story.d)?.id ?? ''
    story.db
      .update(delegates)
      .set({ ownAbsences: away, absences: away })
      .where(eq(delegates.id, person))
      .run()
    // Free on the old date alone: true availability is not stretched.
    const without = await story.look({ lastDay: DAY })
    expect(without?.lost).toHaveLength(1)
    expect(without?.lost[0]?.reason).not.toBeNull()
    await story.change({ lastDay: DAY })
    expect(story.standing()).toEqual(['12-01 09:00 1', null])
    expect(story.event()).toMatchObject({ firstDay: DAY, lastDay: DAY })
  })

  it('at the beginning leaves the others on their dates', async () => {
    const story = twoDays()
    await story.change({ firstDay: NEXT })
    expect(story.standing()[1]).toBe('12-02 09:20 2')
    expect(story.standing()[0]).toContain('12-02')
    const board = readBoard(story.desk, { eventSlug: story.slug })
    expect(board.days.map((day) => [day.day, day.date])).toEqual([[1, NEXT]])
    expect(board.check?.wrong).toBe(0)
  })

  it('takes its sessions out of the programme, once they were named', async () => {
    const story = twoDays()
    saveSession(story.desk, {
      eventId: story.id,
      title: { en: 'Closing' },
      day: '2026-12-02',
      from: '17:00',
      until: '17:30',
      binds: 'everyone',
      delegates: [],
    })
    story.place(story.late, 1, 1)
    expect(() => updateEvent(story.desk, story.form({ lastDay: DAY }))).toThrowDomainError(
      'event.daysHoldSessions',
    )
    const seen = await story.look({ lastDay: DAY })
    expect(seen).toMatchObject({ days: [], lines: [], told: [] })
    expect(seen?.sessionsGone[0]).toContain('Closing')
    expect(await story.change({ lastDay: DAY })).toEqual({ number: null })
    expect(story.db.select().from(programmeSessions).all()).toEqual([])
    expect(story.delegateOf(story.a)?.absences).toEqual([])
  })
})
