import { and, asc, eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrationListings, registrations, slots } from '#db/schema'
import type { Country, EventState, FormQuestion } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { listingsOf } from '#app/features/catalogue'
import { boundSpans, daysOf, eventBySlug, touches } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { showPhone } from '#app/features/organisations'
import { dayOf, formatDay, formatSpan, instantIn } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { DomainError, notFound } from '#app/platform/domain-error'
import { optionValue } from './answers.server'
import type { RegistrationRow } from './find-registration.server'
import type {
  AvailabilityDay,
  DelegatePage,
  OrganisationForForm,
  RegistrationPage,
  ShownQuestion,
} from './shown'

const DAY_FROM = 8
const DAY_UNTIL = 18

/**
 * What somebody's organisation has to do with an event: its registration, or the form to make one.
 * @throws DomainError notFound, signInFirst
 */
export function readOwnPage(
  ctx: Context,
  input: { eventSlug: string; organisationId?: string },
): RegistrationPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const person = personOf(ctx)
  if (!person) throw new DomainError('signInFirst', 'signIn')
  if (event.state === 'draft') throw notFound()
  const own = person.memberships.map((one) => one.organisationId)
  const present =
    own.length === 0
      ? []
      : ctx.db
          .select()
          .from(registrations)
          .where(
            and(eq(registrations.eventId, event.id), inArray(registrations.organisationId, own)),
          )
          .all()
  const chosen = input.organisationId
    ? present.find((one) => one.organisationId === input.organisationId)
    : present[0]
  const free = own.filter((id) => !present.some((one) => one.organisationId === id))
  return {
    ...headOf(ctx, event),
    open: takesRegistrations(ctx, event),
    organisations: organisationsFor(
      ctx,
      free.filter((id) => may(ctx, 'registration.create', { organisationId: id })),
    ),
    registration: chosen ? shapeRegistration(ctx, event, chosen) : null,
    isDesk: false,
    start: { name: person.name, email: person.email },
  }
}

/** A registration, or the form for a new one, for the event's desk. @throws DomainError notFound */
export function readDeskPage(
  ctx: Context,
  input: { eventSlug: string; registrationId?: string; organisationId?: string; q?: string },
): RegistrationPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'registration.assist', { eventId: event.id })
  const registration = input.registrationId
    ? ctx.db.select().from(registrations).where(eq(registrations.id, input.registrationId)).get()
    : undefined
  if (input.registrationId && registration?.eventId !== event.id) throw notFound()
  return {
    ...headOf(ctx, event),
    open: event.state !== 'closed',
    organisations: input.organisationId ? organisationsFor(ctx, [input.organisationId]) : [],
    registration: registration ? shapeRegistration(ctx, event, registration) : null,
    isDesk: true,
    start: { name: '', email: '' },
  }
}

function headOf(
  ctx: Context,
  event: EventRow,
): {
  event: { id: string; slug: string; name: string; state: EventState; deadline: string | null }
  questions: ShownQuestion[]
} {
  return {
    event: {
      id: event.id,
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      state: event.state,
      deadline: event.registrationDeadline,
    },
    questions: event.questions.map((question) => shapeQuestion(ctx, question)),
  }
}

const shapeQuestion = (ctx: Context, question: FormQuestion): ShownQuestion => ({
  id: question.id,
  kind: question.kind,
  label: readText(question.label, ctx.locale),
  required: question.required,
  options: question.options.map((option) => ({
    value: optionValue(option),
    label: readText(option, ctx.locale),
  })),
})

/** Whether an organisation may register itself now. */
export const takesRegistrations = (ctx: Context, event: EventRow): boolean =>
  event.state === 'registration' &&
  (event.registrationDeadline === null ||
    dayOf(ctx.now(), event.timeZone) <= event.registrationDeadline)

/** Organisations with what they could bring, by name. */
function organisationsFor(ctx: Context, ids: string[]): OrganisationForForm[] {
  if (ids.length === 0) return []
  return ctx.db
    .select({
      id: organisations.id,
      name: organisations.displayName,
      country: organisations.country,
    })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .all()
    .map((one) => ({ ...one, listings: listingChoices(ctx, one.id) }))
    .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.name, b.name))
}

function listingChoices(ctx: Context, organisationId: string) {
  const { technologies, needs } = listingsOf(ctx, organisationId)
  return [...technologies, ...needs]
    .filter((line) => !['archived', 'closed'].includes(line.status))
    .map((line) => ({
      value: `${line.kind}:${line.id}`,
      kind: line.kind,
      title: readText(line.title, ctx.locale, line.sourceLocale),
      locale: line.sourceLocale,
    }))
}

function shapeRegistration(
  ctx: Context,
  event: EventRow,
  row: RegistrationRow,
): NonNullable<RegistrationPage['registration']> {
  const organisation = ctx.db
    .select({
      name: organisations.displayName,
      slug: organisations.slug,
      country: organisations.country,
    })
    .from(organisations)
    .where(eq(organisations.id, row.organisationId))
    .get()
  const mayEdit =
    event.state !== 'closed' &&
    row.state !== 'withdrawn' &&
    row.state !== 'rejected' &&
    (may(ctx, 'registration.assist', { eventId: event.id }) ||
      may(ctx, 'registration.create', { organisationId: row.organisationId }))
  const people = ctx.db
    .select()
    .from(delegates)
    .where(eq(delegates.registrationId, row.id))
    .orderBy(asc(delegates.id))
    .all()
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    attendance: row.meets ? 'meetings' : (row.attendsAs ?? 'guest'),
    meetingLanguages: row.meetingLanguages,
    answers: row.answers,
    organisation: organisation ?? { name: '', slug: '', country: 'other' as Country },
    place: row.state === 'waitlisted' ? placeInLine(ctx, row) : null,
    listings: ctx.db
      .select()
      .from(registrationListings)
      .where(eq(registrationListings.registrationId, row.id))
      .all()
      .map((one) => `${one.listingKind}:${one.listingId}`),
    listingChoices: listingChoices(ctx, row.organisationId),
    mayEdit,
    mayAddDelegate:
      mayEdit &&
      (event.maxDelegatesPerOrganisation === null ||
        people.length < event.maxDelegatesPerOrganisation ||
        may(ctx, 'registration.assist', { eventId: event.id })),
    delegates: people.map((one) => ({
      id: one.id,
      name: one.name,
      nameLatin: one.nameLatin,
      title: one.title,
      languages: one.languages.map((each) => each.locale),
      saidTimes: one.availabilityAt !== null,
      absent: one.ownAbsences.length > 0,
      consented: one.consentAt !== null,
    })),
  }
}

/** Which place a waiting registration has, from 1. */
const placeInLine = (ctx: Context, row: RegistrationRow): number =>
  ctx.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.eventId, row.eventId), eq(registrations.state, 'waitlisted')))
    .orderBy(asc(registrations.createdAt), asc(registrations.id))
    .all()
    .findIndex((one) => one.id === row.id) + 1

/** A delegate's page: details and times; for the organisation's members and the desk. @throws DomainError notFound */
export function readDelegate(
  ctx: Context,
  input: { eventSlug: string; delegateId?: string; registrationId?: string },
): DelegatePage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const delegate = input.delegateId
    ? ctx.db.select().from(delegates).where(eq(delegates.id, input.delegateId)).get()
    : undefined
  const registrationId = delegate?.registrationId ?? input.registrationId ?? ''
  const registration = ctx.db
    .select()
    .from(registrations)
    .where(eq(registrations.id, registrationId))
    .get()
  if (!registration || registration.eventId !== event.id || (input.delegateId && !delegate))
    throw notFound()
  const isDesk = may(ctx, 'registration.assist', { eventId: event.id })
  if (!isDesk)
    authorise(ctx, 'meetingRequest.readOwn', { organisationId: registration.organisationId })
  const shaped = shapeRegistration(ctx, event, registration)
  return {
    event: headOf(ctx, event).event,
    isDesk,
    isOwn: may(ctx, 'meetingRequest.readOwn', { organisationId: registration.organisationId }),
    registrationId: registration.id,
    organisation: shaped.organisation.name,
    mayEdit: delegate ? shaped.mayEdit : shaped.mayAddDelegate,
    meets: registration.meets,
    delegate: delegate
      ? {
          id: delegate.id,
          version: delegate.version,
          name: delegate.name,
          nameLatin: delegate.nameLatin,
          title: delegate.title,
          email: delegate.email,
          phone: delegate.phone ? showPhone(delegate.phone) : null,
          languages: delegate.languages.map((one) => one.locale),
          dietary: delegate.dietary,
          consented: delegate.consentAt !== null,
        }
      : null,
    days: delegate ? availabilityOf(ctx, event, delegate) : [],
    zone: event.timeZone,
    saidTimes: delegate?.availabilityAt !== null && delegate !== undefined,
  }
}

/** The time to paint: the grid's slots, or whole hours while there is no grid. */
function availabilityOf(
  ctx: Context,
  event: EventRow,
  delegate: typeof delegates.$inferSelect,
): AvailabilityDay[] {
  const bound = boundSpans(ctx.db, event.id, delegate.id)
  const cut = ctx.db
    .select()
    .from(slots)
    .where(eq(slots.eventId, event.id))
    .orderBy(asc(slots.startsAt))
    .all()
    .map((slot) => ({ from: slot.startsAt.getTime(), until: slot.endsAt.getTime() }))
  const cells = cut.length > 0 ? cut : hoursOf(event)
  const days = new Map<string, AvailabilityDay['cells']>()
  for (const cell of cells) {
    const [from, until] = [new Date(cell.from), new Date(cell.until)]
    const day = dayOf(from, event.timeZone)
    const list = days.get(day) ?? []
    const last = list.at(-1)
    list.push({
      value: `${cell.from}-${cell.until}`,
      span: formatSpan(from, until, event.timeZone, ctx.locale),
      free: !delegate.ownAbsences.some((absence) => touches(cell, absence)),
      bound: bound.some((span) => touches(cell, span)),
      afterBreak: last !== undefined && cell.from - Number(last.value.split('-')[1]) > 10 * 60_000,
    })
    days.set(day, list)
  }
  return [...days].map(([day, list]) => ({ day, label: formatDay(day, ctx.locale), cells: list }))
}

const hoursOf = (event: EventRow) =>
  daysOf(event).flatMap((day) =>
    Array.from({ length: DAY_UNTIL - DAY_FROM }, (_, at) => {
      const hour = (offset: number) => `${String(DAY_FROM + at + offset).padStart(2, '0')}:00`
      return {
        from: instantIn(event.timeZone, day, hour(0)).getTime(),
        until: instantIn(event.timeZone, day, hour(1)).getTime(),
      }
    }),
  )

/** Organisations that the desk may register, by a word of their name; those registered already are marked. @throws DomainError notFound */
export function findToRegister(ctx: Context, input: { eventSlug: string; q: string }) {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'registration.assist', { eventId: event.id })
  const word = folded(input.q)
  if (word.length < 1) return []
  const present = new Map(
    ctx.db
      .select({ id: registrations.id, organisationId: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.eventId, event.id))
      .all()
      .map((row) => [row.organisationId, row.id]),
  )
  return ctx.db
    .select({
      id: organisations.id,
      name: organisations.displayName,
      legalName: organisations.legalName,
      country: organisations.country,
    })
    .from(organisations)
    .all()
    .filter((one) =>
      [one.name, ...Object.values(one.legalName)].some((name) => folded(name).includes(word)),
    )
    .slice(0, 20)
    .map(({ legalName: _, ...one }) => ({ ...one, registrationId: present.get(one.id) ?? null }))
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .normalize('NFC')
    .toLowerCase()
    .trim()
