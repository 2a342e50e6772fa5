import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { events, eventTables, schedules, slots } from '#db/schema'
import { setGrid } from '#app/features/events'
import { formatTime } from '#app/i18n/format'
import { as, TEST_NOW } from '#app/platform/testing.server'
import { aTeamMember } from '#app/features/requests/testing.server'
import { changeGrid } from './change-grid.server'
import { takeVersion } from './copy-version.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { lockMeeting } from './lock-meeting.server'
import { publishSchedule } from './publish-schedule.server'
import { undoLastAct } from './rearrange-meetings.server'
import { readBoard } from './board-query.server'
import { readGridProposal } from './repair-query.server'
import { anEventToSchedule } from './testing.server'

const DAY = '2026-12-01'
const plan = (from: string, until: string) => ({
  slotMinutes: 20,
  gapMinutes: 0,
  days: [{ day: DAY, from, until, breaks: [] }],
})

/** Slots at 09:00, 09:20 and 09:40; two meetings of one firm in the first two, a third of two others in the first. */
function aDay() {
  const story = anEventToSchedule({ event: { tables: [{ label: '1' }, { label: '2' }] } })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [a, b, c, d] = [
    firm('한빛', 'KR'),
    firm('Sông Bồ', 'VN'),
    firm('가람', 'KR'),
    firm('Hải Vân', 'VN'),
  ]
  const [early, late, beside] = [story.accepted(a, b), story.accepted(a, d), story.accepted(c, d)]
  const draftId = story.draft()
  story.place(early, 0, 0)
  story.place(beside, 0, 1)
  story.place(late, 1, 0)
  const version = () =>
    story.db.select().from(events).where(eq(events.id, story.id)).get()?.version ?? 0
  const change = async (to: ReturnType<typeof plan>) => {
    const input = { eventSlug: story.slug, plan: to }
    const proposal = await readGridProposal(story.desk, input)
    const { fingerprint = '' } = proposal ?? {}
    return {
      proposal,
      apply: () => changeGrid(story.desk, { ...input, version: version(), fingerprint }),
    }
  }
  const standing = (state: 'draft' | 'published' = 'draft') => {
    const schedule = scheduleInState(story.db, story.id, state)
    const times = new Map(
      story.db
        .select()
        .from(slots)
        .all()
        .map((slot) => [slot.id, formatTime(slot.startsAt, 'Asia/Ho_Chi_Minh')]),
    )
    const tables = new Map(
      story.db
        .select()
        .from(eventTables)
        .all()
        .map((table) => [table.id, table.label]),
    )
    const placed = schedule ? placementsOf(story.db, schedule.id) : new Map<string, never>()
    return [early, beside, late].map((id) => {
      const place = placed.get(id)
      return place ? `${times.get(place.slotId)} ${tables.get(place.tableId ?? '')}` : null
    })
  }
  const liveSlots = () =>
    story.db
      .select()
      .from(slots)
      .all()
      .filter((slot) => slot.retiredAt === null).length
  return { ...story, early, late, beside, draftId, version, change, standing, liveSlots }
}

describe('another grid under a schedule', () => {
  it('is for those who set the event up and schedule it', async () => {
    const story = aDay()
    const desk = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    const input = { eventSlug: story.slug, plan: plan('09:10', '10:10') }
    await expect(readGridProposal(desk, input)).rejects.toThrowDomainError('notFound')
    await expect(
      changeGrid(desk, { ...input, version: 1, fingerprint: 'x' }),
    ).rejects.toThrowDomainError('notFound')
  })

  it('needs no proposal where no meeting stands in a slot that goes', async () => {
    const story = aDay()
    expect((await story.change(plan('09:00', '09:40'))).proposal).toBeNull()
  })

  it('that begins later takes the meetings along, each with its table', async () => {
    const story = aDay()
    lockMeeting(story.desk, { eventId: story.id, meetingId: story.early, locked: true })
    const { proposal, apply } = await story.change(plan('09:10', '10:10'))
    expect(proposal).toMatchObject({ lost: [], notAbsorbed: false, mayPublish: false })
    expect(proposal?.lines).toHaveLength(3)
    expect(proposal?.lines.map((line) => line.after).join()).toContain('09:10')
    expect(story.standing()).toEqual(['09:00 1', '09:00 2', '09:20 1'])
    await apply()
    expect(story.standing()).toEqual(['09:10 1', '09:10 2', '09:30 1'])
    expect(story.liveSlots()).toBe(3)
    const board = readBoard(story.desk, { eventSlug: story.slug })
    expect(board.check?.wrong).toBe(0)
    expect(board.meetings.find((one) => one.id === story.early)?.locked).toBe(true)
  })

  it('that ends sooner moves to the nearest place who can, and says what is lost and why', async () => {
    const story = aDay()
    const short = await story.change(plan('09:20', '10:00'))
    expect(short.proposal?.lost).toEqual([])
    await short.apply()
    expect(story.standing().every((place) => place !== null && !place.startsWith('09:00'))).toBe(
      true,
    )

    const shorter = await story.change(plan('09:40', '10:00'))
    expect(shorter.proposal?.lost).toHaveLength(1)
    expect(shorter.proposal?.lost[0]?.reason).not.toBeNull()
    await shorter.apply()
    expect(story.standing().filter((place) => place === null)).toHaveLength(1)
  })

  it('leaves what is published in force, with its times, until the draft is published', async () => {
    const story = aDay()
    publishSchedule(story.desk, { scheduleId: story.draftId })
    const { proposal, apply } = await story.change(plan('09:10', '10:10'))
    expect(proposal?.told).toHaveLength(4)
    const { number } = await apply()
    expect(story.standing('published')).toEqual(['09:00 1', '09:00 2', '09:20 1'])
    const shown = readBoard(story.desk, { eventSlug: story.slug, show: 'published' })
    expect(shown.days.flatMap((day) => day.slots).map((slot) => slot.time)).toContain('09:00')
    const draft = scheduleInState(story.db, story.id, 'draft')
    expect(draft?.number).toBe(number)
    publishSchedule(story.desk, { scheduleId: draft?.id ?? '' })
    expect(story.standing('published')).toEqual(['09:10 1', '09:10 2', '09:30 1'])
  })

  it('keeps the times of older versions, and leaves them out where such a version is taken again', async () => {
    const story = aDay()
    publishSchedule(story.desk, { scheduleId: story.draftId })
    await (await story.change(plan('09:20', '10:00'))).apply()
    const draft = scheduleInState(story.db, story.id, 'draft')
    publishSchedule(story.desk, { scheduleId: draft?.id ?? '' })
    const first = placementsOf(story.db, story.draftId)
    expect(first.size).toBe(3)
    takeVersion(story.desk, { eventSlug: story.slug, number: 1 })
    expect(story.standing()).toEqual([null, null, '09:20 1'])
    // The time comes back as the slot that it was.
    await (await story.change(plan('09:00', '10:00'))).apply().catch(() => undefined)
    setGrid(story.desk, {
      eventId: story.id,
      version: story.version(),
      plan: plan('09:00', '10:00'),
    })
    expect(story.liveSlots()).toBe(3)
    takeVersion(story.desk, { eventSlug: story.slug, number: 1 })
    expect(story.standing()).toEqual(['09:00 1', '09:00 2', '09:20 1'])
  })

  it('is not applied when the records, or the plan, lead to another proposal meanwhile', async () => {
    const story = aDay()
    const { proposal, apply } = await story.change(plan('09:10', '10:10'))
    await expect(
      changeGrid(story.desk, {
        eventSlug: story.slug,
        version: story.version(),
        plan: plan('09:05', '10:05'),
        fingerprint: proposal?.fingerprint ?? '',
      }),
    ).rejects.toThrowDomainError('schedule.proposalChanged')
    story.place(story.late, 2, 0)
    await expect(apply()).rejects.toThrowDomainError('schedule.proposalChanged')
    expect(story.liveSlots()).toBe(3)
    expect(story.db.select().from(schedules).all()).toHaveLength(1)
  })

  it('never takes away a slot that has begun, nor changes an event that is over', async () => {
    const story = aDay()
    const input = { eventSlug: story.slug, plan: plan('09:10', '10:10') }
    story.db.update(events).set({ state: 'running', updatedAt: TEST_NOW }).run()
    const onTheDay = { ...story.desk, now: () => new Date('2026-12-01T02:05:00Z') }
    await expect(readGridProposal(onTheDay, input)).rejects.toThrowDomainError('event.slotsBegun')
    story.db.update(events).set({ state: 'closed', updatedAt: TEST_NOW }).run()
    await expect(readGridProposal(story.desk, input)).rejects.toThrowDomainError('event.closed')
  })

  it('is undone on the board with the meetings, and not once the grid was changed again', async () => {
    const story = aDay()
    await (await story.change(plan('09:10', '10:10'))).apply()
    const desk = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    expect(() => undoLastAct(desk, { eventId: story.id })).toThrowDomainError('notFound')
    undoLastAct(story.desk, { eventId: story.id })
    expect(story.standing()).toEqual(['09:00 1', '09:00 2', '09:20 1'])
    expect(story.liveSlots()).toBe(3)
    const event = story.db.select().from(events).where(eq(events.id, story.id)).get()
    expect(event?.gridPlan?.days[0]).toMatchObject({ from: '09:00', until: '10:00' })

    await (await story.change(plan('09:10', '10:10'))).apply()
    setGrid(story.desk, {
      eventId: story.id,
      version: story.version(),
      plan: plan('09:10', '10:30'),
    })
    expect(() => undoLastAct(story.desk, { eventId: story.id })).toThrowDomainError(
      'schedule.nothingToUndo',
    )
    expect(story.standing()).toEqual(['09:10 1', '09:10 2', '09:30 1'])
    expect(story.liveSlots()).toBe(4)
  })
})
