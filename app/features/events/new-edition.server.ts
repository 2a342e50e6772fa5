import { asc, eq } from 'drizzle-orm'
import { events, eventTables, programmeSessions } from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, may } from '#app/features/accounts'
import { instantIn, dayOf, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { slugOf } from '#app/platform/slug.server'
import { createEvent } from './create-event.server'
import { eventBySlug } from './find-event.server'
import type { EventRow } from './find-event.server'
import { dayPlus, daysBetween, shiftPlan } from './grid-plan'
import { planOf } from './plan-of.server'
import type { CreateEvent } from './schema'
import type { EventForm } from './event-form-schema'

/** A year on, on the same day of the week. */
const A_YEAR = 364

/**
 * Makes an event from the organiser's form. A new edition takes the settings of an earlier one along: grid, tables,
 * programme, questions, rules; never its people: no team, participants, interpreters or host firms.
 * @throws DomainError field.*, notFound, event.slugTaken
 */
export function createFromForm(ctx: Context, form: EventForm): { id: string; slug: string } {
  const { copyFrom, key, slug, ...given } = form
  const settings = copyFrom ? settingsOf(ctx, sourceOf(ctx, copyFrom), given) : {}
  const name = given.name.en ?? given.name.vi ?? given.name.ko ?? ''
  const year = given.firstDay.slice(0, 4)
  const base = slugOf(name) || 'event'
  return createEvent(
    ctx,
    {
      ...settings,
      ...given,
      slug: slug ?? freeEventSlug(ctx.db, base.includes(year) ? base : `${base}-${year}`),
    },
    { key },
  )
}

/** What the form of a new event begins with: empty, or an earlier edition a year on. @throws DomainError notFound */
export function readNewEvent(
  ctx: Context,
  input: { from?: string },
): {
  start: Partial<EventForm>
  source: { slug: string; name: string; tables: number; sessions: number } | null
  editions: { slug: string; name: string; year: string }[]
} {
  authorise(ctx, 'event.create')
  const editions = ctx.db
    .select()
    .from(events)
    .all()
    .filter((event) => mayCopy(ctx, event))
    .sort((a, b) => b.firstDay.localeCompare(a.firstDay))
    .map((event) => ({
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      year: event.firstDay.slice(0, 4),
    }))
  if (!input.from) return { start: {}, source: null, editions }
  const event = sourceOf(ctx, input.from)
  const later = (day: string | null) => (day ? dayPlus(day, A_YEAR) : undefined)
  return {
    start: {
      kind: event.kind,
      programmeComponent: event.programmeComponent ?? undefined,
      name: event.name,
      description: event.description,
      venue: event.venue,
      address: event.address ?? undefined,
      timeZone: event.timeZone,
      firstDay: later(event.firstDay),
      lastDay: later(event.lastDay),
      places: event.places ?? undefined,
      fillsPlaces: event.fillsPlaces,
      maxDelegatesPerOrganisation: event.maxDelegatesPerOrganisation ?? undefined,
      maxMeetingsPerOrganisation: event.maxMeetingsPerOrganisation ?? undefined,
      maxMeetingsPerDelegate: event.maxMeetingsPerDelegate ?? undefined,
      maxPendingRequests: event.maxPendingRequests,
      registrationDeadline: later(event.registrationDeadline),
      requestDeadline: later(event.requestDeadline),
      answerDeadline: later(event.answerDeadline),
      publicationDeadline: later(event.publicationDeadline),
    },
    source: {
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      tables: tablesOf(ctx.db, event.id).length,
      sessions: sessionsOf(ctx.db, event.id).length,
    },
    editions,
  }
}

const mayCopy = (ctx: Context, event: EventRow) =>
  may(ctx, 'event.readDesk', { eventId: event.id }) || may(ctx, 'platform.read')

function sourceOf(ctx: Context, slug: string): EventRow {
  const event = eventBySlug(ctx.db, slug)
  if (!mayCopy(ctx, event)) throw notFound()
  return event
}

function settingsOf(
  ctx: Context,
  source: EventRow,
  to: { firstDay: string; lastDay: string; timeZone: string },
): Partial<CreateEvent> {
  const by = daysBetween(source.firstDay, to.firstDay)
  const plan = planOf(ctx.db, source)
  const shifted = plan && shiftPlan(plan, by)
  const moved = (moment: Date) =>
    instantIn(
      to.timeZone,
      dayPlus(dayOf(moment, source.timeZone), by),
      formatTime(moment, source.timeZone),
    )
  return {
    matchWeights: source.matchWeights ?? undefined,
    questions: source.questions,
    barredPairs: source.barredPairs,
    organiserId: source.organiserId ?? undefined,
    gridPlan: shifted
      ? { ...shifted, days: shifted.days.filter((one) => one.day <= to.lastDay) }
      : undefined,
    tables: tablesOf(ctx.db, source.id).map(({ label, place, capacity, equipment }) => ({
      label,
      place: place ?? undefined,
      capacity,
      equipment,
    })),
    sessions: sessionsOf(ctx.db, source.id)
      .map(({ title, room, startsAt, endsAt, binds }) => ({
        title,
        room,
        startsAt: moved(startsAt),
        endsAt: moved(endsAt),
        // Those who were chosen are people of the earlier edition.
        binds: binds === 'chosen' ? ('nobody' as const) : binds,
      }))
      .filter((session) => dayOf(session.startsAt, to.timeZone) <= to.lastDay),
  }
}

const tablesOf = (db: Reader, eventId: string) =>
  db
    .select()
    .from(eventTables)
    .where(eq(eventTables.eventId, eventId))
    .orderBy(asc(eventTables.position))
    .all()

const sessionsOf = (db: Reader, eventId: string) =>
  db.select().from(programmeSessions).where(eq(programmeSessions.eventId, eventId)).all()

function freeEventSlug(db: Reader, base: string): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!db.select({ id: events.id }).from(events).where(eq(events.slug, slug)).get()) return slug
  }
}
