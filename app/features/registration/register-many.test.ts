import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  auditEntries,
  delegates,
  events,
  organisations,
  outbox,
  registrationListings,
  registrations,
  surveyImportRows,
  surveyImports,
} from '#db/schema'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import {
  aListing,
  aMatchmaking,
  anOrganisation,
  aTeamMember,
} from '#app/features/requests/testing.server'
import { readManyToRegister } from './many-query.server'
import { registerOrganisation } from './register-organisation.server'
import { approveMany, registerMany } from './register-many.server'
import { updateEvent } from './update-event.server'
import { updateEventSchema } from '#app/features/events'
import { withdrawRegistration } from './withdraw-registration.server'

/** Organisations that somebody answers for, each with a published technology. */
function firms(ctx: Context, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const { id } = anOrganisation(ctx.db, { name: `Firm ${at + 1}` })
    ctx.db
      .update(organisations)
      .set({ contactName: `Contact ${at + 1}`, contactEmail: `contact${at + 1}@firm.example` })
      .where(eq(organisations.id, id))
      .run()
    return { id, listing: aListing(ctx.db, 'technology', id) }
  })
}
const mails = (ctx: Context) =>
  ctx.db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'mail'))
    .all()
    .map((line) => line.payload.template)
const states = (ctx: Context) =>
  ctx.db
    .select()
    .from(registrations)
    .orderBy(registrations.createdAt, registrations.id)
    .all()
    .map((row) => row.state)

describe('registering many organisations', () => {
  it('is for those who decide on registrations', () => {
    const event = aMatchmaking({ state: 'registration' })
    const [firm] = firms(event.ctx, 1)
    const given = { eventId: event.id, organisationIds: [firm?.id ?? ''], tell: true }
    for (const role of ['desk', 'scanner', 'viewer'] as const) {
      const other = as(event.ctx, aTeamMember(event.ctx.db, event.id, role))
      expect(() => registerMany(other, given)).toThrow()
      expect(() => readManyToRegister(other, { eventSlug: event.slug, sources: [] })).toThrow()
      expect(() => approveMany(other, { eventId: event.id, registrations: [] })).toThrow()
    }
    const owner = aPerson(event.ctx.db, { member: { organisationId: firm?.id ?? '' } })
    expect(() => registerMany(as(event.ctx, owner), given)).toThrow()
    expect(states(event.ctx)).toEqual([])
  })

  it('brings each with its contact and its listings, tells each once, and does nothing twice', () => {
    const event = aMatchmaking({ state: 'registration' })
    const known = firms(event.ctx, 2)
    const { id: nobody } = anOrganisation(event.ctx.db)
    const given = {
      eventId: event.id,
      organisationIds: [...known.map((one) => one.id), nobody, known[0]?.id ?? ''],
      tell: true,
      key: 'k',
    }
    const first = registerMany(event.desk, given)
    expect(first).toEqual({ approved: 2, waitlisted: 0, left: 1 })
    expect(registerMany(event.desk, given)).toEqual(first)
    expect(registerMany(event.desk, { ...given, key: 'other' })).toEqual({
      approved: 0,
      waitlisted: 0,
      left: 3,
    })
    const { db } = event.ctx
    expect(
      db
        .select()
        .from(delegates)
        .all()
        .map(({ name, email, consentAt }) => [name, email, consentAt]),
    ).toEqual([
      ['Contact 1', 'contact1@firm.example', null],
      ['Contact 2', 'contact2@firm.example', null],
    ])
    expect(
      db
        .select()
        .from(registrationListings)
        .all()
        .map((one) => one.listingId)
        .sort(),
    ).toEqual(known.map((one) => one.listing).sort())
    expect(mails(event.ctx)).toEqual(['registrationApproved', 'registrationApproved'])
    expect(
      db.select().from(auditEntries).where(eq(auditEntries.action, 'registration.created')).all(),
    ).toHaveLength(2)
  })

  it('fills the places and lets the rest wait in order', () => {
    const event = aMatchmaking({ state: 'registration', event: { places: 2 } })
    const known = firms(event.ctx, 3)
    const given = { eventId: event.id, organisationIds: known.map((one) => one.id), tell: false }
    expect(readManyToRegister(event.desk, { eventSlug: event.slug, sources: [] }).places).toBe(2)
    expect(registerMany(event.desk, given)).toEqual({ approved: 2, waitlisted: 1, left: 0 })
    expect(mails(event.ctx)).toEqual([])
  })

  it('takes organisations from surveys and earlier events, and never people of those', () => {
    const event = aMatchmaking({ state: 'registration' })
    const earlier = aMatchmaking({ ctx: event.ctx, state: 'running' })
    event.ctx.db
      .update(events)
      .set({ firstDay: '2025-12-01', lastDay: '2025-12-01' })
      .where(eq(events.id, earlier.id))
      .run()
    const guest = earlier.join({ name: 'Guest of last year' })
    const [surveyed] = firms(event.ctx, 1)
    const lead = aPerson(event.ctx.db, { staff: ['organiser'] })
    const importId = newId()
    event.ctx.db
      .insert(surveyImports)
      .values({
        id: importId,
        fileName: 'survey.xlsx',
        fileHash: '',
        storedAs: '',
        kind: 'technologies',
        encoding: 'utf-8',
        headerRows: [1],
        columns: [],
        mapping: {},
        state: 'applied',
        createdBy: lead.id,
        createdAt: TEST_NOW,
      })
      .run()
    event.ctx.db
      .insert(surveyImportRows)
      .values({
        importId,
        row: 2,
        fate: 'created',
        changes: [{ table: 'technologies', id: surveyed?.listing ?? '', version: 1 }],
      })
      .run()
    const both = {
      ...lead,
      teams: [event.id, earlier.id].map((eventId) => ({ eventId, role: 'lead' as const })),
    }
    const desk = as(event.ctx, both)
    const read = (sources: string[]) => readManyToRegister(desk, { eventSlug: event.slug, sources })
    expect(read([]).candidates.map((one) => one.name)).toEqual(['Firm 1'])
    const page = read([`import:${importId}`, `event:${earlier.id}`, 'event:unknown'])
    expect(page.candidates.map(({ name, contact, listings }) => [name, contact, listings])).toEqual(
      [
        ['Firm 1', 'Contact 1', 1],
        ['Guest of last year', 'Member of Guest of last year', 0],
      ],
    )
    registerMany(desk, { eventId: event.id, organisationIds: [guest.organisationId], tell: false })
    expect(read([`event:${earlier.id}`])).toMatchObject({ candidates: [], registered: 1 })
    // Who is no organiser of the platform sees no surveys.
    expect(readManyToRegister(event.desk, { eventSlug: event.slug, sources: [] }).sources).toEqual(
      [],
    )
  })

  it('approves many that wait, all or none', () => {
    const event = aMatchmaking({ state: 'registration' })
    const waiting = firms(event.ctx, 2).map(
      ({ id }) =>
        registerOrganisation(event.ctx, {
          eventId: event.id,
          organisationId: id,
          delegates: [{ name: 'A' }],
        }).id,
    )
    const given = waiting.map((id) => ({ id, version: 1 }))
    expect(() =>
      approveMany(event.desk, {
        eventId: event.id,
        registrations: [...given, { id: waiting[0] ?? '', version: 7 }].reverse(),
      }),
    ).toThrowDomainError('conflict')
    expect(states(event.ctx)).toEqual(['applied', 'applied'])
    expect(approveMany(event.desk, { eventId: event.id, registrations: given })).toEqual({
      approved: 2,
    })
    expect(states(event.ctx)).toEqual(['approved', 'approved'])
  })
})

describe('the waiting list', () => {
  function aFullEvent(fillsPlaces = true) {
    const event = aMatchmaking({ state: 'registration', event: { places: 1, fillsPlaces } })
    registerMany(event.desk, {
      eventId: event.id,
      organisationIds: firms(event.ctx, 4).map((one) => one.id),
      tell: false,
    })
    const raise = (places: number | undefined, version: number) =>
      updateEvent(event.desk, {
        ...updateEventSchema.parse({
          version,
          kind: 'matchmaking',
          name: { en: 'Network meeting' },
          timeZone: 'Asia/Ho_Chi_Minh',
          firstDay: '2026-12-01',
          lastDay: '2026-12-01',
          places,
          fillsPlaces,
        }),
        eventId: event.id,
      })
    return { ...event, raise }
  }

  it('moves up by itself when there are more places, and tells each once', () => {
    const event = aFullEvent()
    expect(event.raise(3, 1)).toEqual({ promoted: 2 })
    expect(states(event.ctx)).toEqual(['approved', 'approved', 'approved', 'waitlisted'])
    expect(mails(event.ctx)).toEqual(['registrationApproved', 'registrationApproved'])
    expect(event.raise(3, 2)).toEqual({ promoted: 0 })
    expect(event.raise(undefined, 3)).toEqual({ promoted: 1 })
    expect(mails(event.ctx)).toHaveLength(3)
  })

  it('is left to the organiser where the event says so', () => {
    const event = aFullEvent(false)
    expect(event.raise(3, 1)).toEqual({ promoted: 0 })
    const approved = event.ctx.db
      .select()
      .from(registrations)
      .where(eq(registrations.state, 'approved'))
      .get()
    withdrawRegistration(event.desk, { registrationId: approved?.id ?? '' })
    expect(states(event.ctx).filter((state) => state === 'approved')).toEqual([])
  })
})
