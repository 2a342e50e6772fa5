import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { absenceReports, delegates, eventTables, events, meetingRequests, outbox } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { cancelRequest } from '#app/features/requests'
import { aTeamMember } from '#app/features/requests/testing.server'
import { actOnSchedule } from './act-on-schedule.server'
import { applyRepair } from './apply-repair.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { compareVersions } from './compare-versions.server'
import { lockMeeting } from './lock-meeting.server'
import { publishSchedule } from './publish-schedule.server'
import { readBoard } from './board-query.server'
import { undoLastAct } from './rearrange-meetings.server'
import { readProposal, readRepairDesk } from './repair-query.server'
import type { RepairInput } from './schema'
import { takeBackReport } from './take-back-report.server'
import { anEventToSchedule } from './testing.server'

/** Two meetings at 09:00, published. */
function aPublishedDay() {
  const story = anEventToSchedule({
    event: { tables: [{ label: '1' }, { label: '2' }, { label: '3' }] },
  })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({ name, country, meetingLanguages: ['en'] })
  const [a, b, c, d] = [
    firm('한빛', 'KR'),
    firm('Sông Bồ', 'VN'),
    firm('가람', 'KR'),
    firm('Hải Vân', 'VN'),
  ]
  const [first, second] = [story.accepted(a, b), story.accepted(c, d)]
  const scheduleId = story.draft()
  story.place(first, 0, 0)
  story.place(second, 0, 1)
  publishSchedule(story.desk, { scheduleId })
  story.db.delete(outbox).run()
  const ask = (change: Partial<RepairInput> & Pick<RepairInput, 'kind'>) => ({
    eventSlug: story.slug,
    change: { at: story.slotId(0), ...change },
  })
  const told = () =>
    story.db
      .select({ payload: outbox.payload })
      .from(outbox)
      .all()
      .filter((line) => line.payload.template !== 'meetingReminder')
      .map((line) => line.payload.to)
  const force = () =>
    story.db.select().from(events).where(eq(events.id, story.id)).get()?.publishedScheduleId
  return { ...story, a, b, c, d, first, second, scheduleId, ask, told, force }
}

describe('a repair', () => {
  it('is proposed and applied by organisers only', async () => {
    const story = aPublishedDay()
    const ctx = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    await expect(
      readProposal(ctx, story.ask({ kind: 'tableLost', table: story.tableId(0) })),
    ).rejects.toThrow()
    await expect(
      applyRepair(ctx, {
        ...story.ask({ kind: 'tableLost', table: story.tableId(0) }),
        fingerprint: 'x',
      }),
    ).rejects.toThrow()
    expect(readRepairDesk(ctx, story.slug).mayWork).toBe(false)
  })

  it('can be published after a meeting was cancelled in the published schedule', async () => {
    const story = aPublishedDay()
    const requestId = story.meeting(story.first)?.requestId ?? ''
    cancelRequest(story.desk, { requestId, version: 2 })
    const given = story.ask({ kind: 'tableLost', table: story.tableId(1) })
    const { fingerprint } = await readProposal(story.desk, given)
    await applyRepair(story.desk, { ...given, fingerprint, publish: true })
    const published = scheduleInState(story.db, story.id, 'published')
    expect([...placementsOf(story.db, published?.id ?? '').keys()]).toEqual([story.second])
  })

  it.each([
    ['noShow', 'participant'],
    ['late', 'participant'],
    ['tableLost', 'table'],
    ['interpreterLost', 'interpreter'],
    ['add', 'meeting'],
    ['cancel', 'meeting'],
  ] as const)('asks for what belongs to %s', async (kind, field) => {
    const story = aPublishedDay()
    const other = aPublishedDay()
    const foreign = {
      participant: other.a.registrationId,
      table: other.tableId(0),
      interpreter: 'nobody',
      meeting: other.first,
    }[field]
    for (const value of ['', foreign])
      await expect(
        readProposal(story.desk, story.ask({ kind, [field]: value })),
      ).rejects.toMatchObject({
        code: 'field.choose',
        field,
      })
  })

  it('changes nothing by being looked at', async () => {
    const story = aPublishedDay()
    const proposal = await readProposal(
      story.desk,
      story.ask({ kind: 'tableLost', table: story.tableId(0) }),
    )
    expect(proposal.lines).toMatchObject([
      { meetingId: story.first, kind: 'moved', before: '09:00–09:20, Table 1' },
    ])
    expect(proposal.told.map((one) => one.organisation).sort()).toEqual(['Sông Bồ', '한빛'])
    expect(scheduleInState(story.db, story.id, 'draft')).toBeUndefined()
    expect(
      story.db
        .select()
        .from(eventTables)
        .all()
        .every((table) => table.closedFrom === null),
    ).toBe(true)
  })

  it('moves those of a lost table, closes it, and tells exactly them when it is published', async () => {
    const story = aPublishedDay()
    const asked = story.ask({ kind: 'tableLost', table: story.tableId(0) })
    const { fingerprint, mayPublish } = await readProposal(story.desk, asked)
    expect(mayPublish).toBe(true)
    expect(await applyRepair(story.desk, { ...asked, fingerprint, publish: true })).toEqual({
      number: 2,
      published: true,
    })
    const placed = placementsOf(story.db, story.force() ?? '')
    expect(placed.get(story.first)?.tableId).not.toBe(story.tableId(0))
    expect(placed.get(story.second)).toMatchObject({
      slotId: story.slotId(0),
      tableId: story.tableId(1),
    })
    expect(story.told()).toHaveLength(2)
    expect(() => {
      story.draft()
      story.place(story.second, 1, 0)
    }).toThrowDomainError('schedule.tableClosed')
  })

  it('leaves a locked meeting where it is', async () => {
    const story = aPublishedDay()
    story.draft()
    story.place(story.first, 0, 0)
    story.place(story.second, 0, 1)
    lockMeeting(story.desk, { eventId: story.id, meetingId: story.second, locked: true })
    const { lines } = await readProposal(
      story.desk,
      story.ask({ kind: 'tableLost', table: story.tableId(0) }),
    )
    expect(lines.map((line) => line.meetingId)).toEqual([story.first])
  })

  it('loses the meetings of those who do not come, says why, and writes it down', async () => {
    const story = aPublishedDay()
    const asked = story.ask({ kind: 'noShow', participant: story.a.registrationId })
    const { fingerprint, lost, notAbsorbed } = await readProposal(story.desk, asked)
    expect(lost).toMatchObject([{ meetingId: story.first, pair: '한빛 × Sông Bồ', who: '한빛' }])
    expect(notAbsorbed).toBe(true)
    await applyRepair(story.desk, { ...asked, fingerprint, publish: true })
    expect(story.meeting(story.first)).toMatchObject({ state: 'planned', sequence: 1 })
    expect(story.db.select().from(absenceReports).all()).toMatchObject([
      { registrationId: story.a.registrationId, kind: 'noShow', until: null },
    ])
    const [report] = readRepairDesk(story.desk, story.slug).reports
    takeBackReport(story.desk, { eventSlug: story.slug, reportId: report?.id ?? '' })
    expect(story.delegateOf(story.a)?.absences).toEqual([])
    expect(story.db.select().from(absenceReports).all()).toEqual([])
  })

  it('moves those who are late behind their arrival', async () => {
    const story = aPublishedDay()
    const asked = story.ask({
      kind: 'late',
      participant: story.a.registrationId,
      until: story.slotId(1),
    })
    const { fingerprint } = await readProposal(story.desk, asked)
    await applyRepair(story.desk, { ...asked, fingerprint })
    const draft = scheduleInState(story.db, story.id, 'draft')
    const place = placementsOf(story.db, draft?.id ?? '').get(story.first)
    expect([story.slotId(1), story.slotId(2)]).toContain(place?.slotId)
    expect(story.force()).toBe(story.scheduleId)
    expect(story.told()).toEqual([])
  })

  it('cancels a meeting with its request and tells both sides once', async () => {
    const story = aPublishedDay()
    const asked = story.ask({ kind: 'cancel', meeting: story.first })
    const { fingerprint } = await readProposal(story.desk, asked)
    await applyRepair(story.desk, { ...asked, fingerprint, publish: true })
    expect(story.meeting(story.first)).toMatchObject({ state: 'cancelled', sequence: 1 })
    const requestId = story.meeting(story.first)?.requestId ?? ''
    expect(
      story.db.select().from(meetingRequests).where(eq(meetingRequests.id, requestId)).get()?.state,
    ).toBe('cancelled')
    expect(story.told()).toHaveLength(2)
  })

  it('finds a place for an added meeting', async () => {
    const story = aPublishedDay()
    const added = story.accepted(story.a, story.d)
    const asked = story.ask({ kind: 'add', meeting: added })
    const { fingerprint, lines } = await readProposal(story.desk, asked)
    expect(lines).toMatchObject([{ meetingId: added, kind: 'added' }])
    await applyRepair(story.desk, { ...asked, fingerprint, publish: true })
    expect(placementsOf(story.db, story.force() ?? '').has(added)).toBe(true)
  })

  it('is not applied when the records lead to another one meanwhile', async () => {
    const story = aPublishedDay()
    const asked = story.ask({ kind: 'tableLost', table: story.tableId(0) })
    const { fingerprint } = await readProposal(story.desk, asked)
    story.draft()
    story.place(story.second, 2, 0)
    await expect(applyRepair(story.desk, { ...asked, fingerprint })).rejects.toThrowDomainError(
      'schedule.proposalChanged',
    )
  })

  it('works while the event runs, and the event goes on running', async () => {
    const story = aPublishedDay()
    story.go('running')
    const asked = story.ask({ kind: 'noShow', participant: story.c.registrationId })
    const { fingerprint } = await readProposal(story.desk, asked)
    await applyRepair(story.desk, { ...asked, fingerprint, publish: true })
    expect(story.db.select().from(events).where(eq(events.id, story.id)).get()?.state).toBe(
      'running',
    )
    expect(
      story.db
        .select()
        .from(delegates)
        .all()
        .filter((one) => one.absences.length > 0),
    ).toHaveLength(1)
  })

  describe('taken back', () => {
    /** Applied to the draft, looked at on the board, undone. */
    async function undone(
      change: (story: ReturnType<typeof aPublishedDay>) => Parameters<Story['ask']>[0],
      given: { story?: Story } = {},
    ) {
      const story = given.story ?? aPublishedDay()
      const asked = story.ask(change(story))
      const { fingerprint } = await readProposal(story.desk, asked)
      await applyRepair(story.desk, { ...asked, fingerprint })
      const board = readBoard(story.desk, { eventSlug: story.slug })
      expect(board.lastAct?.kind).toBe('repair')
      const undo = () => undoLastAct(story.desk, { eventId: story.id, actId: board.lastAct?.id })
      return { story, undo }
    }
    type Story = ReturnType<typeof aPublishedDay>
    const places = (story: Story) =>
      [...placementsOf(story.db, scheduleInState(story.db, story.id, 'draft')?.id ?? '')]
        .map(([id, { slotId, tableId }]) => [id, slotId, tableId])
        .sort()
    const before = (story: Story) => [
      [story.first, story.slotId(0), story.tableId(0)],
      [story.second, story.slotId(0), story.tableId(1)],
    ]

    it('opens the table again', async () => {
      const { story, undo } = await undone((one) => ({
        kind: 'tableLost',
        table: one.tableId(0),
      }))
      undo()
      expect(places(story)).toEqual(before(story).sort())
      expect(
        story.db
          .select()
          .from(eventTables)
          .all()
          .map((one) => one.closedFrom),
      ).toEqual([null, null, null])
      expect(story.told()).toEqual([])
      expect(undo).toThrowDomainError('schedule.nothingToUndo')
    })

    it('takes the report of absence with it', async () => {
      const { story, undo } = await undone((one) => ({
        kind: 'noShow',
        participant: one.a.registrationId,
      }))
      undo()
      expect(places(story)).toEqual(before(story).sort())
      expect(story.db.select().from(absenceReports).all()).toEqual([])
      expect(story.delegateOf(story.a)?.absences).toEqual([])
    })

    it('lets a cancelled meeting stand again where nobody has read of it', async () => {
      const story = aPublishedDay()
      const added = story.accepted(story.a, story.d)
      story.draft()
      story.place(added, 2, 0)
      const { undo } = await undone(() => ({ kind: 'cancel', meeting: added }), { story })
      expect(story.meeting(added)?.state).toBe('cancelled')
      undo()
      expect(story.meeting(added)?.state).toBe('planned')
      expect(places(story)).toEqual([[added, story.slotId(2), story.tableId(0)]])
    })

    it('is offered beside the versions too, to those who may', async () => {
      const { story, undo } = await undone((one) => ({
        kind: 'tableLost',
        table: one.tableId(0),
      }))
      const beside = (ctx = story.desk) =>
        compareVersions(ctx, { eventSlug: story.slug, from: 1, to: 2 }).draft
      expect(beside()?.lastAct).toMatchObject({ kind: 'repair' })
      expect(beside(as(story.ctx, aTeamMember(story.db, story.id, 'viewer')))).toBeNull()
      const draft = beside()
      actOnSchedule(story.desk, story.slug, {
        intent: 'undo',
        actId: draft?.lastAct.id ?? '',
        scheduleId: draft?.id,
        version: draft?.version,
      })
      expect(places(story)).toEqual(before(story).sort())
      expect(beside()).toBeNull()
      expect(undo).toThrowDomainError('schedule.nothingToUndo')
    })

    it('is not possible once people have been told', async () => {
      const story = aPublishedDay()
      const asked = story.ask({ kind: 'cancel', meeting: story.first })
      const { fingerprint } = await readProposal(story.desk, asked)
      await applyRepair(story.desk, { ...asked, fingerprint })
      expect(readBoard(story.desk, { eventSlug: story.slug }).lastAct).toBeNull()
      expect(() => undoLastAct(story.desk, { eventId: story.id })).toThrowDomainError(
        'schedule.nothingToUndo',
      )
    })
  })
})
