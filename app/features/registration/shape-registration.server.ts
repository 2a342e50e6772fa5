import { and, asc, eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrationListings, registrations } from '#db/schema'
import type { EventState, FormQuestion } from '#db/domain'
import { isOpenTo, may } from '#app/features/accounts'
import { listingsOf } from '#app/features/catalogue'
import type { EventRow } from '#app/features/events'
import { dayOf } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { optionValue } from './answers.server'
import type { RegistrationRow } from './find-registration.server'
import type { OrganisationForForm, RegistrationPage, ShownQuestion } from './shown'

/** An event and its own questions as the pages of registrations show them. */
export function headOf(
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
  isOpenTo('organisation.owner', 'registration.register', { event: event.state }) &&
  (event.registrationDeadline === null ||
    dayOf(ctx.now(), event.timeZone) <= event.registrationDeadline)

/** Organisations with what they could bring, by name. */
export function organisationsFor(ctx: Context, ids: string[]): OrganisationForForm[] {
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

/** What an organisation could bring. */
export function listingChoices(ctx: Context, organisationId: string) {
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

/** A registration with its delegates and what its reader may do with it. */
export function shapeRegistration(
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
  const mayEdit = may(
    ctx,
    'registration.edit',
    { eventId: event.id, organisationId: row.organisationId },
    { event: event.state, registration: row.state },
  )
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
    organisation: organisation ?? { name: '', slug: '', country: 'other' },
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
