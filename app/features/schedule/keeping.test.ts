import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { delegates, meetings, outbox, scheduleConfirmations } from '#db/schema'
import { aPerson, as } from '#app/platform/testing.server'
import { approveRegistration, registerOrganisation } from '#app/features/registration'
import { cancelRequest } from '#app/features/requests'
import { aTeamMember } from '#app/features/requests/testing.server'
import { readAgenda } from './agenda-queries.server'
import { keepAppointments } from './confirm-schedule.server'
import { readBoard } from './board-query.server'
import { readKeepingDesk } from './keeping-query.server'
import { publishSchedule } from './publish-schedule.server'
import { remindersFor } from './reminders'
import { anEventToSchedule } from './testing.server'

function aPublishedDay(given: Parameters<typeof anEventToSchedule>[0] = {}) {
  const story = anEventToSchedule(given)
  const [a, b, c] = [
    story.join({ name: '한빛', country: 'KR' }),
    story.join({ name: 'Sông Bồ', country: 'VN' }),
    story.join({ name: 'Hải Vân', country: 'VN' }),
  ]
  const [first, second] = [story.accepted(a, b), story.accepted(a, c)]
  const publishAt = (slots: [number, number]) => {
    const scheduleId = story.draft()
    story.place(first, slots[0], 0)
    story.place(second, slots[1], 0)
    publishSchedule(story.desk, { scheduleId })
  }
  publishAt([0, 1])
  const agenda = (firm: typeof a) =>
    readAgenda(firm.as, { eventSlug: story.slug, delegateId: story.delegateOf(firm)?.id ?? '' })
  const act = (firm: typeof a, intent: 'confirm' | 'standBy' | 'standDown', by = firm.as) =>
    keepAppointments(by, {
      eventSlug: story.slug,
      act: {
        intent,
        registrationId: firm.registrationId,
        fingerprint: agenda(firm).keeping?.fingerprint ?? '',
      },
    })
  const desk = (by = story.desk) => readKeepingDesk(by, story.slug)
  const line = (firm: typeof a) =>
    desk().lines.find((one) => one.registrationId === firm.registrationId)
  return { ...story, a, b, c, first, second, publishAt, agenda, act, readDesk: desk, line }
}

describe('confirming a schedule', () => {
  it('is for owners and editors of the organisation and for the desk', () => {
    const story = aPublishedDay()
    const viewer = as(
      story.ctx,
      aPerson(story.db, { member: { organisationId: story.a.organisationId, role: 'viewer' } }),
    )
    for (const by of [
      viewer,
      story.b.as,
      as(story.ctx, aTeamMember(story.db, story.id, 'scanner')),
    ])
      expect(() => story.act(story.a, 'confirm', by)).toThrow()
    expect(story.db.select().from(scheduleConfirmations).all()).toEqual([])
    story.act(story.a, 'confirm')
    expect(story.agenda(story.a).keeping?.confirmation).toBe('confirmed')
    expect(story.agenda(story.b).keeping?.confirmation).toBe('open')
  })

  it('is entered by the desk from a call, with both names', () => {
    const story = aPublishedDay()
    const caller = as(
      story.ctx,
      aPerson(story.db, { name: '박지훈', team: { eventId: story.id, role: 'desk' } }),
    )
    story.act(story.b, 'confirm', caller)
    expect(story.line(story.b)?.said).toMatchObject({ by: '박지훈', actedFor: true })
  })

  it('counts for what was confirmed: who is moved is asked again, who stays is not', () => {
    const story = aPublishedDay()
    for (const firm of [story.a, story.b, story.c]) story.act(firm, 'confirm')
    story.publishAt([0, 2])
    expect(
      [story.a, story.b, story.c].map((firm) => story.agenda(firm).keeping?.confirmation),
    ).toEqual(['changed', 'confirmed', 'changed'])
  })

  it('refuses a page that shows an older schedule', () => {
    const story = aPublishedDay()
    const { fingerprint } = story.agenda(story.a).keeping ?? { fingerprint: '' }
    story.publishAt([2, 1])
    expect(() =>
      keepAppointments(story.a.as, {
        eventSlug: story.slug,
        act: { intent: 'confirm', registrationId: story.a.registrationId, fingerprint },
      }),
    ).toThrowDomainError('schedule.changedSinceSeen')
  })

  it('knows no registration of another event', () => {
    const [story, other] = [aPublishedDay(), aPublishedDay()]
    expect(() =>
      keepAppointments(other.a.as, {
        eventSlug: story.slug,
        act: { intent: 'confirm', registrationId: other.a.registrationId, fingerprint: 'x' },
      }),
    ).toThrowDomainError('notFound')
  })
})

describe('the list of who has not confirmed', () => {
  it('has people and phone numbers, for the desk alone', () => {
    const story = aPublishedDay()
    story.db
      .update(delegates)
      .set({ phone: '+82 10-5550-0104' })
      .where(eq(delegates.registrationId, story.a.registrationId))
      .run()
    expect(story.line(story.a)).toMatchObject({
      confirmation: 'open',
      meetings: 2,
      first: '09:00',
      people: [{ name: 'Delegate of 한빛', phone: '+82 10-5550-0104' }],
    })
    const viewer = as(story.ctx, aTeamMember(story.db, story.id, 'viewer'))
    for (const by of [story.a.as, viewer]) expect(() => story.readDesk(by)).toThrow()
    expect(readBoard(viewer, { eventSlug: story.slug }).mayCall).toBe(false)
    expect(readBoard(story.desk, { eventSlug: story.slug }).mayCall).toBe(true)
  })

  it('tells those who manage the event, and nobody else, how it went at earlier ones', () => {
    const earlier = aPublishedDay()
    const story = anEventToSchedule({ ctx: earlier.ctx })
    story.db
      .update(meetings)
      .set({ state: 'noShow', noShowBy: earlier.a.registrationId })
      .where(eq(meetings.id, earlier.first))
      .run()
    story.db.update(meetings).set({ state: 'held' }).where(eq(meetings.id, earlier.second)).run()
    const again = registerAgain(story, earlier.a.organisationId)
    const lineFor = (by: typeof story.desk) =>
      readKeepingDesk(by, story.slug).lines.find((one) => one.registrationId === again)
    expect(lineFor(story.desk)?.reliability).toEqual({ meetings: 2, noShows: 1, late: 0 })
    const desk = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    expect(lineFor(desk)?.reliability).toBeNull()
    expect(readKeepingDesk(desk, story.slug).seesReliability).toBe(false)
  })

  it('names what could fill a free slot, those on standby first', () => {
    const story = aPublishedDay()
    const [d, e] = [
      story.join({ name: '다온', country: 'KR' }),
      story.join({ name: 'Bắc Hà', country: 'VN' }),
    ]
    const [plain, waiting] = [story.accepted(d, story.c), story.accepted(d, e)]
    story.act(e, 'standBy')
    expect(story.readDesk().fills.map((fill) => [fill.meetingId, fill.standby])).toEqual([
      [waiting, true],
      [plain, false],
    ])
    expect(story.readDesk().fills[0]?.places[0]).toMatchObject({ time: '09:40–10:00', table: '1' })
    story.act(e, 'standDown')
    expect(story.readDesk().fills.some((fill) => fill.standby)).toBe(false)
  })
})

function registerAgain(
  story: ReturnType<typeof anEventToSchedule>,
  organisationId: string,
): string {
  const { id: registrationId } = registerOrganisation(story.ctx, {
    eventId: story.id,
    organisationId,
    delegates: [{ name: '김도현' }],
  })
  approveRegistration(story.ctx, { registrationId })
  return registrationId
}

describe('reminders', () => {
  const MINUTE = 60_000
  const at = (minutes: number) => ({ from: minutes * MINUTE, until: (minutes + 20) * MINUTE })
  const plan = (...minutes: number[]) =>
    remindersFor(minutes.map(at), (instant) => String(Math.floor(instant / (1440 * MINUTE)))).map(
      ({ lead, at: from }) => `${lead}@${from / MINUTE}`,
    )

  it('come a day before the day, an hour and ten minutes before a meeting', () => {
    expect(plan(540)).toEqual(['1440@540', '60@540', '10@540'])
  })

  it('leave out those who are at a table already', () => {
    expect(plan(540, 560, 600, 700)).toEqual([
      '1440@540',
      '60@540',
      '10@540',
      '10@600',
      '60@700',
      '10@700',
    ])
  })

  it('come for each day of an event', () => {
    expect(plan(540, 1440 + 540).filter((one) => one.startsWith('1440'))).toEqual([
      '1440@540',
      `1440@${1440 + 540}`,
    ])
  })

  const waiting = (story: ReturnType<typeof aPublishedDay>, firm: { person: { id: string } }) =>
    story.db
      .select()
      .from(outbox)
      .all()
      .filter(
        ({ payload, state }) =>
          payload.template === 'meetingReminder' &&
          state === 'pending' &&
          JSON.stringify(payload.to).includes(firm.person.id),
      )
      .map(
        ({ payload, runAt }) =>
          `${String((payload.params as { lead: number }).lead)} ${runAt.toISOString().slice(0, 16)}`,
      )

  it('wait in the outbox with their due times, and follow a meeting that moves', () => {
    const story = aPublishedDay()
    expect(waiting(story, story.b)).toEqual([
      '1440 2026-11-30T02:00',
      '60 2026-12-01T01:00',
      '10 2026-12-01T01:50',
    ])
    story.publishAt([2, 1])
    expect(waiting(story, story.b)).toEqual([
      '1440 2026-11-30T02:40',
      '60 2026-12-01T01:40',
      '10 2026-12-01T02:30',
    ])
  })

  it('are gone with a cancelled meeting, and the next one is reminded of instead', () => {
    const story = aPublishedDay()
    const requestId = story.meeting(story.first)?.requestId ?? ''
    cancelRequest(story.desk, { requestId, version: 2 })
    expect(waiting(story, story.b)).toEqual([])
    expect(waiting(story, story.a)).toEqual([
      '1440 2026-11-30T02:20',
      '60 2026-12-01T01:20',
      '10 2026-12-01T02:10',
    ])
  })

  it('that went out already are not sent a second time by the next publication', () => {
    const story = aPublishedDay()
    story.db.update(outbox).set({ state: 'done' }).where(eq(outbox.kind, 'mail')).run()
    story.publishAt([0, 2])
    expect(waiting(story, story.b)).toEqual([])
  })
})
