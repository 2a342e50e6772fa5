import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { eventTeam, events, slots } from '#db/schema'
import { formatTime } from '#app/i18n/format'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { createEvent } from './create-event.server'
import type { CreateEvent } from './schema'

const anEvent = (given: Partial<CreateEvent> = {}): CreateEvent => ({
  slug: 'network-2026',
  kind: 'matchmaking',
  name: { ko: '기술교류회', vi: 'Hội nghị kết nối' },
  timeZone: 'Asia/Ho_Chi_Minh',
  firstDay: '2026-12-01',
  lastDay: '2026-12-02',
  ...given,
})

describe('making an event', () => {
  it('is for organisers only', () => {
    const ctx = aContext()
    const visitor = as(ctx, aPerson(ctx.db))
    expect(() => createEvent(visitor, anEvent())).toThrowDomainError('notFound')
  })

  it('refuses a second event under the same address', () => {
    const ctx = aContext()
    createEvent(ctx, anEvent())
    expect(() => createEvent(ctx, anEvent())).toThrowDomainError('event.slugTaken')
  })

  it.each([
    ['a span outside its days', { day: '2026-12-03', from: '09:00', until: '10:00' }],
    ['a span that ends before it begins', { day: '2026-12-01', from: '11:00', until: '10:00' }],
  ])('refuses %s, and keeps nothing of it', (_, span) => {
    const ctx = aContext()
    expect(() =>
      createEvent(ctx, anEvent({ grid: { slotMinutes: 20, spans: [span] } })),
    ).toThrowDomainError('event.spanOutside')
    expect(ctx.db.select().from(events).all()).toEqual([])
  })

  it('refuses a zone that is none, and keeps an alias under its canonical name', () => {
    const ctx = aContext()
    expect(() => createEvent(ctx, anEvent({ timeZone: 'Asia/Atlantis' }))).toThrowDomainError(
      'field.invalid',
    )
    const { id } = createEvent(ctx, anEvent({ timeZone: 'Asia/Saigon' }))
    expect(
      ctx.db.select({ zone: events.timeZone }).from(events).where(eq(events.id, id)).get()?.zone,
    ).toBe('Asia/Ho_Chi_Minh')
  })

  it('cuts the grid in the time of the event, wherever the server stands, and jumps over lunch', () => {
    const ctx = aContext()
    const spans = [
      { day: '2026-12-01', from: '13:30', until: '14:25' },
      { day: '2026-12-01', from: '09:00', until: '10:00' },
      { day: '2026-12-02', from: '09:00', until: '09:25' },
    ]
    createEvent(ctx, anEvent({ grid: { slotMinutes: 25, gapMinutes: 5, spans } }))
    const cut = ctx.db.select().from(slots).orderBy(slots.startsAt).all()
    expect(
      cut.map((slot) => [slot.day, slot.position, formatTime(slot.startsAt, 'Asia/Ho_Chi_Minh')]),
    ).toEqual([
      [1, 0, '09:00'],
      [1, 1, '09:30'],
      [1, 3, '13:30'],
      [1, 4, '14:00'],
      [2, 0, '09:00'],
    ])
    expect(cut[0]?.startsAt.toISOString()).toBe('2026-12-01T02:00:00.000Z')
  })

  it('makes its maker the lead', () => {
    const ctx = aContext()
    const organiser = aPerson(ctx.db, { staff: ['organiser'] })
    const { id } = createEvent(as(ctx, organiser), anEvent())
    expect(ctx.db.select().from(eventTeam).all()).toEqual([
      { eventId: id, personId: organiser.id, role: 'lead' },
    ])
  })
})
