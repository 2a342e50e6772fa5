import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { events, meetingRequests } from '#db/schema'
import { as } from '#app/platform/testing.server'
import { requestMeeting } from '#app/features/requests'
import { aMatchmaking, aTeamMember } from '#app/features/requests/testing.server'
import { changeState } from './change-state.server'

describe('taking an event to its next phase', () => {
  it('is for its lead and co-organisers', () => {
    const event = aMatchmaking({ state: 'draft' })
    expect(() =>
      changeState(as(event.ctx, aTeamMember(event.ctx.db, event.id, 'desk')), {
        eventId: event.id,
        state: 'registration',
      }),
    ).toThrowDomainError('notFound')
  })

  it('goes step by step', () => {
    const event = aMatchmaking({ state: 'draft' })
    expect(() =>
      changeState(event.desk, { eventId: event.id, state: 'scheduling' }),
    ).toThrowDomainError('event.noSuchStep')
  })

  it('needs two participants before they can ask each other', () => {
    const event = aMatchmaking({ state: 'registration' })
    event.join()
    expect(() =>
      changeState(event.desk, { eventId: event.id, state: 'requests' }),
    ).toThrowDomainError('event.fewParticipants')
    event.join()
    expect(changeState(event.desk, { eventId: event.id, state: 'requests' }).state).toBe('requests')
  })

  it('is not published without a schedule, nor hidden once somebody registered', () => {
    const event = aMatchmaking({ state: 'scheduling' })
    event.join()
    expect(() =>
      changeState(event.desk, { eventId: event.id, state: 'published' }),
    ).toThrowDomainError('event.nothingPublished')
    event.go('registration')
    expect(() => changeState(event.desk, { eventId: event.id, state: 'draft' })).toThrowDomainError(
      'event.hasRegistrations',
    )
  })

  it('refuses the second of two people who press at once', () => {
    const event = aMatchmaking({ state: 'draft' })
    changeState(event.desk, { eventId: event.id, state: 'registration', version: 1 })
    expect(() =>
      changeState(event.desk, { eventId: event.id, state: 'draft', version: 1 }),
    ).toThrowDomainError('conflict')
  })

  it('lets requests without an answer expire when it closes', () => {
    const event = aMatchmaking({ state: 'requests' })
    const [a, b] = [event.join(), event.join()]
    requestMeeting(a.as, {
      fromRegistrationId: a.registrationId,
      toRegistrationId: b.registrationId,
      priority: 'want',
    })
    event.go('running')
    changeState(event.desk, { eventId: event.id, state: 'closed' })
    expect(
      event.ctx.db
        .select()
        .from(meetingRequests)
        .all()
        .map((row) => row.state),
    ).toEqual(['expired'])
    expect(event.ctx.db.select().from(events).where(eq(events.id, event.id)).get()?.state).toBe(
      'closed',
    )
  })
})
