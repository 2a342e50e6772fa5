import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { auditEntries, delegates, outbox, registrations, slots } from '#db/schema'
import type { FormQuestion } from '#db/domain'
import { aPerson, as } from '#app/platform/testing.server'
import type { Context } from '#app/platform/context.server'
import { setGrid, touches } from '#app/features/events'
import {
  aListing,
  aMatchmaking,
  anOrganisation,
  aTeamMember,
} from '#app/features/requests/testing.server'
import { requestMeeting } from '#app/features/requests'
import { changeRegistration } from './change-registration.server'
import { csvOf, xlsxOf } from '#app/platform/files/write-list.server'
import { exportList } from './export-list.server'
import { readDelegate } from './delegate-query.server'
import { readDeskPage, readOwnPage } from './form-queries.server'
import { paintAvailability } from './paint-availability.server'
import { readParticipants } from './queries.server'
import { registerFromForm } from './register-from-form.server'
import { dropDelegate, saveDelegate } from './save-delegate.server'
import { registerFormSchema } from './schema'
import { withdrawRegistration } from './withdraw-registration.server'

const form = (organisationId: string, given: Record<string, unknown> = {}) =>
  registerFormSchema.parse({
    organisationId,
    delegate: { name: '김도현', email: 'kim@firm.example', consent: true },
    ...given,
  })

function aFirmThatRegisters(event = aMatchmaking({ state: 'registration' })) {
  const { id } = anOrganisation(event.ctx.db)
  const owner = as(event.ctx, aPerson(event.ctx.db, { member: { organisationId: id } }))
  return { event, organisationId: id, owner, eventSlug: event.slug }
}

const mailsOf = (ctx: Context) =>
  ctx.db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'mail'))
    .all()
    .map((line) => line.payload.template)

describe('the form to register', () => {
  it('keeps nothing of a delegate who has not agreed', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const without = form(organisationId, { delegate: { name: '김도현' } })
    expect(() => registerFromForm(owner, { ...without, eventSlug })).toThrowDomainError(
      'registration.noConsent',
    )
    expect(event.ctx.db.select().from(delegates).all()).toEqual([])
    expect(registerFromForm(event.desk, { ...without, eventSlug }).state).toBe('applied')
  })

  it('keeps when, to which notice and in which language somebody agreed', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    registerFromForm({ ...owner, locale: 'vi' }, { ...form(organisationId), eventSlug })
    expect(event.ctx.db.select().from(delegates).get()).toMatchObject({
      consentAt: event.ctx.now(),
      consentLocale: 'vi',
    })
  })

  it('makes one registration of two presses, and one mail', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const first = registerFromForm(owner, { ...form(organisationId, { key: 'k' }), eventSlug })
    const again = registerFromForm(owner, { ...form(organisationId, { key: 'k' }), eventSlug })
    expect(again).toEqual(first)
    expect(event.ctx.db.select().from(registrations).all()).toHaveLength(1)
    expect(mailsOf(event.ctx)).toEqual(['registrationReceived'])
  })

  it('is for owners and editors, and for the desk at any time before the end', () => {
    const event = aMatchmaking({ state: 'scheduling' })
    const { organisationId } = aFirmThatRegisters(event)
    const viewer = as(
      event.ctx,
      aPerson(event.ctx.db, { member: { organisationId, role: 'viewer' } }),
    )
    const given = { ...form(organisationId), eventSlug: event.slug }
    expect(() => registerFromForm(viewer, given)).toThrowDomainError('notFound')
    for (const role of ['scanner', 'viewer'] as const)
      expect(() =>
        registerFromForm(as(event.ctx, aTeamMember(event.ctx.db, event.id, role)), given),
      ).toThrowDomainError('notFound')
    const desk = as(event.ctx, aTeamMember(event.ctx.db, event.id, 'desk'))
    expect(registerFromForm(desk, given).state).toBe('applied')
  })

  it('asks the event’s own questions', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const question = (given: Partial<FormQuestion>): FormQuestion => ({
      id: 'q',
      kind: 'text',
      label: { en: 'Q' },
      options: [],
      required: true,
      ...given,
    })
    const ask = (questions: FormQuestion[]) =>
      event.ctx.db.run(
        `UPDATE events SET questions = '${JSON.stringify(questions)}' WHERE id = '${event.id}'`,
      )
    ask([question({ kind: 'choice', options: [{ en: 'Bus', ko: '버스' }, { en: 'Taxi' }] })])
    const send = (answers: Record<string, string>) =>
      registerFromForm(owner, { ...form(organisationId, { answers }), eventSlug })
    expect(() => send({})).toThrowDomainError('field.required')
    expect(() => send({ q: 'Boat' })).toThrowDomainError('field.choose')
    send({ q: 'Bus', other: 'nobody asked' })
    expect(event.ctx.db.select().from(registrations).get()?.answers).toEqual({ q: ['Bus'] })
  })

  it('takes officials without meetings and without listings', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const listing = aListing(event.ctx.db, 'technology', organisationId)
    registerFromForm(owner, {
      ...form(organisationId, { attendance: 'embassy', listings: [`technology:${listing}`] }),
      eventSlug,
    })
    const page = readOwnPage(owner, { eventSlug })
    expect(page.registration).toMatchObject({ attendance: 'embassy', listings: [] })
  })
})

describe('delegates of a registration', () => {
  it('are as many as the event allows, but for the desk', () => {
    const event = aMatchmaking({
      state: 'registration',
      event: { maxDelegatesPerOrganisation: 1 },
    })
    const { organisationId, owner, eventSlug } = aFirmThatRegisters(event)
    const { id: registrationId } = registerFromForm(owner, { ...form(organisationId), eventSlug })
    const second = { registrationId, name: 'Lê An', languages: [], consent: true }
    expect(() => saveDelegate(owner, second)).toThrowDomainError('registration.tooManyDelegates')
    expect(saveDelegate(event.desk, second).id).toBeTruthy()
  })

  it('can be replaced: the meetings stay, the old calendar link opens nothing', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const { id: registrationId } = registerFromForm(owner, { ...form(organisationId), eventSlug })
    const before = event.ctx.db.select().from(delegates).get()
    saveDelegate(owner, {
      registrationId,
      delegateId: before?.id,
      version: 1,
      name: '이서연',
      email: 'lee@firm.example',
      languages: ['ko'],
      consent: true,
    })
    const after = event.ctx.db.select().from(delegates).get()
    expect(after).toMatchObject({ id: before?.id, name: '이서연', feedGeneration: 2 })
    expect(() =>
      saveDelegate(owner, {
        registrationId,
        delegateId: before?.id,
        version: 1,
        name: 'x',
        languages: [],
        consent: true,
      }),
    ).toThrowDomainError('conflict')
  })

  it('never leave somebody who seeks meetings without one', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const { id: registrationId } = registerFromForm(owner, { ...form(organisationId), eventSlug })
    const only = event.ctx.db.select().from(delegates).get()
    expect(() =>
      dropDelegate(owner, { registrationId, delegateId: only?.id ?? '', version: 1 }),
    ).toThrowDomainError('registration.lastDelegate')
  })

  it('are not there for other organisations, nor for scanners', () => {
    const { event, organisationId, owner, eventSlug } = aFirmThatRegisters()
    const { id: registrationId } = registerFromForm(owner, { ...form(organisationId), eventSlug })
    const delegateId = event.ctx.db.select().from(delegates).get()?.id ?? ''
    const stranger = aFirmThatRegisters(event).owner
    const scanner = as(event.ctx, aTeamMember(event.ctx.db, event.id, 'scanner'))
    for (const who of [stranger, scanner]) {
      expect(() => readDelegate(who, { eventSlug, delegateId })).toThrowDomainError('notFound')
      expect(() =>
        dropDelegate(who, { registrationId, delegateId, version: 1 }),
      ).toThrowDomainError('notFound')
    }
    expect(() => readDeskPage(scanner, { eventSlug, registrationId })).toThrowDomainError(
      'notFound',
    )
    const other = aMatchmaking({ ctx: event.ctx })
    expect(() =>
      readDeskPage(other.desk, { eventSlug: other.slug, registrationId }),
    ).toThrowDomainError('notFound')
  })
})

describe('availability', () => {
  const minute = 60_000
  function aDelegate() {
    const firm = aFirmThatRegisters()
    const { event, organisationId, owner, eventSlug } = firm
    const { id: registrationId } = registerFromForm(owner, { ...form(organisationId), eventSlug })
    const find = () => event.ctx.db.select().from(delegates).get()
    const cells = event.ctx.db
      .select()
      .from(slots)
      .orderBy(slots.startsAt)
      .all()
      .map((slot) => ({ from: slot.startsAt.getTime(), until: slot.endsAt.getTime() }))
    const paint = (free: number[], version = find()?.version ?? 0) =>
      paintAvailability(owner, {
        registrationId,
        delegateId: find()?.id ?? '',
        version,
        cells,
        free: cells.filter((_, at) => free.includes(at)),
      })
    return { ...firm, registrationId, find, cells, paint }
  }

  it('is kept as true absence, which the grid intersects, whatever it becomes', () => {
    const { event, paint, find, cells } = aDelegate()
    paint([0])
    expect(find()?.ownAbsences).toEqual([{ from: cells[1]?.from, until: cells[2]?.until }])
    setGrid(event.desk, {
      eventId: event.id,
      version: 1,
      plan: {
        slotMinutes: 30,
        gapMinutes: 0,
        days: [{ day: '2026-12-01', from: '08:30', until: '10:30', breaks: [] }],
      },
    })
    const grid = event.ctx.db.select().from(slots).orderBy(slots.startsAt).all()
    const free = grid.filter(
      (slot) =>
        !find()?.absences.some((absence) =>
          touches({ from: slot.startsAt.getTime(), until: slot.endsAt.getTime() }, absence),
        ),
    )
    // 08:30, and 10:00 after the absence; 09:00 overlaps it by ten minutes.
    expect(grid.map((slot) => free.includes(slot))).toEqual([true, false, false, true])
  })

  it('leaves what was said of other times as it was', () => {
    const { event, paint, find, cells } = aDelegate()
    const evening = {
      from: (cells[2]?.until ?? 0) + 300 * minute,
      until: (cells[2]?.until ?? 0) + 360 * minute,
    }
    event.ctx.db
      .update(delegates)
      .set({ ownAbsences: [evening] })
      .run()
    paint([0, 1, 2])
    expect(find()?.ownAbsences).toEqual([evening])
  })

  it('keeps a free slot between two that are not', () => {
    const { paint, find, cells } = aDelegate()
    paint([1])
    expect(find()?.ownAbsences).toEqual([cells[0], cells[2]])
  })

  it('says that it was said, also when every slot is free, and refuses what is out of date', () => {
    const { paint, find } = aDelegate()
    expect(find()?.availabilityAt).toBeNull()
    paint([0, 1, 2])
    expect(find()?.availabilityAt).not.toBeNull()
    expect(() => paint([0], 1)).toThrowDomainError('conflict')
  })
})

describe('changing a registration', () => {
  it('does not stop seeking meetings while some are open', () => {
    const event = aMatchmaking({ state: 'requests' })
    const [a, b] = [event.join(), event.join()]
    requestMeeting(a.as, {
      fromRegistrationId: a.registrationId,
      toRegistrationId: b.registrationId,
      priority: 'want',
    })
    const change = {
      registrationId: a.registrationId,
      version: 2,
      attendance: 'press' as const,
      meetingLanguages: [],
      listings: [],
      answers: {},
    }
    expect(() => changeRegistration(a.as, change)).toThrowDomainError('registration.hasMeetings')
    expect(() => changeRegistration(b.as, change)).toThrowDomainError('notFound')
    withdrawRegistration(a.as, { registrationId: a.registrationId })
    expect(() => changeRegistration(a.as, change)).toThrowDomainError('registration.over')
  })
})

describe('the list on the page', () => {
  it('shows addresses, and leads on, only for those who work on it', () => {
    const event = aMatchmaking({ state: 'registration' })
    event.join({ delegates: [{ name: 'An', phone: '+821055500104', email: 'an@firm.example' }] })
    const read = (role: 'desk' | 'viewer' | 'scanner') =>
      readParticipants(as(event.ctx, aTeamMember(event.ctx.db, event.id, role)), {
        eventSlug: event.slug,
      })
    expect(read('desk')).toMatchObject({ mayAssist: true, mayManage: false })
    expect(read('desk').participants[0]?.delegates[0]?.phone).toBe('+821055500104')
    for (const role of ['viewer', 'scanner'] as const) {
      expect(read(role).mayAssist).toBe(false)
      expect(JSON.stringify(read(role))).not.toMatch(/\+8210|@firm/)
    }
  })
})

describe('the list as a file', () => {
  const names = ['=1+1', '+82', '-x', '@cmd', '＝A1', 'O"Brien, An']

  function aList() {
    const event = aMatchmaking({ state: 'registration' })
    for (const name of names)
      event.join({ delegates: [{ name, phone: '+821055500104', email: 'an@firm.example' }] })
    return event
  }

  it('is for organisers, and that it was taken out is recorded', () => {
    const event = aList()
    for (const role of ['desk', 'viewer', 'scanner'] as const)
      expect(() =>
        exportList(as(event.ctx, aTeamMember(event.ctx.db, event.id, role)), event.slug),
      ).toThrowDomainError('notFound')
    expect(exportList(event.desk, event.slug)).toHaveLength(names.length + 1)
    expect(
      event.ctx.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'registration.listExported'))
        .all(),
    ).toHaveLength(1)
  })

  it('holds no formula as CSV', () => {
    const event = aList()
    const csv = csvOf(exportList(event.desk, event.slug))
    expect(csv.startsWith('\uFEFF')).toBe(true)
    for (const line of csv.slice(1).trim().split('\r\n'))
      for (const field of line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
        expect(field.replace(/^"/, '')).not.toMatch(/^[=+\-@\t＝]/)
    expect(csv).toContain('"O""Brien, An"')
  })

  it('is text cell by cell as a workbook', async () => {
    const event = aList()
    const bytes = await xlsxOf(exportList(event.desk, event.slug))
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })
})
