import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  auditEntries,
  delegates,
  events,
  exclusions,
  matches,
  meetingRequests,
  meetings,
  outbox,
} from '#db/schema'
import { newId } from '#app/platform/ids'
import { as, TEST_NOW } from '#app/platform/testing.server'
import { enterMatched } from './enter-matched.server'
import { enterRequest } from './enter-request.server'
import { readMatched } from './matched-query.server'
import { aListing, aMatchmaking, aTeamMember } from './testing.server'

/** Two suppliers and two buyers; all four pairs fit, not all equally well. */
function aMarket() {
  const event = aMatchmaking({ state: 'requests', event: { maxMeetingsPerOrganisation: 2 } })
  const { db } = event.ctx
  const firm = (name: string, country: 'KR' | 'VN', kind: 'technology' | 'need') => {
    const joined = event.join({ name, country })
    const listing = aListing(db, kind, joined.organisationId)
    db.run(
      `INSERT INTO registration_listings VALUES ('${joined.registrationId}', '${kind}', '${listing}')`,
    )
    return { ...joined, listing }
  }
  const suppliers = [firm('Hanbit', 'KR', 'technology'), firm('Garam', 'KR', 'technology')] as const
  const buyers = [firm('Song Bo', 'VN', 'need'), firm('Da Nang', 'VN', 'need')] as const
  const scores = [
    [90, 80],
    [70, 65],
  ]
  suppliers.forEach((supplier, row) =>
    buyers.forEach((buyer, column) =>
      db
        .insert(matches)
        .values({
          technologyId: supplier.listing,
          needId: buyer.listing,
          score: scores[row]?.[column] ?? 0,
          parts: [],
          blockers: [],
          computedAt: TEST_NOW,
        })
        .run(),
    ),
  )
  db.delete(outbox).run()
  const read = (given: { from?: number; each?: number } = {}) =>
    readMatched(event.desk, { eventSlug: event.slug, ...given })
  const enter = (pairs: string[], answer: 'pending' | 'accepted' = 'accepted', key?: string) =>
    enterMatched(event.desk, { eventId: event.id, pairs, answer, key })
  const asked = () =>
    db
      .select()
      .from(outbox)
      .where(eq(outbox.kind, 'mail'))
      .all()
      .map((line) => line.payload)
  return { ...event, db, suppliers, buyers, read, enter, asked }
}

describe('requests from matches', () => {
  it('are entered by the desk only', () => {
    const market = aMarket()
    const pairs = market.read().pairs.map((pair) => pair.id)
    for (const role of ['viewer', 'scanner'] as const) {
      const other = as(market.ctx, aTeamMember(market.db, market.id, role))
      expect(() => readMatched(other, { eventSlug: market.slug })).toThrow()
      expect(() => enterMatched(other, { eventId: market.id, pairs, answer: 'accepted' })).toThrow()
    }
    const [firm] = market.suppliers
    expect(() => enterMatched(firm.as, { eventId: market.id, pairs, answer: 'accepted' })).toThrow()
    expect(market.db.select().from(meetingRequests).all()).toEqual([])
  })

  it('propose the best first, so many for each, and nothing that is asked already', () => {
    const market = aMarket()
    expect(market.read().pairs.map((pair) => pair.score)).toEqual([90, 80, 70, 65])
    expect(market.read({ from: 75 }).pairs.map((pair) => pair.score)).toEqual([90, 80])
    expect(market.read({ each: 1 }).pairs.map((pair) => pair.score)).toEqual([90, 65])
    enterRequest(market.desk, {
      fromRegistrationId: market.buyers[0].registrationId,
      toRegistrationId: market.suppliers[0].registrationId,
      priority: 'want',
      answer: 'pending',
    })
    expect(market.read({ each: 1 })).toMatchObject({ pairs: [{ score: 65 }], without: [] })
    market.db
      .insert(exclusions)
      .values({
        organisationId: market.buyers[1].organisationId,
        excludedOrganisationId: market.suppliers[1].organisationId,
        createdAt: TEST_NOW,
      })
      .run()
    expect(market.read({ each: 1 }).pairs).toEqual([])
  })

  it('are no more for one than its delegates may have', () => {
    const market = aMarket()
    const limit = (maxMeetingsPerDelegate: number | null) =>
      market.db.update(events).set({ maxMeetingsPerDelegate }).where(eq(events.id, market.id)).run()
    limit(1)
    expect(market.read().pairs.map((pair) => pair.score)).toEqual([90, 65])
    expect(market.read({ each: 50 })).toMatchObject({ pairs: [{}, {}], perDelegate: 1 })
    const person = market.db
      .select()
      .from(delegates)
      .where(eq(delegates.registrationId, market.suppliers[0].registrationId))
      .get()
    if (!person) throw new Error('no delegate')
    market.db
      .insert(delegates)
      .values({ ...person, id: newId() })
      .run()
    // Hanbit may have two now, but Da Nang has one with Hanbit already.
    expect(market.read().pairs.map((pair) => pair.score)).toEqual([90, 80])
    limit(null)
    expect(market.read()).toMatchObject({ pairs: [{}, {}, {}, {}], perDelegate: null })
  })

  it('leave alone who has said no, and whose meeting was called off', () => {
    const market = aMarket()
    const pairs = market.read().pairs.map((pair) => pair.id)
    const ask = (buyer: 0 | 1) =>
      enterRequest(market.desk, {
        fromRegistrationId: market.suppliers[0].registrationId,
        toRegistrationId: market.buyers[buyer].registrationId,
        priority: 'want',
        answer: 'pending',
      })
    const end = (buyer: 0 | 1, state: 'declined' | 'cancelled' | 'expired') => {
      ask(buyer)
      market.db
        .update(meetingRequests)
        .set({ state })
        .where(eq(meetingRequests.toRegistrationId, market.buyers[buyer].registrationId))
        .run()
    }
    end(0, 'declined')
    end(1, 'cancelled')
    expect(market.read().pairs.map((pair) => pair.score)).toEqual([70, 65])
    // A refused request takes nobody's place.
    expect(market.read({ each: 1 }).pairs.map((pair) => pair.score)).toEqual([70])
    expect(market.enter(pairs)).toEqual({ entered: 2, left: 2 })
  })

  it('may be made again of one that went out of time', () => {
    const market = aMarket()
    enterRequest(market.desk, {
      fromRegistrationId: market.suppliers[0].registrationId,
      toRegistrationId: market.buyers[0].registrationId,
      priority: 'want',
      answer: 'pending',
    })
    market.db.update(meetingRequests).set({ state: 'expired' }).run()
    expect(market.read().pairs.map((pair) => pair.score)).toEqual([90, 80, 70, 65])
  })

  it('become meetings that wait for the schedule, and nobody is written to', () => {
    const market = aMarket()
    const pairs = market.read().pairs.map((pair) => pair.id)
    expect(market.enter(pairs, 'accepted', 'k')).toEqual({ entered: 4, left: 0 })
    expect(market.enter(pairs, 'accepted', 'k')).toEqual({ entered: 4, left: 0 })
    expect(market.enter(pairs)).toEqual({ entered: 0, left: 4 })
    expect(market.db.select().from(meetings).all()).toHaveLength(4)
    expect(
      market.db
        .select()
        .from(meetingRequests)
        .all()
        .every((one) => one.actedFor && one.answeredFor && one.origin === 'organiser'),
    ).toBe(true)
    expect(
      market.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'meetingRequest.accepted'))
        .all(),
    ).toHaveLength(4)
    expect(market.asked()).toEqual([])
  })

  it('ask each side once, however many ask', () => {
    const market = aMarket()
    expect(
      market.enter(
        market.read().pairs.map((pair) => pair.id),
        'pending',
      ),
    ).toMatchObject({ entered: 4 })
    expect(market.asked()).toMatchObject([
      { template: 'requestsReceived', params: { eventId: market.id } },
      { template: 'requestsReceived', params: { eventId: market.id } },
    ])
  })

  it('leave out what no longer goes together, and are refused once the event is over', () => {
    const market = aMarket()
    const pairs = market.read().pairs.map((pair) => pair.id)
    market.db.delete(matches).where(eq(matches.score, 90)).run()
    expect(market.enter([...pairs, 'nobody:noone'])).toEqual({ entered: 3, left: 2 })
    market.go('closed')
    expect(() => market.enter(pairs)).toThrowDomainError('event.closedForRequests')
    expect(market.read().event.isOpen).toBe(false)
  })
})
