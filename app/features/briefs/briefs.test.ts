import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { delegates, listingConcepts, meetingNotes } from '#db/schema'
import { aPerson, as } from '#app/platform/testing.server'
import { enterRequest } from '#app/features/requests'
import { aListing, aTeamMember } from '#app/features/requests/testing.server'
import { publishSchedule } from '#app/features/schedule'
import { anEventToSchedule } from '#app/features/schedule/testing.server'
import { readBrief } from './read-brief.server'
import { writeNote } from './write-note.server'

function aMeeting() {
  const story = anEventToSchedule()
  const [own, partner] = [
    story.join({ name: '물길센싱', country: 'KR' }),
    story.join({ name: 'Sông Bồ', country: 'VN' }),
  ]
  const listing = aListing(story.db, 'technology', own.organisationId, { title: 'Leak detection' })
  story.db
    .insert(listingConcepts)
    .values([
      {
        listingKind: 'technology',
        listingId: listing,
        concept: 'water.leak-detection',
        weight: 1,
        origin: 'author',
      },
      {
        listingKind: 'technology',
        listingId: listing,
        concept: 'water',
        weight: 0.1,
        origin: 'tagger',
      },
    ])
    .run()
  story.db
    .update(delegates)
    .set({ phone: '+84 90 555 0104' })
    .where(eq(delegates.registrationId, partner.registrationId))
    .run()
  const { meetingId = '' } = enterRequest(story.desk, {
    fromRegistrationId: own.registrationId,
    toRegistrationId: partner.registrationId,
    about: { kind: 'technology', id: listing },
    priority: 'must',
    message: 'We would like to see your network.',
    answer: 'accepted',
  })
  const publish = () => {
    const scheduleId = story.draft()
    story.place(meetingId ?? '', 0, 0)
    publishSchedule(story.desk, { scheduleId })
  }
  const which = { eventSlug: story.slug, meetingId: meetingId ?? '' }
  return { ...story, own, partner, which, publish }
}

describe('the brief of a meeting', () => {
  it('is for its two organisations and the desk', () => {
    const { ctx, which, join, db, id, own, desk } = aMeeting()
    expect(() => readBrief(join({}).as, which)).toThrow()
    expect(() => readBrief(as(ctx, aTeamMember(db, id, 'scanner')), which)).toThrow()
    expect(() => readBrief(as(ctx, { kind: 'visitor' }), which)).toThrowDomainError('signInFirst')
    expect(readBrief(own.as, which).sides.map((side) => [side.name, side.own])).toEqual([
      ['물길센싱', true],
      ['Sông Bồ', false],
    ])
    expect(readBrief(desk, which).notes).toBeNull()
  })

  it('is not found under another event', () => {
    const [one, other] = [aMeeting(), aMeeting()]
    expect(() => readBrief(one.own.as, { ...one.which, eventSlug: other.slug })).toThrow()
  })

  it('gives phone numbers once the meeting stands, and time, table and calendar with them', () => {
    const { own, partner, which, publish } = aMeeting()
    const before = readBrief(own.as, which)
    expect(before).toMatchObject({ time: null, table: null, calendarPath: null })
    expect(before.sides[1].people).toMatchObject([{ phone: null, email: null }])
    publish()
    const brief = readBrief(own.as, which)
    expect(brief).toMatchObject({ table: '1', interpreter: 'Nguyễn Thu Hà' })
    expect(brief.time?.span).toBe('09:00–09:20')
    expect(brief.sides[1].people).toMatchObject([{ phone: '+84 90 555 0104' }])
    expect(brief.calendarPath).toMatch(/^\/calendar\/.+\.ics\?meeting=/)
    expect(readBrief(partner.as, which).sides[0]).toMatchObject({ name: 'Sông Bồ', own: true })
  })

  it('names the subject in the three languages, without what is only mentioned', () => {
    const { own, which } = aMeeting()
    const { terms, listings, message } = readBrief(own.as, which)
    expect(terms.map((term) => term.id)).toEqual(['water.leak-detection'])
    expect(terms[0]?.ko).toContain('누수')
    expect(listings.map((one) => one.title.text)).toEqual(['Leak detection'])
    expect(message).toEqual({ text: 'We would like to see your network.', from: '물길센싱' })
  })
})

describe('notes about a meeting', () => {
  it("are the organisation's own: the other side and the desk never see them", () => {
    const { own, partner, desk, which } = aMeeting()
    writeNote(own.as, { ...which, text: 'Offer the pilot price.', version: 0 })
    expect(readBrief(own.as, which).notes?.note?.text).toBe('Offer the pilot price.')
    expect(readBrief(partner.as, which).notes?.note).toBeNull()
    expect(JSON.stringify(readBrief(desk, which))).not.toContain('pilot price')
    expect(() => writeNote(desk, { ...which, text: 'x', version: 0 })).toThrowDomainError(
      'notFound',
    )
  })

  it('are written by owners and editors', () => {
    const { ctx, db, own, which } = aMeeting()
    const viewer = as(
      ctx,
      aPerson(db, { member: { organisationId: own.organisationId, role: 'viewer' } }),
    )
    expect(readBrief(viewer, which).notes).toEqual({ mayWrite: false, note: null })
    expect(() => writeNote(viewer, { ...which, text: 'x', version: 0 })).toThrow()
  })

  it('are not overwritten by a colleague who saw an older one, and go when they are emptied', () => {
    const { db, own, which } = aMeeting()
    writeNote(own.as, { ...which, text: 'first', version: 0 })
    expect(() => writeNote(own.as, { ...which, text: 'second', version: 0 })).toThrowDomainError(
      'note.changed',
    )
    writeNote(own.as, { ...which, text: 'third', version: 1 })
    expect(readBrief(own.as, which).notes?.note).toMatchObject({ text: 'third', version: 2 })
    writeNote(own.as, { ...which, text: '', version: 2 })
    expect(db.select().from(meetingNotes).all()).toEqual([])
  })
})
