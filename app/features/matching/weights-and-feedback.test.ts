import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  auditEntries,
  events,
  matches,
  matchFeedback,
  meetingRequests,
  meetings,
  registrationListings,
} from '#db/schema'
import type { MatchPart } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { requestMeeting } from '#app/features/requests'
import { aListing, aMatchmaking, aTeamMember } from '#app/features/requests/testing.server'
import type { Firm } from '#app/features/requests/testing.server'
import { CRITERIA, DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Criterion } from '#app/matching/types'
import { weigh } from '#app/matching/weigh'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { judgedOf } from './event-weights.server'
import { giveFeedback, readOwnFeedback } from './give-feedback.server'
import { matchScore } from './pair-score.server'
import { previewWeights, readEventWeights } from './preview-weights.server'
import { readPrecision } from './read-precision.server'
import { setWeights } from './set-weights.server'

type Values = Partial<Record<Criterion, number>>

function aMatch(ctx: Context, needId: string, technologyId: string, values: Values): void {
  const parts: MatchPart[] = CRITERIA.map((criterion) => ({
    criterion,
    weight: DEFAULT_WEIGHTS[criterion],
    value: values[criterion] ?? 1,
    state: 'known',
    reason: { code: 'text.far', params: {} },
  }))
  const scored = weigh(judgedOf({ parts, blockers: [] }), DEFAULT_WEIGHTS)
  ctx.db
    .insert(matches)
    .values({ needId, technologyId, ...scored, computedAt: TEST_NOW })
    .run()
}

/** A buyer with a need and two suppliers at an event: one is cheap and not ripe, the other the reverse. */
function aFair(given: { confidential?: boolean } = {}) {
  const event = aMatchmaking()
  const { ctx } = event
  const bring = (firm: Firm, kind: ListingKind, title: string) => {
    const id = aListing(ctx.db, kind, firm.organisationId, {
      title,
      confidential: kind === 'need' && given.confidential,
    })
    ctx.db
      .insert(registrationListings)
      .values({ registrationId: firm.registrationId, listingKind: kind, listingId: id })
      .run()
    return id
  }
  const buyer = event.join({ country: 'VN', name: 'Sở Xây dựng' })
  const [cheap, ripe] = [event.join({ name: 'Cheap' }), event.join({ name: 'Ripe' })]
  const need = bring(buyer, 'need', 'Leak detection')
  const offers = {
    cheap: bring(cheap, 'technology', 'Cheap'),
    ripe: bring(ripe, 'technology', 'Ripe'),
  }
  aMatch(ctx, need, offers.cheap, { trl: 0 })
  aMatch(ctx, need, offers.ripe, { budget: 0, delivery: 0 })
  return { event, ctx, buyer, cheap, ripe, need, offers }
}

const trlFirst = { ...DEFAULT_WEIGHTS, trl: 40, budget: 0 }

describe('weights of an event', () => {
  it('are for its lead and co-organisers to set, for its desk to read, for nobody else', () => {
    const { event, ctx, buyer } = aFair()
    const desk = as(ctx, aTeamMember(ctx.db, event.id, 'desk'))
    const others = [as(ctx, aPerson(ctx.db, { staff: ['administrator'] })), buyer.as]
    const input = { eventId: event.id, version: 1, weights: trlFirst }
    for (const other of [desk, ...others]) {
      expect(() => setWeights(other, input)).toThrowDomainError('notFound')
      expect(() => previewWeights(other, event.slug, trlFirst)).toThrowDomainError('notFound')
    }
    for (const other of others) {
      expect(() => readEventWeights(other, event.slug)).toThrowDomainError('notFound')
      expect(() => readPrecision(other, event.slug)).toThrowDomainError('notFound')
    }
    expect(readEventWeights(desk, event.slug)).toMatchObject({ mayWeigh: false, isOwn: false })
    expect(() => setWeights(as(ctx, { kind: 'visitor' }), input)).toThrowDomainError('signInFirst')
  })

  it('are whole numbers from 0 to 100, and the subject always counts', () => {
    const { event } = aFair()
    const preview = (change: Partial<Record<Criterion, number>>) => () =>
      previewWeights(event.desk, event.slug, { ...DEFAULT_WEIGHTS, ...change })
    expect(preview({ trl: -1 })).toThrowDomainError('field.weight')
    expect(preview({ trl: 2.5 })).toThrowDomainError('field.weight')
    expect(preview({ concepts: 0, text: 0 })).toThrowDomainError('field.subject')
  })

  it('are previewed without being saved: who moves and by how much', () => {
    const { event, offers } = aFair()
    const preview = previewWeights(event.desk, event.slug, trlFirst)
    expect(preview.unchanged).toBe(0)
    expect(
      preview.needs[0]?.matches.map(({ id, before, after }) => [id, before.place, after.place]),
    ).toEqual([
      [offers.ripe, 2, 1],
      [offers.cheap, 1, 2],
    ])
    expect(previewWeights(event.desk, event.slug, DEFAULT_WEIGHTS)).toEqual({
      needs: [],
      unchanged: 1,
    })
    expect(readEventWeights(event.desk, event.slug).isOwn).toBe(false)
  })

  it('never name the owner of a need', () => {
    const { event } = aFair({ confidential: true })
    expect(JSON.stringify(previewWeights(event.desk, event.slug, trlFirst))).not.toContain('Sở')
  })

  it('count at the event once they are used, in open requests too, and are on record', () => {
    const { event, ctx, buyer, ripe, need, offers } = aFair()
    const other = aMatchmaking({ ctx })
    const { id } = requestMeeting(buyer.as, {
      fromRegistrationId: buyer.registrationId,
      toRegistrationId: ripe.registrationId,
      priority: 'want',
      about: { kind: 'technology', id: offers.ripe },
    })
    const score = () =>
      ctx.db.select().from(meetingRequests).where(eq(meetingRequests.id, id)).get()?.score
    const before = score() ?? 0
    const used = setWeights(event.desk, { eventId: event.id, version: 1, weights: trlFirst })
    expect(used.rescored).toBe(1)
    expect(score()).toBeGreaterThan(before)
    const pair = [buyer.organisationId, ripe.organisationId] as const
    expect(matchScore(ctx.db, event.id, pair, { kind: 'need', id: need })).toBe(score())
    expect(matchScore(ctx.db, other.id, pair)).toBe(before)
    const line = ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'event.matchWeightsChanged'))
      .get()
    expect(line).toMatchObject({ before: { matchWeights: null }, after: { rescored: 1 } })
  })

  it('refuse the second of two people who save at once; the product’s own are none of the event', () => {
    const { event, ctx } = aFair()
    const save = (version: number, weights = trlFirst) =>
      setWeights(event.desk, { eventId: event.id, version, weights })
    save(1)
    expect(() => save(1)).toThrowDomainError('conflict')
    save(2, DEFAULT_WEIGHTS)
    const row = ctx.db.select().from(events).where(eq(events.id, event.id)).get()
    expect(row?.matchWeights).toBeNull()
  })
})

describe('feedback on a match', () => {
  it('is for members of either side and organisers; to others there is no such match', () => {
    const { event, ctx, ripe, need, offers } = aFair({ confidential: true })
    const pair = { needId: need, technologyId: offers.cheap }
    const say = (who: Context) => () => giveFeedback(who, { ...pair, opinion: 'useful' })
    const strangers = [ripe.as, event.desk, as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))]
    for (const stranger of strangers) {
      expect(say(stranger)).toThrowDomainError('notFound')
      expect(readOwnFeedback(stranger, pair)).toBeNull()
    }
    expect(say(as(ctx, { kind: 'visitor' }))).toThrowDomainError('signInFirst')
    expect(readOwnFeedback(as(ctx, { kind: 'visitor' }), pair)).toBeNull()
    expect(() =>
      giveFeedback(ripe.as, { needId: newId(), technologyId: offers.ripe, opinion: 'useful' }),
    ).toThrowDomainError('notFound')
  })

  it('is one of each side and one of the organisers, and can be changed', () => {
    const { ctx, buyer, cheap, need, offers } = aFair()
    const pair = { needId: need, technologyId: offers.cheap }
    const organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    giveFeedback(buyer.as, { ...pair, opinion: 'notUseful', grounds: ['subject', 'subject'] })
    giveFeedback(cheap.as, { ...pair, opinion: 'useful', note: '  ' })
    giveFeedback(organiser, { ...pair, opinion: 'useful', note: 'Met in Huế.' })
    giveFeedback(buyer.as, { ...pair, opinion: 'useful', grounds: ['market'], version: 1 })
    expect(readOwnFeedback(buyer.as, pair)).toMatchObject({
      side: 'need',
      opinion: 'useful',
      grounds: ['market'],
      version: 2,
    })
    const rows = ctx.db.select().from(matchFeedback).all()
    expect(rows.map(({ side, note }) => [side, note])).toEqual([
      ['need', null],
      ['technology', null],
      ['organiser', 'Met in Huế.'],
    ])
    expect(rows.every(({ score }) => score > 0)).toBe(true)
  })

  it('of a colleague meanwhile is not overwritten unseen', () => {
    const { ctx, buyer, need, offers } = aFair()
    const pair = { needId: need, technologyId: offers.cheap }
    const colleague = as(
      ctx,
      aPerson(ctx.db, { member: { organisationId: buyer.organisationId, role: 'viewer' } }),
    )
    giveFeedback(colleague, { ...pair, opinion: 'useful' })
    expect(() => giveFeedback(buyer.as, { ...pair, opinion: 'notUseful' })).toThrowDomainError(
      'conflict',
    )
  })

  it('shows as precision by score, beside what became of the requests', () => {
    const { event, ctx, buyer, cheap, ripe, need, offers } = aFair()
    giveFeedback(buyer.as, {
      needId: need,
      technologyId: offers.cheap,
      opinion: 'useful',
      grounds: ['subject'],
    })
    giveFeedback(ripe.as, {
      needId: need,
      technologyId: offers.ripe,
      opinion: 'notUseful',
      grounds: ['acquainted'],
      note: 'We work together already.',
    })
    const { id } = requestMeeting(buyer.as, {
      fromRegistrationId: buyer.registrationId,
      toRegistrationId: cheap.registrationId,
      priority: 'must',
      about: { kind: 'technology', id: offers.cheap },
    })
    ctx.db.update(meetingRequests).set({ state: 'accepted' }).run()
    ctx.db
      .insert(meetings)
      .values({
        id: newId(),
        eventId: event.id,
        requestId: id,
        state: 'held',
        createdAt: TEST_NOW,
        updatedAt: TEST_NOW,
      })
      .run()
    const report = readPrecision(event.desk, event.slug)
    expect(report.bands[0]).toMatchObject({
      useful: 1,
      notUseful: 1,
      share: 0.5,
      asked: 1,
      accepted: 1,
      held: 1,
      followed: 0,
    })
    expect(report.bands[1]).toMatchObject({ share: null, asked: 0 })
    expect(report.grounds.find(({ ground }) => ground === 'acquainted')).toMatchObject({
      notUseful: 1,
    })
    expect(report.notes).toMatchObject([{ side: 'technology', note: 'We work together already.' }])
    // Another event's team reads the counts, not what people wrote.
    const other = aMatchmaking({ ctx })
    expect(readPrecision(other.desk, other.slug)).toMatchObject({ notes: [] })
  })
})
