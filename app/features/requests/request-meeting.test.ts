import { describe, expect, it } from 'vitest'
import { CRITERIA } from '#app/matching/types'
import { eq } from 'drizzle-orm'
import { auditEntries, exclusions, matches, meetingRequests, meetings, outbox } from '#db/schema'
import { as, aPerson, TEST_NOW } from '#app/platform/testing.server'
import { answerRequest } from './answer-request.server'
import { cancelRequest } from './cancel-request.server'
import { changeRequest } from './change-request.server'
import { enterRequest } from './enter-request.server'
import { requestMeeting } from './request-meeting.server'
import { aListing, aMatchmaking, aTeamMember } from './testing.server'

const anAsk = (from: { registrationId: string }, to: { registrationId: string }) => ({
  fromRegistrationId: from.registrationId,
  toRegistrationId: to.registrationId,
  priority: 'want' as const,
})

function twoFirms(given: Parameters<typeof aMatchmaking>[0] = {}) {
  const { state = 'requests', ...rest } = given
  const event = aMatchmaking(rest)
  const hanbit = event.join({ name: '한빛', country: 'KR' })
  const songBo = event.join({ name: 'Sông Bồ', country: 'VN' })
  event.go(state)
  return { event, hanbit, songBo, db: event.ctx.db }
}

/** Every criterion reached to 0.816. */
const FITTING = CRITERIA.map((criterion) => ({
  criterion,
  weight: 1,
  value: 0.816,
  state: 'known' as const,
  reason: { code: 'concepts.none', params: {} },
}))

describe('requesting a meeting', () => {
  it('refuses somebody who speaks for neither side', () => {
    const { hanbit, songBo, event } = twoFirms()
    expect(() =>
      requestMeeting(as(event.ctx, aPerson(event.ctx.db)), anAsk(hanbit, songBo)),
    ).toThrowDomainError('notFound')
    expect(() =>
      requestMeeting(as(event.ctx, { kind: 'visitor' }), anAsk(hanbit, songBo)),
    ).toThrowDomainError('signInFirst')
  })

  it.each(['registration', 'scheduling', 'closed'] as const)(
    'is closed while the event is in %s',
    (state) => {
      const { hanbit, songBo } = twoFirms({ state })
      expect(() => requestMeeting(hanbit.as, anAsk(hanbit, songBo))).toThrowDomainError(
        'event.closedForRequests',
      )
    },
  )

  it('ends with the day of the deadline in the zone of the event', () => {
    const { hanbit, songBo } = twoFirms({ event: { requestDeadline: '2026-11-30' } })
    const lastMinute = { ...hanbit.as, now: () => new Date('2026-11-30T16:59:00Z') }
    const midnight = { ...hanbit.as, now: () => new Date('2026-11-30T17:00:00Z') }
    expect(() => requestMeeting(midnight, anAsk(hanbit, songBo))).toThrowDomainError(
      'event.closedForRequests',
    )
    expect(requestMeeting(lastMinute, anAsk(hanbit, songBo)).id).toBeTruthy()
  })

  it('does not know a partner that one of the two excludes, whichever it is', () => {
    const { hanbit, songBo, db } = twoFirms()
    db.insert(exclusions)
      .values({
        organisationId: songBo.organisationId,
        excludedOrganisationId: hanbit.organisationId,
        createdAt: TEST_NOW,
      })
      .run()
    expect(() => requestMeeting(hanbit.as, anAsk(hanbit, songBo))).toThrowDomainError('notFound')
    expect(() => requestMeeting(songBo.as, anAsk(songBo, hanbit))).toThrowDomainError('notFound')
  })

  it('does not know a participant of another event', () => {
    const { hanbit } = twoFirms()
    const other = twoFirms()
    expect(() => requestMeeting(hanbit.as, anAsk(hanbit, other.songBo))).toThrowDomainError(
      'notFound',
    )
  })

  it('does not know a listing of a third firm', () => {
    const { hanbit, songBo, event, db } = twoFirms()
    const third = event.join()
    const about = {
      kind: 'technology' as const,
      id: aListing(db, 'technology', third.organisationId),
    }
    expect(() => requestMeeting(hanbit.as, { ...anAsk(hanbit, songBo), about })).toThrowDomainError(
      'notFound',
    )
  })

  it('refuses a second request about the same listing, whoever asks', () => {
    const { hanbit, songBo, db } = twoFirms()
    const about = {
      kind: 'technology' as const,
      id: aListing(db, 'technology', hanbit.organisationId),
    }
    requestMeeting(hanbit.as, { ...anAsk(hanbit, songBo), about })
    expect(() => requestMeeting(hanbit.as, { ...anAsk(hanbit, songBo), about })).toThrowDomainError(
      'request.duplicate',
    )
    expect(() => requestMeeting(songBo.as, { ...anAsk(songBo, hanbit), about })).toThrowDomainError(
      'request.duplicate',
    )
    expect(requestMeeting(songBo.as, anAsk(songBo, hanbit)).id).toBeTruthy()
  })

  it('gives the first answer to a second press of the same form', () => {
    const { hanbit, songBo, db } = twoFirms()
    const form = { ...anAsk(hanbit, songBo), key: 'form-1' }
    expect(requestMeeting(hanbit.as, form)).toEqual(requestMeeting(hanbit.as, form))
    expect(db.select().from(meetingRequests).all()).toHaveLength(1)
    expect(
      db
        .select()
        .from(outbox)
        .where(eq(outbox.kind, 'mail'))
        .all()
        .filter((line) => line.payload.template === 'requestReceived'),
    ).toHaveLength(1)
  })

  it('limits what waits for an answer; an answer makes room', () => {
    const { hanbit, songBo, event } = twoFirms({ event: { maxPendingRequests: 1 } })
    const third = event.join()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    expect(() => requestMeeting(hanbit.as, anAsk(hanbit, third))).toThrowDomainError(
      'request.limitReached',
    )
    answerRequest(songBo.as, { requestId: id, version: 1, answer: 'declined', reason: 'no budget' })
    expect(requestMeeting(hanbit.as, anAsk(hanbit, third)).id).toBeTruthy()
  })

  it('keeps the match score of the moment', () => {
    const { hanbit, songBo, db } = twoFirms()
    const technologyId = aListing(db, 'technology', hanbit.organisationId)
    const needId = aListing(db, 'need', songBo.organisationId)
    db.insert(matches)
      .values({
        needId,
        technologyId,
        score: 81.6,
        parts: FITTING,
        blockers: [],
        computedAt: TEST_NOW,
      })
      .run()
    const { id } = requestMeeting(songBo.as, {
      ...anAsk(songBo, hanbit),
      about: { kind: 'technology', id: technologyId },
    })
    expect(db.select().from(meetingRequests).where(eq(meetingRequests.id, id)).get()).toMatchObject(
      { score: 82, state: 'pending', actedFor: false },
    )
    expect(db.select().from(meetings).all()).toEqual([])
  })
})

describe('answering a request', () => {
  it('is for the asked side; the sender cannot answer itself', () => {
    const { hanbit, songBo } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    expect(() =>
      answerRequest(hanbit.as, { requestId: id, version: 1, answer: 'accepted' }),
    ).toThrowDomainError('notFound')
  })

  it('needs a reason to decline', () => {
    const { hanbit, songBo } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    expect(() =>
      answerRequest(songBo.as, { requestId: id, version: 1, answer: 'declined' }),
    ).toThrowDomainError('request.reasonMissing')
  })

  it('does not accept what was changed meanwhile', () => {
    const { hanbit, songBo } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    changeRequest(hanbit.as, { requestId: id, version: 1, priority: 'must', message: 'please' })
    expect(() =>
      answerRequest(songBo.as, { requestId: id, version: 1, answer: 'accepted' }),
    ).toThrowDomainError('request.changed')
  })

  it('makes one meeting of an accepted request, however often it is pressed', () => {
    const { hanbit, songBo, db } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    answerRequest(songBo.as, { requestId: id, version: 1, answer: 'accepted' })
    answerRequest(songBo.as, { requestId: id, version: 1, answer: 'accepted' })
    expect(db.select().from(meetings).all()).toMatchObject([
      { requestId: id, state: 'planned', sequence: 0 },
    ])
    expect(() =>
      answerRequest(songBo.as, { requestId: id, version: 2, answer: 'declined', reason: 'late' }),
    ).toThrowDomainError('request.answered')
  })

  it('lets a declined pair ask again', () => {
    const { hanbit, songBo } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    answerRequest(songBo.as, { requestId: id, version: 1, answer: 'declined', reason: 'not now' })
    expect(requestMeeting(songBo.as, anAsk(songBo, hanbit)).id).not.toBe(id)
  })
})

describe('the desk', () => {
  it('enters request and answer for both sides, and the record says who did', () => {
    const { hanbit, songBo, event, db } = twoFirms({ state: 'scheduling' })
    const clerk = aTeamMember(db, event.id, 'desk')
    const { id, meetingId } = enterRequest(as(event.ctx, clerk), {
      ...anAsk(hanbit, songBo),
      answer: 'accepted',
    })
    expect(meetingId).toBeTruthy()
    expect(db.select().from(meetingRequests).where(eq(meetingRequests.id, id)).get()).toMatchObject(
      {
        origin: 'organiser',
        enteredBy: clerk.id,
        actedFor: true,
        answeredBy: clerk.id,
        answeredFor: true,
        state: 'accepted',
      },
    )
    const lines = db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.recordId, id))
      .orderBy(auditEntries.id)
      .all()
    expect(lines.map((line) => [line.action, line.actorId, line.onBehalfOf])).toEqual([
      ['meetingRequest.created', clerk.id, hanbit.organisationId],
      ['meetingRequest.accepted', clerk.id, songBo.organisationId],
    ])
  })

  it.each(['viewer', 'scanner'] as const)('is no %s', (role) => {
    const { hanbit, songBo, event, db } = twoFirms()
    expect(() =>
      enterRequest(as(event.ctx, aTeamMember(db, event.id, role)), {
        ...anAsk(hanbit, songBo),
        answer: 'pending',
      }),
    ).toThrowDomainError('notFound')
  })

  it('of another event knows nothing of this one', () => {
    const { hanbit, songBo } = twoFirms()
    const other = aMatchmaking()
    expect(() =>
      enterRequest(other.desk, { ...anAsk(hanbit, songBo), answer: 'pending' }),
    ).toThrowDomainError('notFound')
  })
})

describe('taking a request back', () => {
  it('is not for the asked side while it waits', () => {
    const { hanbit, songBo } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    expect(() => cancelRequest(songBo.as, { requestId: id, version: 1 })).toThrowDomainError(
      'request.notOpen',
    )
  })

  it('takes the meeting along', () => {
    const { hanbit, songBo, db } = twoFirms()
    const { id } = requestMeeting(hanbit.as, anAsk(hanbit, songBo))
    answerRequest(songBo.as, { requestId: id, version: 1, answer: 'accepted' })
    cancelRequest(songBo.as, { requestId: id, version: 2 })
    expect(db.select().from(meetings).all()).toMatchObject([{ state: 'cancelled', sequence: 0 }])
  })
})
