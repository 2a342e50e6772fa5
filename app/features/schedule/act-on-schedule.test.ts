import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { eventTables, registrations } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { aTeamMember } from '#app/features/requests/testing.server'
import { actOnSchedule } from './act-on-schedule.server'
import { scheduleInState } from './find-schedule.server'
import { publishSchedule } from './publish-schedule.server'
import { scheduleActSchema } from './schema'
import { anEventToSchedule } from './testing.server'
import { watchBoard } from './watch-board.server'

function aDraft() {
  const story = anEventToSchedule({ event: { maxMeetingsPerOrganisation: 3 } })
  const [a, b] = [story.join({ country: 'KR' }), story.join({ country: 'VN' })]
  const meetingId = story.accepted(a, b)
  const scheduleId = story.draft()
  return { ...story, a, b, meetingId, scheduleId }
}

describe('the acts of the schedule page', () => {
  it('put a meeting into the cell that was pressed', () => {
    const story = aDraft()
    const cell = `${story.slotId(1)}|${story.tableId(1)}|`
    actOnSchedule(story.desk, story.slug, { intent: 'drop', meetingId: story.meetingId, cell })
    const act = scheduleActSchema.parse({ intent: 'undo', scheduleId: story.scheduleId })
    actOnSchedule(story.desk, story.slug, act)
    expect(() => actOnSchedule(story.desk, story.slug, act)).toThrowDomainError(
      'schedule.nothingToUndo',
    )
  })

  it.each(['', 'nonsense', '||', 'a|b|c|d'])('find no cell in %j', (cell) => {
    const story = aDraft()
    expect(() =>
      actOnSchedule(story.desk, story.slug, { intent: 'drop', meetingId: story.meetingId, cell }),
    ).toThrowDomainError('notFound')
  })

  it('allow an organisation one meeting more, and add a table with the next number', () => {
    const story = aDraft()
    actOnSchedule(story.desk, story.slug, {
      intent: 'raiseLimit',
      registrationId: story.a.registrationId,
    })
    actOnSchedule(story.desk, story.slug, { intent: 'addTable' })
    expect(
      story.db
        .select()
        .from(registrations)
        .where(eq(registrations.id, story.a.registrationId))
        .get()?.maxMeetings,
    ).toBe(4)
    expect(
      story.db
        .select()
        .from(eventTables)
        .all()
        .map((table) => table.label),
    ).toEqual(['1', '2', '3'])
  })

  it('are not for the desk, and know nothing of another event', () => {
    const [story, other] = [aDraft(), aDraft()]
    const desk = as(story.ctx, aTeamMember(story.db, story.id, 'desk'))
    for (const act of [
      { intent: 'raiseLimit', registrationId: story.a.registrationId },
      { intent: 'addTable' },
      { intent: 'copy', number: 1 },
      { intent: 'solve', seed: 1, seconds: 10 },
      { intent: 'stop' },
    ] as const)
      expect(() => actOnSchedule(desk, story.slug, act)).toThrow()
    expect(() =>
      actOnSchedule(story.desk, story.slug, {
        intent: 'raiseLimit',
        registrationId: other.a.registrationId,
      }),
    ).toThrowDomainError('notFound')
  })

  it('begin a draft as the published version stands', () => {
    const story = aDraft()
    story.place(story.meetingId, 0, 0)
    publishSchedule(story.desk, { scheduleId: story.scheduleId })
    actOnSchedule(story.desk, story.slug, { intent: 'copy', number: 1 })
    expect(scheduleInState(story.db, story.id, 'draft')?.number).toBe(2)
  })
})

describe('watching a board', () => {
  const news = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
    JSON.parse(new TextDecoder().decode((await reader.read()).value).replace(/^data: /, '')) as {
      mark: string
    }

  it('tells of every change, and ends with its reader', async () => {
    const story = aDraft()
    const gone = new AbortController()
    const reader = watchBoard(story.desk, {
      eventSlug: story.slug,
      signal: gone.signal,
    }).getReader()
    const first = await news(reader)
    story.place(story.meetingId, 0, 0)
    const second = await news(reader)
    expect(second.mark).not.toBe(first.mark)
    gone.abort()
    expect((await reader.read()).done).toBe(true)
  })

  it('is for the team of the event', () => {
    const story = aDraft()
    const { signal } = new AbortController()
    expect(() => watchBoard(story.a.as, { eventSlug: story.slug, signal })).toThrowDomainError(
      'notFound',
    )
  })
})
