import { and, asc, count, desc, eq, inArray, ne, notInArray } from 'drizzle-orm'
import {
  events,
  eventTables,
  interpreters,
  organisations,
  programmeSessions,
  registrations,
  slots,
} from '#db/schema'
import type { Reader } from '#db/client'
import type {
  Country,
  EventKind,
  EventState,
  OrganisationKind,
  RegistrationState,
} from '#db/domain'
import { authorise, isOpenTo, may } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import { dayOf, formatDay, formatSpan, instantIn, zoneOffset } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { offsetName } from './event-time'
import { eventBySlug } from './find-event.server'
import type { EventRow } from './find-event.server'
import { inGrid } from './in-grid.server'

export type EventLine = {
  slug: string
  name: string
  kind: EventKind
  state: EventState
  days: string
  venue: string
  firms: { KR: number; VN: number; other: number }
}

/** Events that the public may know of: those to come first by day, then those that are over, latest first. */
export function listEvents(ctx: Context): { ahead: EventLine[]; over: EventLine[] } {
  authorise(ctx, 'event.list')
  const rows = ctx.db
    .select()
    .from(events)
    .where(ne(events.state, 'draft'))
    .orderBy(asc(events.firstDay))
    .all()
  const lines = (list: EventRow[]) => list.map((event) => lineOf(ctx, event))
  return {
    ahead: lines(rows.filter((event) => event.state !== 'closed')),
    over: lines(rows.filter((event) => event.state === 'closed').reverse()),
  }
}

export function lineOf(ctx: Context, event: EventRow): EventLine {
  return {
    slug: event.slug,
    name: readText(event.name, ctx.locale),
    kind: event.kind,
    state: event.state,
    days: daysOf(ctx, event),
    venue: readText(event.venue, ctx.locale),
    firms: firmsOf(ctx.db, event.id),
  }
}

const daysOf = (ctx: Context, event: EventRow) =>
  event.firstDay === event.lastDay
    ? formatDay(event.firstDay, ctx.locale)
    : `${formatDay(event.firstDay, ctx.locale)} – ${formatDay(event.lastDay, ctx.locale)}`

function firmsOf(db: Reader, eventId: string) {
  const rows = db
    .select({ country: organisations.country, n: count() })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .groupBy(organisations.country)
    .all()
  const of = (country: Country) => rows.find((row) => row.country === country)?.n ?? 0
  return { KR: of('KR'), VN: of('VN'), other: of('other') }
}

export type PublicParticipant = {
  name: string
  slug: string
  country: Country
  kind: OrganisationKind
  meets: boolean
}
export type PublicEvent = EventLine & {
  /** Days in event time, `YYYY-MM-DD`. */
  firstDay: string
  lastDay: string
  description: string
  address: string | null
  zone: string
  /** Such as `GMT+7`. */
  offset: string
  edition: string | null
  deadlines: { kind: 'registration' | 'requests' | 'answers'; day: string; passed: boolean }[]
  /** Spans of meetings, day by day in event time. */
  sessions: { day: string; spans: string[] }[]
  /** Sessions beside the meetings, in event time. */
  programme: { day: string; span: string; title: string; room: string | null }[]
  /** Whether organisations can register themselves now. */
  takesRegistrations: boolean
  tables: number
  interpreters: number
  participants: PublicParticipant[]
  hasReport: boolean
  /** What the reader's own organisation has to do with it. */
  own: { state: RegistrationState } | null
  isTeam: boolean
}

/** An event as everybody may see it. @throws DomainError notFound for drafts, but not to their own team */
export function readPublicEvent(ctx: Context, slug: string): PublicEvent {
  const event = eventBySlug(ctx.db, slug)
  authorise(ctx, 'event.readPublic', { eventId: event.id }, { event: event.state })
  const isTeam = ctx.actor.kind === 'person' && may(ctx, 'event.readDesk', { eventId: event.id })
  const countOf = (table: typeof eventTables | typeof interpreters) =>
    ctx.db.select({ n: count() }).from(table).where(eq(table.eventId, event.id)).get()?.n ?? 0
  return {
    ...lineOf(ctx, event),
    description: readText(event.description, ctx.locale),
    firstDay: event.firstDay,
    lastDay: event.lastDay,
    address: event.address,
    zone: event.timeZone,
    offset: offsetName(
      zoneOffset(instantIn(event.timeZone, event.firstDay, '12:00'), event.timeZone),
    ),
    edition: event.edition,
    deadlines: deadlinesOf(ctx, event),
    sessions: sessionsOf(ctx, event),
    programme: programmeOf(ctx, event),
    takesRegistrations:
      isOpenTo('organisation.owner', 'registration.register', { event: event.state }) &&
      (event.registrationDeadline === null ||
        dayOf(ctx.now(), event.timeZone) <= event.registrationDeadline),
    tables: countOf(eventTables),
    interpreters: countOf(interpreters),
    participants: participantsOf(ctx, event.id),
    hasReport: ['running', 'closed'].includes(event.state),
    own: ownState(ctx, event.id),
    isTeam,
  }
}

function deadlinesOf(ctx: Context, event: EventRow): PublicEvent['deadlines'] {
  const today = dayOf(ctx.now(), event.timeZone)
  const given = [
    ['registration', event.registrationDeadline],
    ['requests', event.requestDeadline],
    ['answers', event.answerDeadline],
  ] as const
  return given.flatMap(([kind, day]) =>
    day ? [{ kind, day: formatDay(day, ctx.locale), passed: day < today }] : [],
  )
}

const programmeOf = (ctx: Context, event: EventRow): PublicEvent['programme'] =>
  ctx.db
    .select()
    .from(programmeSessions)
    .where(eq(programmeSessions.eventId, event.id))
    .orderBy(asc(programmeSessions.startsAt))
    .all()
    .map(({ title, room, startsAt, endsAt }) => ({
      day: formatDay(dayOf(startsAt, event.timeZone), ctx.locale),
      span: formatSpan(startsAt, endsAt, event.timeZone, ctx.locale),
      title: readText(title, ctx.locale),
      room,
    }))

/** Slots that follow each other are one span. */
function sessionsOf(ctx: Context, event: EventRow): PublicEvent['sessions'] {
  const grid = ctx.db
    .select()
    .from(slots)
    .where(inGrid(event.id))
    .orderBy(asc(slots.day), asc(slots.position))
    .all()
  const days = new Map<number, { startsAt: Date; endsAt: Date; position: number }[]>()
  for (const slot of grid) {
    const spans = days.get(slot.day) ?? []
    const last = spans.at(-1)
    if (last && last.position + 1 === slot.position)
      Object.assign(last, { endsAt: slot.endsAt, position: slot.position })
    else spans.push({ startsAt: slot.startsAt, endsAt: slot.endsAt, position: slot.position })
    days.set(slot.day, spans)
  }
  return [...days].map(([day, spans]) => ({
    day: formatDay(dayAfter(event.firstDay, day - 1), ctx.locale),
    spans: spans.map((span) => formatSpan(span.startsAt, span.endsAt, event.timeZone, ctx.locale)),
  }))
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function participantsOf(ctx: Context, eventId: string): PublicParticipant[] {
  const collator = new Intl.Collator(ctx.locale)
  return ctx.db
    .select({
      name: organisations.displayName,
      slug: organisations.slug,
      country: organisations.country,
      kind: organisations.kind,
      meets: registrations.meets,
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.state, 'approved'),
        notInArray(organisations.id, [...keptApartFrom(ctx)]),
      ),
    )
    .all()
    .sort((a, b) => collator.compare(a.name, b.name))
}

function ownState(ctx: Context, eventId: string): PublicEvent['own'] {
  if (ctx.actor.kind !== 'person' || ctx.actor.memberships.length === 0) return null
  const ids = ctx.actor.memberships.map((one) => one.organisationId)
  const own = ctx.db
    .select({ state: registrations.state })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.organisationId, ids)))
    .all()
  return own.find((one) => one.state === 'approved') ?? own[0] ?? null
}

/** Events of the reader's teams, latest first. @throws DomainError notFound for whoever is in none */
export function listDeskEvents(ctx: Context): EventLine[] {
  if (ctx.actor.kind === 'visitor') authorise(ctx, 'event.readDesk')
  const rows = ctx.db.select().from(events).orderBy(desc(events.firstDay)).all()
  const own = rows.filter((event) => may(ctx, 'event.readDesk', { eventId: event.id }))
  if (own.length === 0 && !may(ctx, 'import.manage')) throw notFound()
  return own.map((event) => lineOf(ctx, event))
}

/** An event whose team the reader is in without working on matches and messages; `isAtDoor`: to check people in. */
export type WatchedEvent = { slug: string; isAtDoor: boolean }

/** The events that the reader looks on, such as a ministry, or checks people in at. */
export function watchedEvents(ctx: Pick<Context, 'db' | 'actor'>): WatchedEvent[] {
  if (ctx.actor.kind !== 'person') return []
  const ids = ctx.actor.teams
    .map((team) => team.eventId)
    .filter((eventId) => !may(ctx, 'match.readDesk', { eventId }))
  if (ids.length === 0) return []
  const rows = ctx.db.select({ id: events.id, slug: events.slug }).from(events)
  return rows
    .where(inArray(events.id, ids))
    .all()
    .map(({ id, slug }) => ({ slug, isAtDoor: !may(ctx, 'schedule.read', { eventId: id }) }))
}
