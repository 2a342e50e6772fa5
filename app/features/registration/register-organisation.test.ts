import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { delegates, outbox, registrations } from '#db/schema'
import { aPerson, as } from '#app/platform/testing.server'
import { aListing, aMatchmaking, anOrganisation } from '#app/features/requests/testing.server'
import { approveRegistration, decideRegistration } from './decide-registration.server'
import { registerOrganisation } from './register-organisation.server'
import { withdrawRegistration } from './withdraw-registration.server'

const aDelegate = { name: 'Trần Thị Mai' }

describe('registering for an event', () => {
  it('is for the organisation itself or the organiser', () => {
    const event = aMatchmaking({ state: 'registration' })
    const { id } = anOrganisation(event.ctx.db)
    const stranger = as(event.ctx, aPerson(event.ctx.db))
    expect(() =>
      registerOrganisation(stranger, {
        eventId: event.id,
        organisationId: id,
        delegates: [aDelegate],
      }),
    ).toThrowDomainError('notFound')
  })

  it('is closed to organisations outside its phase, but not to the desk', () => {
    const event = aMatchmaking({ state: 'requests' })
    const { id: organisationId } = anOrganisation(event.ctx.db)
    const owner = as(event.ctx, aPerson(event.ctx.db, { member: { organisationId } }))
    const form = { eventId: event.id, organisationId, delegates: [aDelegate] }
    expect(() => registerOrganisation(owner, form)).toThrowDomainError(
      'event.closedForRegistration',
    )
    expect(registerOrganisation(event.desk, form).state).toBe('applied')
  })

  it('takes an organisation once', () => {
    const event = aMatchmaking({ state: 'registration' })
    const { id: organisationId } = anOrganisation(event.ctx.db)
    registerOrganisation(event.ctx, { eventId: event.id, organisationId, delegates: [aDelegate] })
    expect(() =>
      registerOrganisation(event.ctx, {
        eventId: event.id,
        organisationId,
        delegates: [aDelegate],
      }),
    ).toThrowDomainError('registration.twice')
  })

  it('needs a delegate of who seeks meetings, and none of an official', () => {
    const event = aMatchmaking({ state: 'registration' })
    const { id: organisationId } = anOrganisation(event.ctx.db)
    expect(() =>
      registerOrganisation(event.ctx, { eventId: event.id, organisationId }),
    ).toThrowDomainError('field.required')
    expect(
      registerOrganisation(event.ctx, { eventId: event.id, organisationId, meets: false }).state,
    ).toBe('applied')
  })

  it('refuses the listing of somebody else and keeps nothing', () => {
    const event = aMatchmaking({ state: 'registration' })
    const { id: organisationId } = anOrganisation(event.ctx.db)
    const foreign = aListing(event.ctx.db, 'technology', anOrganisation(event.ctx.db).id)
    const form = {
      eventId: event.id,
      organisationId,
      delegates: [aDelegate],
      listings: [{ kind: 'technology' as const, id: foreign }],
    }
    expect(() => registerOrganisation(event.ctx, form)).toThrowDomainError(
      'registration.foreignListing',
    )
    expect(event.ctx.db.select().from(registrations).all()).toEqual([])
  })

  it.each(['Nguyễn', 'O', "H'Hen Niê", '남궁민수', 'Lê Thị Hồng-Ánh'.normalize('NFD')])(
    'keeps the name %s whole, in NFC',
    (name) => {
      const event = aMatchmaking({ state: 'registration' })
      const { id: organisationId } = anOrganisation(event.ctx.db)
      registerOrganisation(event.ctx, { eventId: event.id, organisationId, delegates: [{ name }] })
      expect(
        event.ctx.db
          .select()
          .from(delegates)
          .all()
          .map((row) => row.name),
      ).toEqual([name.normalize('NFC')])
    },
  )
})

describe('an event with five places', () => {
  const anEventWithTwenty = () => {
    const event = aMatchmaking({ state: 'registration', event: { places: 5 } })
    const registered = Array.from({ length: 20 }, () =>
      registerOrganisation(event.ctx, {
        eventId: event.id,
        organisationId: anOrganisation(event.ctx.db).id,
        delegates: [{ name: 'Lê An', email: 'an@firm.example' }],
      }),
    )
    const inState = (state: 'approved' | 'waitlisted') =>
      event.ctx.db
        .select()
        .from(registrations)
        .where(eq(registrations.state, state))
        .orderBy(registrations.id)
        .all()
        .map((row) => row.id)
    return { event, registered, inState }
  }

  it('approves the first five and keeps the rest in the order they came', () => {
    const { registered, inState } = anEventWithTwenty()
    expect(inState('approved')).toEqual(registered.slice(0, 5).map((one) => one.id))
    expect(inState('waitlisted')).toEqual(registered.slice(5).map((one) => one.id))
  })

  it('never has more than five, whatever is promoted by hand meanwhile', () => {
    const { event, registered, inState } = anEventWithTwenty()
    const id = (place: number) => registered[place]?.id ?? ''
    expect(() => approveRegistration(event.desk, { registrationId: id(9) })).toThrowDomainError(
      'registration.noPlace',
    )
    for (const place of [0, 1, 2]) withdrawRegistration(event.desk, { registrationId: id(place) })
    withdrawRegistration(event.desk, { registrationId: id(2) })
    approveRegistration(event.desk, { registrationId: id(6) })
    expect(() => approveRegistration(event.desk, { registrationId: id(9) })).toThrowDomainError(
      'registration.noPlace',
    )
    expect(inState('approved')).toEqual([3, 4, 5, 6, 7].map(id))
    const mails = event.ctx.db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()
    expect(mails).toHaveLength(3)
  })

  it('holds in the database even when nobody looked before', () => {
    const { event, registered } = anEventWithTwenty()
    const force = () =>
      event.ctx.db
        .update(registrations)
        .set({ state: 'approved' })
        .where(eq(registrations.id, registered[12]?.id ?? ''))
        .run()
    expect(force).toThrow('registrations_within_places')
  })

  it('lets the organiser refuse', () => {
    const { event, registered } = anEventWithTwenty()
    expect(
      decideRegistration(event.desk, {
        registrationId: registered[7]?.id ?? '',
        decision: 'rejected',
      }).state,
    ).toBe('rejected')
  })
})
