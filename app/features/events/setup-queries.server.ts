import { asc, eq } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  eventTeam,
  interpreters,
  organisations,
  people,
  programmeSessions,
  registrations,
  sessionDelegates,
  slots,
} from '#db/schema'
import { ORGANISATION_KINDS } from '#db/domain'
import type { Locale } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { dayOf, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { eventBySlug } from './find-event.server'
import type { EventRow } from './find-event.server'
import { blocksOf, daysOf } from './grid-plan'
import { inGrid } from './in-grid.server'
import { planOf } from './plan-of.server'
import { kindPairs } from './set-form.server'

/** What every page of the set-up shows of its event. */
export type SetupHead = {
  id: string
  slug: string
  name: string
  version: number
  state: EventRow['state']
  /** Whether the reader may change anything now. */
  mayManage: boolean
}

function open(ctx: Context, slug: string): { event: EventRow; head: SetupHead } {
  const event = eventBySlug(ctx.db, slug)
  authorise(ctx, 'event.readSetUp', { eventId: event.id })
  const mayManage = may(ctx, 'event.setUp', { eventId: event.id }, { event: event.state })
  const { id, version, state } = event
  const name = readText(event.name, ctx.locale)
  return { event, head: { id, slug, name, version, state, mayManage } }
}

/** Names, days, limits and deadlines of an event. @throws DomainError notFound */
export function readBasics(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  return { head, event }
}

/** The plan of the days, as values for the form and as blocks to draw. @throws DomainError notFound */
export function readGrid(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const plan = planOf(ctx.db, event)
  const days = daysOf(event).map((day) => {
    const planned = plan?.days.find((one) => one.day === day)
    return { day, planned: planned ?? null, blocks: plan && planned ? blocksOf(plan, planned) : [] }
  })
  return {
    head,
    zone: event.timeZone,
    slotMinutes: plan?.slotMinutes ?? 25,
    gapMinutes: plan?.gapMinutes ?? 5,
    days,
  }
}

/** The tables of an event, and the firms that could host one. @throws DomainError notFound */
export function readTables(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const tables = ctx.db
    .select({ table: eventTables, host: organisations.displayName })
    .from(eventTables)
    .leftJoin(organisations, eq(organisations.id, eventTables.hostOrganisationId))
    .where(eq(eventTables.eventId, event.id))
    .orderBy(asc(eventTables.position))
    .all()
    .map(({ table, host }) => ({ ...table, host }))
  return { head, tables, firms: firmsOf(ctx, event.id), firstSlot: firstSlotOf(ctx, event.id) }
}

/** The interpreters of an event, with absences as days and times of the event. @throws DomainError notFound */
export function readInterpreters(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const thesaurus = loadThesaurus()
  const rows = ctx.db
    .select({ interpreter: interpreters, firm: organisations.displayName })
    .from(interpreters)
    .leftJoin(organisations, eq(organisations.id, interpreters.organisationId))
    .where(eq(interpreters.eventId, event.id))
    .orderBy(asc(interpreters.position))
    .all()
  return {
    head,
    days: daysOf(event),
    firms: firmsOf(ctx, event.id),
    firstSlot: firstSlotOf(ctx, event.id),
    sectors: sectorsIn(ctx.locale),
    interpreters: rows.map(({ interpreter, firm }) => ({
      ...interpreter,
      firm,
      skillNames: interpreter.skills.map((id) => thesaurus.label(id, ctx.locale)),
      absences: interpreter.absences.map(({ from, until }) => ({
        day: dayOf(new Date(from), event.timeZone),
        from: formatTime(new Date(from), event.timeZone),
        until: formatTime(new Date(until), event.timeZone),
      })),
    })),
  }
}

/** From where on a repair would take something out of the whole event. */
const firstSlotOf = (ctx: Context, eventId: string): string | null =>
  ctx.db
    .select({ id: slots.id })
    .from(slots)
    .where(inGrid(eventId))
    .orderBy(asc(slots.startsAt))
    .get()?.id ?? null

/** The sectors: concepts that have none above them. */
function sectorsIn(locale: Locale): { id: string; label: string }[] {
  const thesaurus = loadThesaurus()
  const collator = new Intl.Collator(locale)
  return [...thesaurus.concepts.values()]
    .filter((concept) => concept.broader.length === 0)
    .map(({ id }) => ({ id, label: thesaurus.label(id, locale) }))
    .sort((a, b) => collator.compare(a.label, b.label))
}

/** Sessions of the programme, with the delegates that could be bound. @throws DomainError notFound */
export function readProgramme(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const sessions = ctx.db
    .select()
    .from(programmeSessions)
    .where(eq(programmeSessions.eventId, event.id))
    .orderBy(asc(programmeSessions.startsAt))
    .all()
  const bound = ctx.db
    .select()
    .from(sessionDelegates)
    .innerJoin(programmeSessions, eq(programmeSessions.id, sessionDelegates.sessionId))
    .where(eq(programmeSessions.eventId, event.id))
    .all()
  return {
    head,
    days: daysOf(event),
    zone: event.timeZone,
    delegates: delegatesOf(ctx, event.id),
    sessions: sessions.map(({ startsAt, endsAt, ...session }) => ({
      ...session,
      name: readText(session.title, ctx.locale),
      day: dayOf(startsAt, event.timeZone),
      from: formatTime(startsAt, event.timeZone),
      until: formatTime(endsAt, event.timeZone),
      delegates: bound
        .filter((one) => one.session_delegates.sessionId === session.id)
        .map((one) => one.session_delegates.delegateId),
    })),
  }
}

const delegatesOf = (ctx: Context, eventId: string) =>
  ctx.db
    .select({
      id: delegates.id,
      name: delegates.name,
      organisation: organisations.shortName,
      state: registrations.state,
    })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(registrations.eventId, eventId))
    .all()
    .filter((one) => one.state === 'approved')
    .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.organisation, b.organisation))

/** Own questions, and which kinds of organisation may ask each other. @throws DomainError notFound */
export function readRegistrationForm(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const barred = new Set(event.barredPairs)
  return {
    head,
    questions: event.questions,
    kinds: [...ORGANISATION_KINDS],
    pairs: kindPairs().filter((pair) => !barred.has(pair)),
  }
}

/** Who runs an event. Addresses are for those who may change the team. @throws DomainError notFound */
export function readTeam(ctx: Context, slug: string) {
  const { event, head } = open(ctx, slug)
  const mayTeam = may(ctx, 'event.team', { eventId: event.id })
  const collator = new Intl.Collator(ctx.locale)
  return {
    head,
    mayTeam,
    members: ctx.db
      .select({
        personId: people.id,
        name: people.name,
        email: people.email,
        role: eventTeam.role,
      })
      .from(eventTeam)
      .innerJoin(people, eq(people.id, eventTeam.personId))
      .where(eq(eventTeam.eventId, event.id))
      .all()
      .map((member) => ({ ...member, email: mayTeam ? member.email : null }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  }
}

const firmsOf = (ctx: Context, eventId: string): { id: string; name: string }[] =>
  ctx.db
    .select({ id: organisations.id, name: organisations.displayName })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(registrations.eventId, eventId))
    .all()
    .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.name, b.name))
