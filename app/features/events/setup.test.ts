import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  auditEntries,
  delegates,
  events,
  eventTables,
  eventTeam,
  interpreters,
  programmeSessions,
  registrations,
  slots,
} from '#db/schema'
import { TEAM_ROLES } from '#db/domain'
import type { GridPlan, TeamRole } from '#db/domain'
import { formatTime } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { write } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { aMatchmaking } from '#app/features/requests/testing.server'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { changeTeam } from './change-team.server'
import { withDay } from './event-time'
import { eventById } from './find-event.server'
import { previewGrid } from './grid-changes.server'
import { blocksOf, planFrom, spansOf } from './grid-plan'
import { createFromForm, readNewEvent } from './new-edition.server'
import { watchedEvents } from './queries.server'
import { removeInterpreter, saveInterpreter } from './save-interpreter.server'
import { saveSession } from './save-session.server'
import { addTables, removeTable, saveTable } from './save-table.server'
import { setQuestions, setWhoMeets } from './set-form.server'
import { setGrid } from './set-grid.server'
import { readBasics, readTeam } from './setup-queries.server'
import { eventFormSchema, updateEventSchema } from './event-form-schema'
import { updateEventWithin } from './update-event.server'
import type { UpdateEvent } from './event-form-schema'

const updateEvent = (ctx: Context, input: UpdateEvent & { eventId: string }) =>
  write(ctx, (tx) => updateEventWithin(tx, ctx, input))

const DAY = '2026-12-01'
const plan = (given: Partial<GridPlan> = {}): GridPlan => ({
  slotMinutes: 20,
  gapMinutes: 0,
  days: [{ day: DAY, from: '09:00', until: '10:00', breaks: [] }],
  ...given,
})
const versionOf = (ctx: Context, id: string) => eventById(ctx.db, id).version
const asRole = (event: { ctx: Context; id: string }, role: TeamRole) =>
  as(event.ctx, aPerson(event.ctx.db, { team: { eventId: event.id, role } }))
const basics = (version: number, given: Record<string, unknown> = {}) =>
  updateEventSchema.parse({
    version,
    kind: 'matchmaking',
    name: { en: 'Network meeting' },
    timeZone: 'Asia/Ho_Chi_Minh',
    firstDay: DAY,
    lastDay: DAY,
    ...given,
  })

/** Every verb of the set-up, on an event of its own. */
const VERBS: Record<string, (ctx: Context, eventId: string) => unknown> = {
  updateEvent: (ctx, eventId) => updateEvent(ctx, { ...basics(versionOf(ctx, eventId)), eventId }),
  setGrid: (ctx, eventId) =>
    setGrid(ctx, { eventId, version: versionOf(ctx, eventId), plan: plan() }),
  saveTable: (ctx, eventId) => saveTable(ctx, { eventId, label: 'A', capacity: 4, equipment: [] }),
  addTables: (ctx, eventId) => addTables(ctx, { eventId, first: 11, count: 2, capacity: 4 }),
  saveInterpreter: (ctx, eventId) =>
    saveInterpreter(ctx, { eventId, name: 'Kim', pairs: ['ko-vi'], skills: [], absences: [] }),
  saveSession: (ctx, eventId) =>
    saveSession(ctx, {
      eventId,
      title: { en: 'Opening' },
      day: DAY,
      from: '08:00',
      until: '08:30',
      binds: 'nobody',
      delegates: [],
    }),
  setQuestions: (ctx, eventId) =>
    setQuestions(ctx, { eventId, version: versionOf(ctx, eventId), questions: [] }),
  setWhoMeets: (ctx, eventId) =>
    setWhoMeets(ctx, { eventId, version: versionOf(ctx, eventId), pairs: [] }),
}

describe('who may set an event up', () => {
  it.each(Object.keys(VERBS))('%s: lead and co-organiser, nobody else', (name) => {
    const verb = VERBS[name] ?? (() => undefined)
    for (const role of TEAM_ROLES) {
      const event = aMatchmaking({ state: 'draft' })
      const act = () => verb(asRole(event, role), event.id)
      if (role === 'lead' || role === 'coOrganiser') expect(act).not.toThrow()
      else expect(act).toThrowDomainError('notFound')
    }
    const [own, other] = [aMatchmaking({ state: 'draft' }), aContext()]
    const strangers = [
      aPerson(own.ctx.db),
      aPerson(own.ctx.db, { staff: ['organiser'] }),
      // The lead of another event.
      { ...aPerson(own.ctx.db), teams: [{ eventId: other.requestId, role: 'lead' as const }] },
    ]
    for (const stranger of strangers)
      expect(() => verb(as(own.ctx, stranger), own.id)).toThrowDomainError('notFound')
  })

  it('changes nothing of an event that is over', () => {
    const event = aMatchmaking({ state: 'closed' })
    for (const verb of Object.values(VERBS))
      expect(() => verb(event.desk, event.id)).toThrowDomainError('event.closed')
  })

  it('refuses what was written on an older version', () => {
    const event = aMatchmaking({ state: 'draft' })
    updateEvent(event.desk, { ...basics(1, { name: { en: 'A' } }), eventId: event.id })
    expect(() =>
      updateEvent(event.desk, { ...basics(1, { name: { en: 'B' } }), eventId: event.id }),
    ).toThrowDomainError('conflict')
    expect(readBasics(event.desk, event.slug).head.name).toBe('A')
  })
})

describe('the form of an event', () => {
  const errors = (given: Record<string, unknown>) =>
    eventFormSchema
      .safeParse({
        kind: 'matchmaking',
        name: { en: 'A' },
        timeZone: 'Asia/Seoul',
        firstDay: DAY,
        lastDay: DAY,
        ...given,
      })
      .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []

  it('asks for a name in at least one language, days in order and deadlines that follow each other', () => {
    expect(errors({})).toEqual([])
    expect(errors({ name: {} })).toEqual(['name required'])
    expect(errors({ lastDay: '2026-11-30' })).toEqual(['lastDay range'])
    expect(errors({ lastDay: '2027-01-30' })).toEqual(['lastDay tooManyDays'])
    expect(errors({ registrationDeadline: '2026-11-10', requestDeadline: '2026-11-09' })).toEqual([
      'requestDeadline deadlineOrder',
    ])
    expect(errors({ answerDeadline: '2026-12-02' })).toEqual(['answerDeadline deadlineOrder'])
  })

  it.each(['0', '-1', '1.5', '201', 'many'])('takes no limit of %s meetings', (limit) => {
    const given = { maxMeetingsPerOrganisation: limit, maxMeetingsPerDelegate: limit }
    const numbers = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, Number(v)]))
    const said = ['maxMeetingsPerOrganisation number', 'maxMeetingsPerDelegate number']
    expect(errors(numbers)).toEqual(said)
  })

  it('keeps a limit of meetings for one delegate, writes down what it was, and lets it go', () => {
    const event = aMatchmaking({ state: 'draft', event: { maxMeetingsPerDelegate: 6 } })
    const stored = () => readBasics(event.desk, event.slug)
    const set = (limit?: number) =>
      updateEvent(event.desk, {
        ...basics(versionOf(event.ctx, event.id), { maxMeetingsPerDelegate: limit }),
        eventId: event.id,
      })
    expect(stored().event.maxMeetingsPerDelegate).toBe(6)
    set(4)
    expect(stored().event.maxMeetingsPerDelegate).toBe(4)
    expect(
      event.ctx.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'event.changed'))
        .all(),
    ).toMatchObject([
      { before: { maxMeetingsPerDelegate: 6 }, after: { maxMeetingsPerDelegate: 4 } },
    ])
    set(undefined)
    expect(eventById(event.ctx.db, event.id).maxMeetingsPerDelegate).toBeNull()
    expect(() =>
      event.ctx.db
        .update(events)
        .set({ maxMeetingsPerDelegate: 0 })
        .where(eq(events.id, event.id))
        .run(),
    ).toThrow(/CHECK/)
  })

  it('knows an alias of a zone and no zone that is none', () => {
    expect(errors({ timeZone: 'Asia/Saigon' })).toEqual([])
    expect(errors({ timeZone: 'Asia/Atlantis' })).toEqual(['timeZone invalid'])
  })
})

describe('a time of an event', () => {
  it('names its day where the event has several', () => {
    const event = { firstDay: DAY, lastDay: '2026-12-02', timeZone: 'Asia/Ho_Chi_Minh' }
    const at = new Date('2026-12-01T18:00:00Z')
    expect(withDay(event, at, '01:00', 'vi')).toBe('2/12/2026 01:00')
    expect(withDay({ ...event, lastDay: DAY }, at, '01:00', 'vi')).toBe('01:00')
  })
})

describe('the plan of the days', () => {
  const day = {
    day: DAY,
    from: '09:00',
    until: '15:00',
    breaks: [
      { kind: 'lunch' as const, from: '11:30', until: '13:00' },
      { kind: 'break' as const, from: '10:00', until: '10:15' },
    ],
  }

  it('is meeting time without its breaks, drawn as blocks in order', () => {
    expect(spansOf(plan({ days: [day] })).map((span) => `${span.from}-${span.until}`)).toEqual([
      '09:00-10:00',
      '10:15-11:30',
      '13:00-15:00',
    ])
    const blocks = blocksOf(plan({ slotMinutes: 25, gapMinutes: 5, days: [day] }), day)
    expect(blocks.slice(0, 4).map((block) => `${block.kind} ${block.from}`)).toEqual([
      'slot 09:00',
      'slot 09:30',
      'break 10:00',
      'slot 10:15',
    ])
  })

  it('is found behind slots that were cut without one', () => {
    const found = planFrom([
      { day: DAY, position: 0, from: '09:00', until: '09:25' },
      { day: DAY, position: 1, from: '09:30', until: '09:55' },
      { day: DAY, position: 3, from: '13:00', until: '13:25' },
    ])
    expect(found).toEqual({
      slotMinutes: 25,
      gapMinutes: 5,
      days: [
        {
          day: DAY,
          from: '09:00',
          until: '13:25',
          breaks: [{ kind: 'lunch', from: '09:55', until: '13:00' }],
        },
      ],
    })
  })

  it('refuses a break outside the day, or that ends before it begins', () => {
    const event = aMatchmaking({ state: 'draft' })
    for (const [from, until] of [
      ['08:00', '09:10'],
      ['09:30', '09:20'],
      ['09:50', '10:10'],
    ] as const)
      expect(() =>
        previewGrid(event.desk, {
          eventId: event.id,
          plan: plan({
            days: [
              { day: DAY, from: '09:00', until: '10:00', breaks: [{ kind: 'break', from, until }] },
            ],
          }),
        }),
      ).toThrowDomainError('event.breakOutside')
  })
})

describe('changing the grid', () => {
  it('keeps slots at the same time, with what stands in them', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join(), story.join()]
    story.draft()
    story.place(story.accepted(a, b), 0, 0)
    setGrid(story.desk, {
      eventId: story.id,
      version: 1,
      plan: plan({ days: [{ day: DAY, from: '09:00', until: '11:00', breaks: [] }] }),
    })
    const after = story.db.select().from(slots).where(eq(slots.eventId, story.id)).all()
    expect(after).toHaveLength(6)
    expect(after.map((slot) => slot.id)).toEqual(
      expect.arrayContaining(story.grid.map((s) => s.id)),
    )
  })

  it('says how many meetings it would touch, changes nothing, and goes on once they are moved', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join({ name: 'Hanbit' }), story.join({ name: 'Song Bo' })]
    story.draft()
    const meeting = story.accepted(a, b)
    story.place(meeting, 0, 0)
    const later = plan({ days: [{ day: DAY, from: '09:20', until: '10:00', breaks: [] }] })
    const change = { eventId: story.id, version: 1, plan: later }
    expect(previewGrid(story.desk, change)).toMatchObject({
      kept: 2,
      removed: 1,
      touched: 1,
    })
    expect(() => setGrid(story.desk, change)).toThrowDomainError('event.gridHoldsMeetings')
    expect(story.db.select().from(slots).all()).toHaveLength(3)
    story.place(meeting, 1, 0)
    expect(setGrid(story.desk, change)).toEqual({ slots: 2 })
  })

  it('moves along with the days of the event while nothing stands in it', () => {
    const event = aMatchmaking({ state: 'draft' })
    const later = { firstDay: '2026-12-08', lastDay: '2026-12-08' }
    updateEvent(event.desk, { ...basics(1, later), eventId: event.id })
    const moved = event.ctx.db.select().from(slots).orderBy(slots.startsAt).all()
    expect(moved.map((slot) => [slot.day, slot.startsAt.toISOString()])).toEqual([
      [1, '2026-12-08T02:00:00.000Z'],
      [1, '2026-12-08T02:20:00.000Z'],
      [1, '2026-12-08T02:40:00.000Z'],
    ])
  })

  it('stays where it is on days that stay, and moves as a whole with an event that does', () => {
    const event = aMatchmaking({
      state: 'draft',
      event: {
        lastDay: '2026-12-02',
        grid: {
          slotMinutes: 20,
          gapMinutes: 0,
          spans: [
            { day: DAY, from: '09:00', until: '09:20' },
            { day: '2026-12-02', from: '10:00', until: '10:20' },
          ],
        },
      },
    })
    const standing = () =>
      event.ctx.db
        .select()
        .from(slots)
        .orderBy(slots.startsAt)
        .all()
        .map((slot) => `${slot.day} ${slot.startsAt.toISOString().slice(5, 16)}`)
    const go = (firstDay: string, lastDay: string, timeZone = 'Asia/Ho_Chi_Minh') =>
      updateEvent(event.desk, {
        ...basics(versionOf(event.ctx, event.id), { firstDay, lastDay, timeZone }),
        eventId: event.id,
      })
    // A day before the first.
    go('2026-11-30', '2026-12-02')
    expect(standing()).toEqual(['2 12-01T02:00', '3 12-02T03:00'])
    // Without the first two.
    go('2026-12-02', '2026-12-02')
    expect(standing()).toEqual(['1 12-02T03:00'])
    go('2026-12-09', '2026-12-10')
    expect(standing()).toEqual(['1 12-09T03:00'])
    // Another zone: the same time of the day.
    go('2026-12-09', '2026-12-10', 'Asia/Seoul')
    expect(standing()).toEqual(['1 12-09T01:00'])
  })

  it('does not move the days away from under meetings unseen', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join(), story.join()]
    story.draft()
    story.place(story.accepted(a, b), 0, 0)
    for (const other of [
      { firstDay: '2026-12-08', lastDay: '2026-12-08' },
      { timeZone: 'Asia/Seoul' },
    ])
      expect(() =>
        updateEvent(story.desk, { ...basics(1, other), eventId: story.id }),
      ).toThrowDomainError('event.daysHoldMeetings')
    expect(() =>
      updateEvent(story.desk, { ...basics(1, { lastDay: '2026-12-02' }), eventId: story.id }),
    ).not.toThrow()
  })
})

describe('tables and interpreters', () => {
  it('are not taken away from under a meeting, and say which', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join({ country: 'KR' }), story.join({ country: 'VN' })]
    story.draft()
    story.place(story.accepted(a, b), 0, 0)
    const hired = story.db.select().from(interpreters).get()
    expect(() =>
      removeTable(story.desk, { eventId: story.id, id: story.tableId(0), version: 1 }),
    ).toThrowDomainError('event.tableInUse')
    expect(() =>
      removeInterpreter(story.desk, { eventId: story.id, id: hired?.id ?? '', version: 1 }),
    ).toThrowDomainError('event.interpreterInUse')
    removeTable(story.desk, { eventId: story.id, id: story.tableId(1), version: 1 })
    expect(story.db.select().from(eventTables).all()).toHaveLength(1)
  })

  it('keep what is at a table for every reader, in whichever language it was typed', () => {
    const event = aMatchmaking({ state: 'draft' })
    const { id } = saveTable(event.desk, {
      eventId: event.id,
      label: 'A',
      capacity: 4,
      equipment: ['màn hình', '전원', 'QUIET ROOM', 'Screen', 'whiteboard'],
    })
    const table = event.ctx.db.select().from(eventTables).where(eq(eventTables.id, id)).get()
    expect(table?.equipment).toEqual(['screen', 'power', 'quiet', 'whiteboard'])
  })

  it('come in one go, and numbers that are there are left alone', () => {
    const event = aMatchmaking({ state: 'draft' })
    expect(addTables(event.desk, { eventId: event.id, first: 1, count: 5, capacity: 4 })).toEqual({
      added: 3,
    })
    expect(() =>
      saveTable(event.desk, { eventId: event.id, label: '3', capacity: 4, equipment: [] }),
    ).toThrowDomainError('event.tableTwice')
  })

  it('of another event are not found', () => {
    const [event, other] = [aMatchmaking({ state: 'draft' }), aMatchmaking({ state: 'draft' })]
    const foreign = other.ctx.db.select().from(eventTables).get()
    expect(() =>
      removeTable(event.desk, { eventId: event.id, id: foreign?.id ?? '', version: 1 }),
    ).toThrowDomainError('notFound')
  })
})

describe('sessions of the programme', () => {
  const opening = {
    title: { en: 'Opening' },
    day: DAY,
    from: '09:00',
    until: '09:20',
    delegates: [],
  }

  it('keep those they bind from meetings, and set them free again', () => {
    const story = anEventToSchedule()
    const [a, b] = [story.join(), story.join()]
    const chosen = story.delegateOf(a)?.id ?? ''
    const { id } = saveSession(story.desk, {
      ...opening,
      eventId: story.id,
      binds: 'chosen',
      delegates: [chosen],
    })
    expect(story.delegateOf(a)?.absences).toHaveLength(1)
    expect(story.delegateOf(a)?.ownAbsences).toEqual([])
    expect(story.delegateOf(b)?.absences).toEqual([])
    story.draft()
    expect(() => story.place(story.accepted(a, b), 0, 0)).toThrowDomainError(
      'schedule.somebodyBusy',
    )
    saveSession(story.desk, { ...opening, eventId: story.id, id, version: 1, binds: 'nobody' })
    expect(story.delegateOf(a)?.absences).toEqual([])
  })

  it('bind whoever registers later too, when they bind everyone', () => {
    const event = aMatchmaking({ state: 'registration' })
    saveSession(event.desk, { ...opening, eventId: event.id, binds: 'everyone' })
    const late = event.join()
    const delegate = event.ctx.db
      .select()
      .from(delegates)
      .where(eq(delegates.registrationId, late.registrationId))
      .get()
    expect(delegate?.absences).toHaveLength(1)
  })
})

describe('a new edition', () => {
  const form = (given: Record<string, unknown> = {}) =>
    eventFormSchema.parse({
      kind: 'matchmaking',
      name: { en: 'Network meeting' },
      timeZone: 'Asia/Ho_Chi_Minh',
      firstDay: '2027-11-30',
      lastDay: '2027-11-30',
      ...given,
    })

  it('takes the settings along and no people', () => {
    const event = aMatchmaking({ state: 'closed' })
    const { ctx } = event
    event.go('requests')
    event.join()
    saveSession(event.desk, {
      eventId: event.id,
      title: { en: 'Opening' },
      day: DAY,
      from: '08:00',
      until: '08:30',
      binds: 'everyone',
      delegates: [],
    })
    event.go('closed')
    const maker = { ...event.lead, staff: ['organiser' as const] }
    const { id } = createFromForm(as(ctx, maker), form({ copyFrom: event.slug }))
    const of = <T extends { eventId: string }>(rows: T[]) =>
      rows.filter((row) => row.eventId === id)
    expect(of(ctx.db.select().from(eventTables).all()).map((table) => table.label)).toEqual([
      '1',
      '2',
    ])
    const grid = of(ctx.db.select().from(slots).orderBy(slots.startsAt).all())
    expect(grid.map((slot) => formatTime(slot.startsAt, 'Asia/Ho_Chi_Minh'))).toEqual([
      '09:00',
      '09:20',
      '09:40',
    ])
    expect(of(ctx.db.select().from(programmeSessions).all())).toMatchObject([
      { startsAt: new Date('2027-11-30T01:00:00Z'), binds: 'everyone' },
    ])
    expect(of(ctx.db.select().from(interpreters).all())).toEqual([])
    expect(of(ctx.db.select().from(registrations).all())).toEqual([])
    expect(of(ctx.db.select().from(eventTeam).all())).toEqual([
      { eventId: id, personId: event.lead.id, role: 'lead' },
    ])
    expect(eventById(ctx.db, id)).toMatchObject({ state: 'draft', slug: 'network-meeting-2027' })
  })

  it('begins a year on, on the same day of the week', () => {
    const limits = { maxMeetingsPerOrganisation: 8, maxMeetingsPerDelegate: 5 }
    const event = aMatchmaking({ state: 'closed', event: limits })
    const maker = as(event.ctx, { ...event.lead, staff: ['organiser' as const] })
    const { start } = readNewEvent(maker, { from: event.slug })
    expect(start).toMatchObject({ firstDay: '2027-11-30', ...limits })
    const { id } = createFromForm(maker, form({ copyFrom: event.slug, ...limits }))
    expect(eventById(event.ctx.db, id)).toMatchObject(limits)
  })

  it('is made once, however often the button is pressed', () => {
    const ctx = aContext()
    const maker = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    const first = createFromForm(maker, form({ key: 'k' }))
    expect(createFromForm(maker, form({ key: 'k' }))).toEqual(first)
    expect(createFromForm(maker, form()).slug).toBe('network-meeting-2027-2')
    expect(ctx.db.select().from(events).all()).toHaveLength(2)
  })

  it('is not made from the event of another team, nor by who only belongs to one', () => {
    const event = aMatchmaking({ state: 'closed' })
    const other = as(event.ctx, aPerson(event.ctx.db, { staff: ['organiser'] }))
    expect(() => createFromForm(other, form({ copyFrom: event.slug }))).toThrowDomainError(
      'notFound',
    )
    expect(() => createFromForm(event.desk, form())).toThrowDomainError('notFound')
  })
})

describe('the team of an event', () => {
  it('is shown the rooms that its role has a key to', () => {
    const event = aMatchmaking({ state: 'draft' })
    for (const role of TEAM_ROLES)
      expect(watchedEvents(asRole(event, role))).toEqual(
        role === 'viewer' || role === 'scanner'
          ? [{ slug: event.slug, isAtDoor: role === 'scanner' }]
          : [],
      )
    expect(watchedEvents(as(event.ctx, aPerson(event.ctx.db)))).toEqual([])
  })

  it('is changed by its lead and by administrators', () => {
    for (const role of TEAM_ROLES) {
      const event = aMatchmaking()
      const added = aPerson(event.ctx.db)
      const act = () =>
        changeTeam(asRole(event, role), {
          eventId: event.id,
          act: 'add',
          email: added.email,
          role: 'desk',
        })
      if (role === 'lead') expect(act).not.toThrow()
      else expect(act).toThrowDomainError('notFound')
    }
  })

  it('takes people with an account, once', () => {
    const event = aMatchmaking()
    const add = (email: string) =>
      changeTeam(event.desk, { eventId: event.id, act: 'add', email, role: 'viewer' })
    expect(() => add('nobody@firm.example')).toThrowDomainError('team.noAccount')
    const person = aPerson(event.ctx.db)
    add(person.email)
    expect(() => add(person.email)).toThrowDomainError('team.thereAlready')
  })

  it('keeps a lead', () => {
    const event = aMatchmaking()
    const own = { eventId: event.id, personId: event.lead.id }
    expect(() => changeTeam(event.desk, { ...own, act: 'remove' })).toThrowDomainError(
      'team.lastLead',
    )
    expect(() =>
      changeTeam(event.desk, { ...own, act: 'change', role: 'desk' }),
    ).toThrowDomainError('team.lastLead')
  })

  it('shows addresses to those only who change it', () => {
    const event = aMatchmaking()
    expect(readTeam(event.desk, event.slug).members[0]?.email).toContain('@')
    expect(
      readTeam(asRole(event, 'viewer'), event.slug).members.every((one) => one.email === null),
    ).toBe(true)
  })
})
