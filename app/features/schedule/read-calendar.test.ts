import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { auditEntries, delegates, needs, organisations, people, settings } from '#db/schema'
import { cancelRequest } from '#app/features/requests'
import { aListing } from '#app/features/requests/testing.server'
import { enterRequest } from '#app/features/requests'
import { write } from '#app/platform/context.server'
import { as } from '#app/platform/testing.server'
import { sealFormerCalendarKey } from '#app/platform/kept-keys.server'
import { calendarToken } from './calendar-token.server'
import { publishSchedule } from './publish-schedule.server'
import { readCalendar } from './read-calendar.server'
import { renewCalendar } from './renew-calendar.server'
import { anEventToSchedule } from './testing.server'

const FOLD_LIMIT = 75
/** Each physical line is whole characters and not too long, as a reader sees it who splits bytes into lines first. */
const foldsWell = (bytes: Buffer) =>
  bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => Buffer.from(line, 'latin1'))
    .every((line) => line.length <= FOLD_LIMIT && !line.toString('utf8').includes('\ufffd'))

function aPublishedMeeting(
  given: { partner?: string; title?: string; confidential?: boolean } = {},
) {
  const story = anEventToSchedule()
  const own = story.join({ name: '한강수처리', country: 'KR' })
  const partner = story.join({ name: given.partner ?? 'Công ty Cấp nước Đà Nẵng', country: 'VN' })
  const about = {
    kind: given.confidential ? ('need' as const) : ('technology' as const),
    id: aListing(
      story.db,
      given.confidential ? 'need' : 'technology',
      (given.confidential ? partner : own).organisationId,
      { title: given.title ?? '상수도 누수 탐지 실증사업 협의' },
    ),
  }
  if (given.confidential) story.db.update(needs).set({ confidential: true }).run()
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
      story.ctx,
      story.db.select().from(delegates).where(eq(delegates.id, delegate.id)).get() ?? delegate,
    )
  const feed = (as = token()) =>
    readCalendar({ ...story.ctx, publicOrigin: 'https://hvb.example' }, as)
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
    const story = aPublishedMeeting()
    const { token, feed, delegateOf, partner, delegate, db } = story
    const old = token()
    const mixed = `${delegateOf(partner)?.id ?? ''}.${old.split('.')[1] ?? ''}`
    expect(() => feed(mixed)).toThrowDomainError('notFound')
    const { ctx, own, slug } = story
    const input = { eventSlug: slug, delegateId: delegate.id }
    expect(() => renewCalendar(as(ctx, partner.person), input)).toThrowDomainError('notFound')
    expect(() => renewCalendar(as(ctx, { kind: 'visitor' }), input)).toThrowDomainError(
      'signInFirst',
    )
    expect(() =>
      renewCalendar(as(ctx, own.person), { ...input, eventSlug: 'another' }),
    ).toThrowDomainError('notFound')
    expect(feed(old)).toContain('BEGIN:VCALENDAR')
    renewCalendar(as(ctx, own.person), input)
    expect(() => feed(old)).toThrowDomainError('notFound')
    expect(feed()).toContain('BEGIN:VCALENDAR')
    expect(JSON.stringify(db.select().from(auditEntries).all())).not.toContain(
      token().split('.')[1],
    )
  })

  it('names no person, neither of the other side nor of one’s own, and no confidential need', () => {
    const { db, feed } = aPublishedMeeting({ confidential: true })
    const text = feed().replaceAll('\r\n ', '')
    const names = db
      .select({ name: delegates.name, latin: delegates.nameLatin, email: delegates.email })
      .from(delegates)
      .all()
      .flatMap(({ name, latin, email }) => [name, latin, email])
      .filter((one) => one !== null)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(text).not.toContain(name)
    expect(text).toContain('SUMMARY:Công ty Cấp nước Đà Nẵng\r\n')
    expect(text).not.toContain('누수')
  })

  it('follows from the secret of the server, and lies nowhere in the database', () => {
    const { token, ctx, feed, delegate } = aPublishedMeeting()
    expect(token()).toBe(token())
    expect(ctx.db.select().from(settings).all()).toEqual([])
    const elsewhere = calendarToken(
      { ...ctx, secretKey: 'another key, of another server' },
      delegate,
    )
    expect(() => feed(elsewhere)).toThrowDomainError('notFound')
  })

  it('goes on working where its key lay in the clear in an earlier version', () => {
    const { ctx, feed, delegate } = aPublishedMeeting()
    const former = 'f'.repeat(43)
    ctx.db.insert(settings).values({ key: 'calendarSecret', value: former }).run()
    const address = `${delegate.id}.${createHmac('sha256', former)
      .update(`${delegate.id}.1`)
      .digest('base64url')}`
    expect(() => feed(address)).toThrowDomainError('notFound')
    write(ctx, (tx) => {
      sealFormerCalendarKey(tx, ctx.secretKey)
    })
    expect(feed(address)).toContain('BEGIN:VCALENDAR')
    expect(JSON.stringify(ctx.db.select().from(settings).all())).not.toContain(former)
  })
})

describe('the calendar', () => {
  it('folds at whole characters, at most 75 octets a line, and unfolds to the exact title', () => {
    const { feed, events } = aPublishedMeeting()
    expect(foldsWell(Buffer.from(feed()))).toBe(true)
    expect(feed()).toContain('\r\n ')
    expect(events()[0]?.event.summary).toBe(
      'Công ty Cấp nước Đà Nẵng: 상수도 누수 탐지 실증사업 협의',
    )
  })

  it('would not pass folded within a character', () => {
    const bytes = Buffer.from(aPublishedMeeting().feed())
    const within = bytes.findIndex((byte) => (byte & 0xc0) === 0x80)
    const cut = Buffer.concat([
      bytes.subarray(0, within),
      Buffer.from('\r\n '),
      bytes.subarray(within),
    ])
    expect(foldsWell(bytes)).toBe(true)
    expect(foldsWell(cut)).toBe(false)
  })

  it('rings an hour and ten minutes before a meeting that stands, and for no cancelled one', () => {
    const { events, desk, requestId } = aPublishedMeeting()
    const triggers = () =>
      events().flatMap(({ part }) =>
        part
          .getAllSubcomponents('valarm')
          .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
      )
    expect(triggers()).toEqual(['-PT1H', '-PT10M'])
    cancelRequest(desk, { requestId, version: 2 })
    expect(triggers()).toEqual([])
  })

  it('gives one meeting alone, with the same UID as in the whole feed', () => {
    const { ctx, token, feed, meetingId, events } = aPublishedMeeting()
    const one = readCalendar({ ...ctx, publicOrigin: 'https://hvb.example' }, token(), meetingId)
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(one).toContain(events()[0]?.event.uid ?? 'none')
    expect(() =>
      readCalendar({ ...ctx, publicOrigin: 'https://hvb.example' }, token(), 'another'),
    ).toThrowDomainError('notFound')
    expect(feed().replaceAll('\r\n ', '')).toContain(`/meetings/${meetingId}`)
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
