import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { delegates, organisations, people, settings } from '#db/schema'
import { cancelRequest } from '#app/features/requests'
import { aListing } from '#app/features/requests/testing.server'
import { enterRequest } from '#app/features/requests'
import { calendarToken } from './calendar-token.server'
import { publishSchedule } from './publish-schedule.server'
import { readCalendar } from './read-calendar.server'
import { anEventToSchedule } from './testing.server'

const FOLD_LIMIT = 75
const octets = (line: string) => Buffer.byteLength(line)

function aPublishedMeeting(given: { partner?: string; title?: string } = {}) {
  const story = anEventToSchedule()
  const own = story.join({ name: '한강수처리', country: 'KR' })
  const partner = story.join({ name: given.partner ?? 'Công ty Cấp nước Đà Nẵng', country: 'VN' })
  const about = {
    kind: 'technology' as const,
    id: aListing(story.db, 'technology', own.organisationId, {
      title: given.title ?? '상수도 누수 탐지 실증사업 협의',
    }),
  }
  const { meetingId, id: requestId } = enterRequest(story.desk, {
    fromRegistrationId: own.registrationId,
    toRegistrationId: partner.registrationId,
    about,
    priority: 'must',
    answer: 'accepted',
  })
  const publishAt = (slot: number, table: number) => {
    const scheduleId = story.draft()
    story.place(meetingId ?? '', slot, table)
    publishSchedule(story.desk, { scheduleId })
  }
  publishAt(0, 0)
  const delegate = story.delegateOf(own)
  if (!delegate) throw new Error('no delegate')
  const token = () =>
    calendarToken(
      story.db,
      story.db.select().from(delegates).where(eq(delegates.id, delegate.id)).get() ?? delegate,
    )
  const feed = (as = token()) =>
    readCalendar({ db: story.db, publicOrigin: 'https://hvb.example' }, as)
  const events = () =>
    new ICAL.Component(ICAL.parse(feed()) as unknown[])
      .getAllSubcomponents('vevent')
      .map((part) => ({ part, event: new ICAL.Event(part) }))
  return {
    ...story,
    meetingId: meetingId ?? '',
    requestId,
    own,
    partner,
    delegate,
    token,
    feed,
    events,
    publishAt,
  }
}

describe('the calendar link', () => {
  it.each(['', 'nonsense', `${'0'.repeat(36)}.${'a'.repeat(43)}`, '../../etc'])(
    'gives nothing for %j',
    (token) => {
      const { feed } = aPublishedMeeting()
      expect(() => feed(token)).toThrowDomainError('notFound')
    },
  )

  it("is no other delegate's, and dies when it is renewed", () => {
    const { token, feed, delegateOf, partner, delegate, db } = aPublishedMeeting()
    const old = token()
    const mixed = `${delegateOf(partner)?.id ?? ''}.${old.split('.')[1] ?? ''}`
    expect(() => feed(mixed)).toThrowDomainError('notFound')
    db.update(delegates).set({ feedGeneration: 2 }).where(eq(delegates.id, delegate.id)).run()
    expect(() => feed(old)).toThrowDomainError('notFound')
    expect(feed()).toContain('BEGIN:VCALENDAR')
  })

  it('makes its secret once', () => {
    const { token, db } = aPublishedMeeting()
    expect(token()).toBe(token())
    expect(
      db
        .select()
        .from(settings)
        .all()
        .filter((row) => row.key === 'calendarSecret'),
    ).toHaveLength(1)
  })
})

describe('the calendar', () => {
  it('folds at whole characters, at most 75 octets a line, and unfolds to the exact title', () => {
    const { feed, events } = aPublishedMeeting()
    const lines = feed().split('\r\n')
    for (const line of lines) {
      expect(octets(line)).toBeLessThanOrEqual(FOLD_LIMIT)
      expect(line).not.toContain('\ufffd')
    }
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(0)
    expect(events()[0]?.event.summary).toBe(
      'Công ty Cấp nước Đà Nẵng: 상수도 누수 탐지 실증사업 협의',
    )
  })

  it('gives 09:00 in Hà Nội as 02:00 UTC, whatever the zone of the server', () => {
    const { feed } = aPublishedMeeting()
    expect(feed()).toContain('DTSTART:20261201T020000Z')
    expect(feed()).toContain('DTEND:20261201T022000Z')
    expect(feed()).not.toContain('TZID')
  })

  it('moves one entry: same UID, SEQUENCE rising, stamps never earlier', () => {
    const { events, publishAt } = aPublishedMeeting()
    const seen = [events()]
    publishAt(1, 0)
    seen.push(events())
    publishAt(1, 1)
    seen.push(events())
    expect(seen.map((list) => list.length)).toEqual([1, 1, 1])
    const first = seen.map((list) => list[0])
    expect(new Set(first.map((one) => one?.event.uid)).size).toBe(1)
    expect(first.map((one) => one?.event.sequence)).toEqual([0, 1, 2])
    const stamps = first.map((one) => String(one?.part.getFirstPropertyValue('dtstamp')))
    expect([...stamps].sort()).toEqual(stamps)
  })

  it('keeps a cancelled meeting as cancelled, with a higher SEQUENCE', () => {
    const { events, desk, requestId } = aPublishedMeeting()
    cancelRequest(desk, { requestId, version: 2 })
    expect(
      events().map(({ event, part }) => [event.sequence, part.getFirstPropertyValue('status')]),
    ).toEqual([[1, 'CANCELLED']])
  })

  it('keeps a meeting that fell out of the schedule as cancelled too', () => {
    const { events, desk, draft } = aPublishedMeeting()
    publishSchedule(desk, { scheduleId: draft() })
    expect(
      events().map(({ event, part }) => [event.sequence, part.getFirstPropertyValue('status')]),
    ).toEqual([[1, 'CANCELLED']])
  })

  it('lets no name begin a line of its own', () => {
    const name = 'A;B, C\\D\r\nATTENDEE:mailto:x@evil.example'
    const { feed, events, db, partner } = aPublishedMeeting({ title: 'x' })
    db.update(organisations)
      .set({ displayName: name })
      .where(eq(organisations.id, partner.organisationId))
      .run()
    expect(feed()).toContain('SUMMARY:A\\;B\\, C\\\\D ATTENDEE:mailto')
    expect(feed()).not.toMatch(/^ATTENDEE/m)
    expect(events()[0]?.event.summary).toBe('A;B, C\\D ATTENDEE:mailto:x@evil.example: x')
  })

  it('speaks the language of its delegate', () => {
    const { events, db, own } = aPublishedMeeting()
    expect(events()[0]?.event.location).toBe('Table 1, Hall A')
    db.update(people).set({ locale: 'vi' }).where(eq(people.id, own.person.id)).run()
    expect(events()[0]?.event.location).toBe('Bàn 1, Hall A')
  })
})
