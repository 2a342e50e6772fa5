import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  agreements,
  events,
  exchanges,
  meetingRequests,
  meetings,
  needs,
  organisations,
  placements,
  registrations,
  slots,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { read } from '#app/i18n/localised'
import { dayOf } from '#app/i18n/format'
import { notFound } from '#app/platform/domain-error'
import type { Context } from '#app/platform/context.server'
import { TAKES_PART, countFigures, statisticsOf } from './count-figures.server'
import type { Counted } from './count-figures.server'
import type { EventStatistics, Figure, FigureRecord } from './figures'

/** An event that the public may know of. @throws DomainError notFound for drafts and unknown slugs */
export function reportedEvent(ctx: Context, slug: string) {
  const event = ctx.db.select().from(events).where(eq(events.slug, slug)).get()
  authorise(ctx, 'report.read', {}, { event: event?.state })
  if (!event) throw notFound()
  return event
}

/** The event's figures, counted now. */
export function readStatistics(ctx: Context, slug: string): EventStatistics {
  return statisticsOf(countFigures(ctx.db, reportedEvent(ctx, slug)))
}

/** The records behind one figure: exactly those that it counts. */
export function readFigureRecords(ctx: Context, slug: string, figure: Figure): FigureRecord[] {
  const event = reportedEvent(ctx, slug)
  return countFigures(ctx.db, event)[figure].flatMap((part) => recordsOf(ctx, event.timeZone, part))
}

function recordsOf(ctx: Context, zone: string, { of, ids }: Counted): FigureRecord[] {
  if (ids.length === 0) return []
  switch (of) {
    case 'registration':
      return registeredFirms(ctx, ids)
    case 'technology':
      return broughtTechnologies(ctx, ids)
    case 'request':
      return pairsOfRequests(ctx, zone, ids, false)
    case 'meeting':
      return pairsOfRequests(ctx, zone, ids, true)
    case 'exchange':
      return pairsOfExchanges(ctx, zone, ids)
    case 'agreement':
      return signedAgreements(ctx, zone, ids)
    case 'followUp':
      return []
  }
}

const firmColumns = {
  name: organisations.displayName,
  shortName: organisations.shortName,
  slug: organisations.slug,
  country: organisations.country,
}

const registeredFirms = (ctx: Context, ids: string[]): FigureRecord[] =>
  ctx.db
    .select({ id: registrations.id, firm: firmColumns })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(inArray(registrations.id, ids))
    .all()
    .map(({ id, firm }) => ({ id, organisations: [firm], subject: null, day: null, detail: null }))

const broughtTechnologies = (ctx: Context, ids: string[]): FigureRecord[] =>
  ctx.db
    .select({ id: technologies.id, firm: firmColumns })
    .from(technologies)
    .innerJoin(organisations, eq(organisations.id, technologies.organisationId))
    .where(inArray(technologies.id, ids))
    .all()
    .map(({ id, firm }) => ({
      id,
      organisations: [firm],
      subject: subjectOf(ctx, 'technology', id),
      day: null,
      detail: null,
    }))

function pairsOfRequests(
  ctx: Context,
  zone: string,
  ids: string[],
  byMeeting: boolean,
): FigureRecord[] {
  const from = pairSide('from')
  const to = pairSide('to')
  const rows = ctx.db
    .select({
      request: meetingRequests,
      meetingId: meetings.id,
      from: from.columns,
      to: to.columns,
      startsAt: slots.startsAt,
    })
    .from(meetingRequests)
    .innerJoin(from.registration, eq(from.registration.id, meetingRequests.fromRegistrationId))
    .innerJoin(from.organisation, eq(from.organisation.id, from.registration.organisationId))
    .innerJoin(to.registration, eq(to.registration.id, meetingRequests.toRegistrationId))
    .innerJoin(to.organisation, eq(to.organisation.id, to.registration.organisationId))
    .leftJoin(meetings, eq(meetings.requestId, meetingRequests.id))
    .leftJoin(events, eq(events.id, meetingRequests.eventId))
    .leftJoin(
      placements,
      and(
        eq(placements.meetingId, meetings.id),
        eq(placements.scheduleId, events.publishedScheduleId),
      ),
    )
    .leftJoin(slots, eq(slots.id, placements.slotId))
    .where(inArray(byMeeting ? meetings.id : meetingRequests.id, ids))
    .all()
  return rows.map((row) => ({
    id: row.meetingId ?? row.request.id,
    organisations: [row.from, row.to],
    subject: subjectOf(ctx, row.request.aboutKind, row.request.aboutId),
    day: dayOf(byMeeting && row.startsAt ? row.startsAt : row.request.createdAt, zone),
    detail: byMeeting ? 'meeting' : null,
  }))
}

function pairsOfExchanges(ctx: Context, zone: string, ids: string[]): FigureRecord[] {
  const a = pairSide('a')
  const b = pairSide('b')
  return ctx.db
    .select({ exchange: exchanges, a: a.columns, b: b.columns })
    .from(exchanges)
    .innerJoin(a.registration, eq(a.registration.id, exchanges.registrationAId))
    .innerJoin(a.organisation, eq(a.organisation.id, a.registration.organisationId))
    .innerJoin(b.registration, eq(b.registration.id, exchanges.registrationBId))
    .innerJoin(b.organisation, eq(b.organisation.id, b.registration.organisationId))
    .where(inArray(exchanges.id, ids))
    .all()
    .map((row) => ({
      id: row.exchange.id,
      organisations: [row.a, row.b],
      subject: subjectOf(ctx, row.exchange.aboutKind, row.exchange.aboutId),
      day: row.exchange.at ? dayOf(row.exchange.at, zone) : null,
      detail: 'exchange',
    }))
}

function signedAgreements(ctx: Context, zone: string, ids: string[]): FigureRecord[] {
  const rows = ctx.db.select().from(agreements).where(inArray(agreements.id, ids)).all()
  return rows.flatMap((agreement) => {
    const pair = agreement.meetingId
      ? pairsOfRequests(ctx, zone, [agreement.meetingId], true)
      : agreement.exchangeId
        ? pairsOfExchanges(ctx, zone, [agreement.exchangeId])
        : []
    return pair.map((row) => ({
      ...row,
      id: agreement.id,
      day: agreement.signedOn,
      detail: agreement.kind,
    }))
  })
}

function pairSide(name: string) {
  const registration = alias(registrations, `${name}_registration`)
  const organisation = alias(organisations, `${name}_organisation`)
  const columns = {
    name: organisation.displayName,
    shortName: organisation.shortName,
    slug: organisation.slug,
    country: organisation.country,
  }
  return { registration, organisation, columns }
}

/** What was talked about, in the reader's language. A confidential need beside its owner's name would give it away. */
function subjectOf(
  ctx: Context,
  kind: ListingKind | null,
  id: string | null,
): FigureRecord['subject'] {
  if (!kind || !id || (kind === 'need' && isConfidential(ctx, id))) return null
  const table = kind === 'technology' ? technologies : needs
  const listing = ctx.db
    .select({ title: table.title, slug: table.slug, sourceLocale: table.sourceLocale })
    .from(table)
    .where(eq(table.id, id))
    .get()
  if (!listing) return null
  const reading = read(listing.title, ctx.locale, listing.sourceLocale)
  return reading ? { kind, title: reading.text, locale: reading.locale, slug: listing.slug } : null
}

const isConfidential = (ctx: Context, needId: string) =>
  ctx.db.select({ confidential: needs.confidential }).from(needs).where(eq(needs.id, needId)).get()
    ?.confidential ?? true

/** Sector and pair counts for the charts of the report. */
export type ReportCharts = {
  matrix: {
    rows: { name: string; slug: string }[]
    columns: { name: string; slug: string }[]
    cells: { row: number; column: number; count: number }[]
  }
  places: { place: string; count: number }[]
}

/** Who talked with whom, and from which provinces the firms came. */
export function readCharts(ctx: Context, slug: string): ReportCharts {
  const talks = readFigureRecords(ctx, slug, 'exchanges')
  const firms = (country: string) =>
    [
      ...new Map(
        talks
          .flatMap((talk) => talk.organisations)
          .filter((firm) => firm.country === country)
          .map((firm) => [firm.slug, firm]),
      ).values(),
    ]
      .map(({ shortName, slug: firmSlug }) => ({ name: shortName, slug: firmSlug }))
      .sort((x, y) => x.name.localeCompare(y.name, ctx.locale))
  const rows = firms('KR')
  const columns = firms('VN')
  const counts = new Map<string, number>()
  for (const talk of talks) {
    const row = rows.findIndex((firm) => talk.organisations.some((one) => one.slug === firm.slug))
    const column = columns.findIndex((firm) =>
      talk.organisations.some((one) => one.slug === firm.slug),
    )
    if (row >= 0 && column >= 0)
      counts.set(`${row} ${column}`, (counts.get(`${row} ${column}`) ?? 0) + 1)
  }
  const cells = [...counts].map(([key, count]) => {
    const [row = 0, column = 0] = key.split(' ').map(Number)
    return { row, column, count }
  })
  return { matrix: { rows, columns, cells }, places: placesOf(ctx.db, reportedEvent(ctx, slug).id) }
}

function placesOf(db: Reader, eventId: string): ReportCharts['places'] {
  const rows = db
    .select({ place: organisations.place })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'approved'), TAKES_PART))
    .all()
  const counts = new Map<string, number>()
  for (const { place } of rows) if (place) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts]
    .map(([place, count]) => ({ place, count }))
    .sort((a, b) => b.count - a.count || a.place.localeCompare(b.place))
}

/** The programme's figures for the front page, counted from the records; null where those events are not held here. */
export function readHomeFigures(ctx: Context) {
  const bySlug = (slug: string) => ctx.db.select().from(events).where(eq(events.slug, slug)).get()
  const [survey, exhibition] = [bySlug('survey-2021'), bySlug('exhibition-2022')]
  if (!survey || !exhibition) return null
  const surveyed = statisticsOf(countFigures(ctx.db, survey))
  const exhibited = statisticsOf(countFigures(ctx.db, exhibition))
  return {
    exhibition: exhibition.slug,
    firms: surveyed.firms.KR,
    technologies: surveyed.technologies,
    exhibitorsKR: exhibited.firms.KR,
    exhibitorsVN: exhibited.firms.VN,
    exchanges: exhibited.exchanges,
  }
}
