import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { events, meetings, outbox } from '#db/schema'
import { actOnSchedule } from './act-on-schedule.server'
import { applyRepair } from './apply-repair.server'
import { readBoard } from './board-query.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { publishSchedule } from './publish-schedule.server'
import { readProposal } from './repair-query.server'
import { startSolve } from './solve-job.server'
import { solveSchedule } from './solve-schedule.server'
import { anEventToSchedule } from './testing.server'

/** 한빛 with one delegate and three meetings; a delegate may have so many. */
function aBusyFirm(limit: number) {
  const story = anEventToSchedule({
    event: { maxMeetingsPerDelegate: limit, tables: [{ label: '1' }, { label: '2' }] },
  })
  const firm = (name: string, country: 'KR' | 'VN') =>
    story.join({
      name,
      country,
      meetingLanguages: ['en'],
      delegates: [{ name: `${name} 대표` }],
    })
  const star = firm('한빛', 'KR')
  const buyers = ['Sông Bồ', 'Hải Vân', 'Bắc Hà'].map((name) => firm(name, 'VN'))
  const ids = buyers.map((buyer) => story.accepted(star, buyer))
  const set = (value: number) =>
    story.db
      .update(events)
      .set({ maxMeetingsPerDelegate: value })
      .where(eq(events.id, story.id))
      .run()
  const board = () => readBoard(story.desk, { eventSlug: story.slug })
  const solve = (fill = false) => solveSchedule(story.desk, { eventId: story.id, seconds: 5, fill })
  const placed = () => {
    const draft = scheduleInState(story.db, story.id, 'draft')
    return draft ? [...placementsOf(story.db, draft.id).keys()] : []
  }
  return { ...story, star, buyers, ids, set, board, solve, placed }
}

describe('a schedule with a limit for each delegate', () => {
  it('leaves out what is too much, says whose limit it is, and what would help; done, all find a place', async () => {
    const story = aBusyFirm(2)
    await startSolve(story.desk, { eventId: story.id, seconds: 5 })
    const board = story.board()
    expect(board.check?.wrong).toBe(0)
    expect(board.meetings).toHaveLength(2)
    expect(board.unplaced).toMatchObject([
      { reason: 'delegateLimit', who: '한빛 대표 (한빛)', limit: 2 },
    ])
    expect(board.run?.remedies?.map((one) => one.code)).toContain('delegateLimit')
    expect(board.run?.remedies?.find((one) => one.code === 'delegate')?.name).toBe('한빛')
    actOnSchedule(story.desk, story.slug, { intent: 'raiseDelegateLimit', limit: 2 })
    await story.solve(true)
    expect(story.placed()).toHaveLength(3)
  })

  it('is not published while somebody is over the limit, nor filled', async () => {
    const story = aBusyFirm(3)
    const { scheduleId } = await story.solve()
    story.set(2)
    const board = story.board()
    expect(board.check?.wrong).toBeGreaterThan(0)
    expect(board.overLimits).toMatchObject([{ who: '한빛 대표 (한빛)', count: 3, limit: 2 }])
    expect(() => publishSchedule(story.desk, { scheduleId })).toThrowDomainError(
      'schedule.rulesBroken',
    )
    await expect(story.solve(true)).rejects.toThrow('schedule.locksConflict')
    await story.solve()
    expect(story.placed()).toHaveLength(2)
    const again = scheduleInState(story.db, story.id, 'draft')
    expect(publishSchedule(story.desk, { scheduleId: again?.id ?? '' }).changes).toBe(2)
  })

  it('is mended on the day within it, what has been held counted', async () => {
    const story = aBusyFirm(2)
    const scheduleId = story.draft()
    story.place(story.ids[0] ?? '', 0, 0)
    story.place(story.ids[1] ?? '', 1, 0)
    publishSchedule(story.desk, { scheduleId })
    story.db.delete(outbox).run()
    story.go('running')
    story.db
      .update(meetings)
      .set({ state: 'held' })
      .where(eq(meetings.id, story.ids[0] ?? ''))
      .run()
    const added = {
      eventSlug: story.slug,
      change: { kind: 'add' as const, at: story.slotId(1), meeting: story.ids[2] },
    }
    expect(await readProposal(story.desk, added)).toMatchObject({ notAbsorbed: true, lines: [] })
    story.set(3)
    const { fingerprint, lines } = await readProposal(story.desk, added)
    expect(lines).toMatchObject([{ meetingId: story.ids[2], kind: 'added' }])
    await applyRepair(story.desk, { ...added, fingerprint, publish: true })
    expect(scheduleInState(story.db, story.id, 'published')?.number).toBe(2)
  })

  it('loses by name what a lowered limit no longer bears, when something happens', async () => {
    const story = aBusyFirm(3)
    const scheduleId = story.draft()
    story.ids.forEach((id, at) => story.place(id, at, 0))
    publishSchedule(story.desk, { scheduleId })
    story.set(2)
    const change = { kind: 'tableLost' as const, at: story.slotId(0), table: story.tableId(0) }
    const { lost } = await readProposal(story.desk, { eventSlug: story.slug, change })
    expect(lost).toMatchObject([{ reason: 'delegateLimit', who: '한빛 대표 (한빛)', limit: 2 }])
  })
})
