import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  events,
  exchanges,
  exclusions,
  matches,
  meetingRequests,
  outbox,
  suggestionRefusals,
} from '#db/schema'
import { readMatrix, readExposure } from '#app/features/matching'
import { answerToken } from '#app/features/notifications'
import { newId } from '#app/platform/ids'
import { approveRegistration, registerOrganisation } from '#app/features/registration'
import { aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { answerByLink, readAnswerLink } from './answer-by-link.server'
import { answerRequest } from './answer-request.server'
import { counterRequest } from './counter-request.server'
import { expireRequests } from './expire-requests.server'
import { keepApart } from './keep-apart.server'
import { readAskPage } from './queries.server'
import { refuseSuggestion } from './refuse-suggestion.server'
import { requestMeeting } from './request-meeting.server'
import { readSuggestions } from './suggest-partners.server'
import { aListing, aMatchmaking, anOrganisation, aTeamMember } from './testing.server'
import type { Firm } from './testing.server'

/** Suppliers from one country, buyers from the other, with matches of given scores between them. */
function aMarket(given: { confidential?: boolean } = {}) {
  const event = aMatchmaking({ state: 'requests' })
  const { db } = event.ctx
  const firm = (name: string, country: 'KR' | 'VN', kind: 'technology' | 'need') => {
    const joined = event.join({ name, country })
    const listing = aListing(db, kind, joined.organisationId, {
      confidential: kind === 'need' && given.confidential,
    })
    db.run(
      `INSERT INTO registration_listings VALUES ('${joined.registrationId}', '${kind}', '${listing}')`,
    )
    return { ...joined, listing }
  }
  const match = (a: { listing: string }, b: { listing: string }, score: number) =>
    db
      .insert(matches)
      .values({
        technologyId: a.listing,
        needId: b.listing,
        score,
        parts: [],
        blockers: [],
        computedAt: TEST_NOW,
      })
      .run()
  const [hanbit, garam] = [firm('Hanbit', 'KR', 'technology'), firm('Garam', 'KR', 'technology')]
  const [songBo, daNang] = [firm('Song Bo', 'VN', 'need'), firm('Da Nang', 'VN', 'need')]
  match(hanbit, songBo, 80)
  match(hanbit, daNang, 78)
  match(garam, songBo, 50)
  const namesFor = (who: Firm) =>
    readSuggestions(who.as, event.slug).suggestions.map((one) => one.match.organisation?.name)
  const ask = (from: Firm, to: Firm) =>
    requestMeeting(from.as, {
      fromRegistrationId: from.registrationId,
      toRegistrationId: to.registrationId,
      priority: 'want',
    }).id
  return { ...event, db, hanbit, garam, songBo, daNang, namesFor, ask }
}

describe('suggested partners', () => {
  it('come best first, with a new acquaintance a little further up', () => {
    const { db, id, ctx, hanbit, songBo, namesFor } = aMarket()
    expect(namesFor(hanbit)).toEqual(['Song Bo', 'Da Nang'])
    const earlier = aMatchmaking({ ctx, state: 'closed' })
    const [a, b] = [hanbit, songBo].map((firm) => {
      const registrationId = newId()
      db.run(
        `INSERT INTO registrations (id, event_id, organisation_id, state, meets, meeting_languages, demo, version, created_at, updated_at) VALUES ('${registrationId}', '${earlier.id}', '${firm.organisationId}', 'approved', 1, '[]', 0, 1, 0, 0)`,
      )
      return registrationId
    })
    db.insert(exchanges)
      .values({
        id: newId(),
        eventId: earlier.id,
        registrationAId: a ?? '',
        registrationBId: b ?? '',
        origin: 'staff',
        enteredBy: hanbit.person.id,
        createdAt: TEST_NOW,
      })
      .run()
    expect(namesFor(hanbit)).toEqual(['Da Nang', 'Song Bo'])
    expect(
      readSuggestions(hanbit.as, aMarketSlug(db, id)).suggestions.map((one) => one.met),
    ).toEqual([false, true])
  })

  it('leave out who was asked, in either direction', () => {
    const { hanbit, songBo, namesFor, ask } = aMarket()
    ask(songBo, hanbit)
    expect(namesFor(hanbit)).toEqual(['Da Nang'])
    expect(namesFor(songBo)).toEqual(['Garam'])
  })

  it('leave out who is excluded, on both sides, without a trace', () => {
    const { db, hanbit, songBo, namesFor, slug, desk } = aMarket()
    db.insert(exclusions)
      .values({
        organisationId: songBo.organisationId,
        excludedOrganisationId: hanbit.organisationId,
        createdAt: TEST_NOW,
      })
      .run()
    expect(namesFor(hanbit)).toEqual(['Da Nang'])
    expect(namesFor(songBo)).toEqual(['Garam'])
    expect(shownTo(hanbit, slug)).not.toContain('Song Bo')
    const matrix = readMatrix(desk, { eventSlug: slug })
    const row = matrix.rows.find((one) => one.supplier.name === 'Hanbit')
    const column = matrix.columns.findIndex((one) => one.name === 'Song Bo')
    expect(row?.cells[column]).toBeNull()
  })

  it('leave out who was turned down, on both sides; only the one who did it can take it back', () => {
    const { db, hanbit, songBo, namesFor, slug } = aMarket()
    refuseSuggestion(hanbit.as, { eventSlug: slug, partner: songBo.registrationId, act: 'refuse' })
    refuseSuggestion(hanbit.as, { eventSlug: slug, partner: songBo.registrationId, act: 'refuse' })
    expect(db.select().from(suggestionRefusals).all()).toHaveLength(1)
    expect(namesFor(hanbit)).toEqual(['Da Nang'])
    expect(namesFor(songBo)).toEqual(['Garam'])
    expect(readSuggestions(songBo.as, slug).refused).toEqual([])
    refuseSuggestion(songBo.as, { eventSlug: slug, partner: hanbit.registrationId, act: 'undo' })
    expect(namesFor(songBo)).toEqual(['Garam'])
    refuseSuggestion(hanbit.as, { eventSlug: slug, partner: songBo.registrationId, act: 'undo' })
    expect(namesFor(songBo)).toEqual(['Hanbit', 'Garam'])
  })

  it('leave out kinds that the organiser keeps apart, which participants cannot ask either', () => {
    const { db, id, hanbit, songBo, namesFor, ask, slug } = aMarket()
    db.update(events)
      .set({ barredPairs: ['sme sme'] })
      .where(eq(events.id, id))
      .run()
    expect(namesFor(hanbit)).toEqual([])
    expect(readAskPage(hanbit.as, { eventSlug: slug }).partners).toEqual([])
    expect(() => ask(hanbit, songBo)).toThrowDomainError('request.kindsApart')
  })

  it('do not name the owner of a confidential need, nor give an id that would', () => {
    const { hanbit, songBo, slug } = aMarket({ confidential: true })
    const shown = shownTo(hanbit, slug)
    expect(shown).not.toContain('Song Bo')
    expect(shown).not.toContain(songBo.registrationId)
    refuseSuggestion(hanbit.as, {
      eventSlug: slug,
      partner: `need:${songBo.listing}`,
      act: 'refuse',
    })
    const after = shownTo(hanbit, slug)
    expect(after).not.toContain('Song Bo')
    expect(after).not.toContain(songBo.registrationId)
  })

  it('are for members of a participant; turning down is for its editors', () => {
    const { ctx, id, slug, songBo } = aMarket()
    for (const role of ['desk', 'viewer'] as const)
      expect(() => readSuggestions(as(ctx, aTeamMember(ctx.db, id, role)), slug)).toThrow()
    expect(() => readSuggestions(as(ctx, { kind: 'visitor' }), slug)).toThrowDomainError(
      'signInFirst',
    )
    expect(() =>
      refuseSuggestion(as(ctx, { kind: 'visitor' }), {
        eventSlug: slug,
        partner: songBo.registrationId,
        act: 'refuse',
      }),
    ).toThrowDomainError('signInFirst')
  })
})

/** Everything the page says of suggestions; the list of those who could be kept apart is that of all participants. */
const shownTo = (who: Firm, slug: string) => {
  const { suggestions, refused } = readSuggestions(who.as, slug)
  return JSON.stringify({ suggestions, refused })
}

const aMarketSlug = (db: ReturnType<typeof aMarket>['db'], id: string) =>
  db.select({ slug: events.slug }).from(events).where(eq(events.id, id)).get()?.slug ?? ''

describe('keeping an organisation apart', () => {
  it('is for owners and editors of the own organisation, and can be taken back', () => {
    const { db, slug, hanbit, songBo, namesFor } = aMarket()
    const apart = { eventSlug: slug, otherId: songBo.organisationId }
    keepApart(hanbit.as, { ...apart, act: 'exclude' })
    keepApart(hanbit.as, { ...apart, act: 'exclude' })
    expect(namesFor(hanbit)).toEqual(['Da Nang'])
    expect(readSuggestions(songBo.as, slug).apart).toEqual([])
    const viewer = as(
      hanbit.as,
      aPerson(db, { member: { organisationId: hanbit.organisationId, role: 'viewer' } }),
    )
    expect(() => keepApart(viewer, { ...apart, act: 'include' })).toThrowDomainError('notFound')
    keepApart(hanbit.as, { ...apart, act: 'include' })
    expect(namesFor(hanbit)).toEqual(['Song Bo', 'Da Nang'])
    expect(() =>
      keepApart(hanbit.as, { eventSlug: slug, otherId: hanbit.organisationId, act: 'exclude' }),
    ).toThrowDomainError('exclusion.self')
  })
})

describe('the organiser’s views of matching', () => {
  it('show who fits many, and who nobody', () => {
    const { desk, slug, join } = aMarket()
    join({ name: 'Newcomer' })
    const lines = readExposure(desk, slug).lines
    expect(lines.map((line) => [line.name, line.good])).toEqual([
      ['Garam', 0],
      ['Newcomer', 0],
      ['Da Nang', 1],
      ['Song Bo', 1],
      ['Hanbit', 2],
    ])
    expect(lines.find((line) => line.name === 'Newcomer')?.listings).toBe(0)
  })

  it('show free pairs only where that is asked for', () => {
    const { desk, slug, hanbit, songBo, ask } = aMarket()
    ask(hanbit, songBo)
    expect(readMatrix(desk, { eventSlug: slug }).pairs).toBe(3)
    expect(readMatrix(desk, { eventSlug: slug, free: true }).pairs).toBe(2)
    expect(readMatrix(desk, { eventSlug: slug, from: 75 }).pairs).toBe(2)
  })

  it('are for the desk', () => {
    const { ctx, id, slug, hanbit } = aMarket()
    for (const who of [
      hanbit.as,
      as(ctx, aTeamMember(ctx.db, id, 'viewer')),
      as(ctx, aTeamMember(ctx.db, id, 'scanner')),
    ]) {
      expect(() => readMatrix(who, { eventSlug: slug })).toThrowDomainError('notFound')
      expect(() => readExposure(who, slug)).toThrowDomainError('notFound')
    }
    expect(readMatrix(as(ctx, aTeamMember(ctx.db, id, 'desk')), { eventSlug: slug }).pairs).toBe(3)
  })
})

describe('a counter-proposal', () => {
  it('declines the one and makes the other, with one mail to the asker', () => {
    const { db, hanbit, songBo, ask } = aMarket()
    const requestId = ask(hanbit, songBo)
    db.delete(outbox).run()
    const given = {
      requestId,
      version: 1,
      about: { kind: 'need' as const, id: songBo.listing },
      priority: 'want' as const,
      key: 'k',
    }
    const { id } = counterRequest(songBo.as, given)
    expect(counterRequest(songBo.as, given).id).toBe(id)
    const rows = db.select().from(meetingRequests).all()
    expect(rows.map((row) => row.state).sort()).toEqual(['declined', 'pending'])
    expect(rows.find((row) => row.id === id)).toMatchObject({
      fromRegistrationId: songBo.registrationId,
      countersId: requestId,
    })
    const mails = db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()
    expect(mails.map((line) => line.payload.template)).toEqual(['requestCountered'])
  })

  it('is for the asked side, while nothing was answered', () => {
    const { hanbit, songBo, ask } = aMarket()
    const requestId = ask(hanbit, songBo)
    const given = { requestId, version: 1, priority: 'want' as const }
    expect(() => counterRequest(hanbit.as, given)).toThrowDomainError('notFound')
    answerRequest(songBo.as, { requestId, version: 1, answer: 'accepted' })
    expect(() => counterRequest(songBo.as, given)).toThrowDomainError('request.answered')
  })
})

describe('a request that nobody answers', () => {
  it('expires after the last day for answers, in the time of the event, and its asker is told once', () => {
    const { db, ctx, id, hanbit, songBo, ask } = aMarket()
    ask(hanbit, songBo)
    db.delete(outbox).run()
    expect(expireRequests(ctx)).toBe(0)
    db.update(events).set({ answerDeadline: '2026-11-19' }).where(eq(events.id, id)).run()
    const at = (instant: string) => ({ ...ctx, now: () => new Date(instant) })
    expect(expireRequests(at('2026-11-19T16:59:00Z'))).toBe(0)
    expect(expireRequests(at('2026-11-19T17:01:00Z'))).toBe(1)
    expect(expireRequests(at('2026-11-19T17:02:00Z'))).toBe(0)
    expect(db.select().from(meetingRequests).get()?.state).toBe('expired')
    expect(
      db
        .select()
        .from(outbox)
        .all()
        .map((line) => line.payload.template),
    ).toEqual(['requestExpired'])
  })

  it('expires once the schedule is published too, but not when the event is over', () => {
    for (const [state, expired] of [
      ['published', 1],
      ['running', 1],
      ['closed', 0],
    ] as const) {
      const { db, ctx, id, hanbit, songBo, ask } = aMarket()
      ask(hanbit, songBo)
      db.update(events).set({ answerDeadline: '2026-11-19', state }).where(eq(events.id, id)).run()
      const late = { ...ctx, now: () => new Date('2026-11-20T01:00:00Z') }
      expect(expireRequests(late)).toBe(expired)
    }
  })
})

describe('answering from the mail', () => {
  function aMailed() {
    const market = aMarket()
    const requestId = market.ask(market.hanbit, market.songBo)
    const visitor = as(market.ctx, { kind: 'visitor' })
    const token = answerToken(market.ctx.secretKey, requestId, {
      personId: market.songBo.person.id,
    })
    return { ...market, requestId, visitor, token }
  }

  it('changes nothing when the link is opened, and answers with one press, once', () => {
    const { db, visitor, token } = aMailed()
    for (let opened = 0; opened < 3; opened++)
      expect(readAnswerLink(visitor, token)).toMatchObject({ mayAnswer: true })
    expect(db.select().from(meetingRequests).get()?.state).toBe('pending')
    answerByLink(visitor, { token, version: 1, answer: 'accepted' })
    expect(db.select().from(meetingRequests).get()).toMatchObject({ state: 'accepted' })
    expect(readAnswerLink(visitor, token).mayAnswer).toBe(false)
    expect(() =>
      answerByLink(visitor, { token, version: 2, answer: 'declined', reason: 'no' }),
    ).toThrowDomainError('request.answered')
  })

  it('is no use to anybody else: a changed link, another request, a person who left', () => {
    const { ctx, db, visitor, token, hanbit, requestId, songBo } = aMailed()
    const wrong = [
      `${token}x`,
      token.replace(requestId, newId()),
      answerToken(ctx.secretKey, requestId, { personId: hanbit.person.id }),
      answerToken('another key, also longer than thirty-two', requestId, {
        personId: songBo.person.id,
      }),
    ]
    for (const one of wrong)
      expect(() => readAnswerLink(visitor, one)).toThrowDomainError('link.invalid')
    aPerson(db, { member: { organisationId: songBo.organisationId } })
    db.run(`DELETE FROM organisation_members WHERE person_id = '${songBo.person.id}'`)
    expect(() =>
      answerByLink(visitor, { token, version: 1, answer: 'accepted' }),
    ).toThrowDomainError('link.invalid')
  })

  it('works for a delegate without an account', () => {
    const { ctx, db, visitor, hanbit, id } = aMailed()
    const { id: organisationId } = anOrganisation(db)
    const other = registerOrganisation(ctx, {
      eventId: id,
      organisationId,
      delegates: [{ name: 'Lê An', email: 'an@firm.example' }],
    })
    approveRegistration(ctx, { registrationId: other.id })
    const requestId = requestMeeting(hanbit.as, {
      fromRegistrationId: hanbit.registrationId,
      toRegistrationId: other.id,
      priority: 'want',
    }).id
    const delegate = db.query.delegates
      .findFirst({ where: (row, { eq: is }) => is(row.registrationId, other.id) })
      .sync()
    const token = answerToken(ctx.secretKey, requestId, { delegateId: delegate?.id ?? '' })
    expect(() =>
      answerByLink(visitor, { token, version: 1, answer: 'declined' }),
    ).toThrowDomainError('request.reasonMissing')
    answerByLink(visitor, { token, version: 1, answer: 'accepted' })
    const found = db.select().from(meetingRequests).where(eq(meetingRequests.id, requestId)).get()
    expect(found).toMatchObject({ state: 'accepted', answeredBy: null, eventId: id })
  })
})
