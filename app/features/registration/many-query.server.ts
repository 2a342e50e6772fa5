import { and, count, desc, eq, inArray } from 'drizzle-orm'
import {
  delegates,
  events,
  needs,
  organisations,
  registrations,
  surveyImportRows,
  surveyImports,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { formatShortDay, dayOf } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { readAnswerable } from './answerable.server'
import { freePlaces } from './register-many.server'
import { MOST_AT_ONCE } from './schema'
import type { ManyPage, ManySource } from './shown'

const IMPORTS_SHOWN = 12

/**
 * Organisations that could be registered together, from surveys that were read in and from earlier events, and the
 * registrations that wait for a decision. Without a choice the newest survey is taken.
 * @throws DomainError notFound
 */
export function readManyToRegister(
  ctx: Context,
  input: { eventSlug: string; sources: string[] },
): ManyPage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'registration.manage', { eventId: event.id })
  const sources = [...importSources(ctx, event), ...editionSources(ctx, event)]
  const known = sources.filter((one) => input.sources.includes(one.id))
  const chosen = known.length > 0 ? known : sources.slice(0, 1)
  const named = new Set(chosen.flatMap((source) => organisationsOf(ctx.db, source.id)))
  const present = new Set(
    ctx.db
      .select({ id: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.eventId, event.id))
      .all()
      .map((row) => row.id),
  )
  const fresh = [...named].filter((id) => !present.has(id))
  const collator = new Intl.Collator(ctx.locale)
  const candidates = [...readAnswerable(ctx.db, fresh).values()].sort((a, b) =>
    collator.compare(a.name, b.name),
  )
  const places = freePlaces(ctx.db, event)
  return {
    event: {
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      isOpen: may(ctx, 'registration.registerMany', { eventId: event.id }, { event: event.state }),
    },
    sources: sources.map((one) => ({ ...one, isChosen: chosen.includes(one) })),
    candidates: candidates
      .filter((one) => one.contact)
      .slice(0, MOST_AT_ONCE)
      .map(({ contact, listings, ...one }) => ({
        ...one,
        contact: contact?.name ?? '',
        listings: listings.length,
      })),
    unanswered: candidates
      .filter((one) => !one.contact)
      .map(({ id, name, country }) => ({ id, name, country })),
    registered: named.size - fresh.length,
    places: places === Infinity ? null : places,
    undecided: undecidedAt(ctx.db, event.id),
  }
}

function importSources(ctx: Context, event: EventRow): ManySource[] {
  if (!may(ctx, 'import.manage')) return []
  return ctx.db
    .select()
    .from(surveyImports)
    .where(
      and(
        eq(surveyImports.state, 'applied'),
        inArray(surveyImports.kind, ['technologies', 'needs']),
      ),
    )
    .orderBy(desc(surveyImports.createdAt), desc(surveyImports.id))
    .limit(IMPORTS_SHOWN)
    .all()
    .map((row) => ({
      id: `import:${row.id}`,
      kind: 'import' as const,
      name: row.fileName,
      when: formatShortDay(dayOf(row.createdAt, event.timeZone), ctx.locale),
    }))
}

/** Events before this one that the reader may look into. */
function editionSources(ctx: Context, event: EventRow): ManySource[] {
  return ctx.db
    .select()
    .from(events)
    .orderBy(desc(events.firstDay))
    .all()
    .filter((one) => one.id !== event.id && one.firstDay < event.firstDay)
    .filter((one) => may(ctx, 'event.readDesk', { eventId: one.id }) || may(ctx, 'platform.read'))
    .map((one) => ({
      id: `event:${one.id}`,
      kind: 'edition' as const,
      name: readText(one.name, ctx.locale),
      when: one.firstDay.slice(0, 4),
    }))
}

function organisationsOf(db: Reader, source: string): string[] {
  const [kind, id = ''] = source.split(':')
  if (kind === 'event')
    return db
      .select({ id: registrations.organisationId })
      .from(registrations)
      .where(
        and(
          eq(registrations.eventId, id),
          eq(registrations.state, 'approved'),
          eq(registrations.meets, true),
        ),
      )
      .all()
      .map((row) => row.id)
  const changes = db
    .select({ changes: surveyImportRows.changes })
    .from(surveyImportRows)
    .where(eq(surveyImportRows.importId, id))
    .all()
    .flatMap((row) => row.changes)
  const ids = (table: string) => changes.filter((one) => one.table === table).map((one) => one.id)
  return [
    ...ids('organisations'),
    ...ownersOf(db, technologies, ids('technologies')),
    ...ownersOf(db, needs, ids('needs')),
  ]
}

const ownersOf = (db: Reader, table: typeof technologies | typeof needs, ids: string[]) =>
  db
    .select({ id: table.organisationId })
    .from(table)
    .where(inArray(table.id, ids))
    .all()
    .map((row) => row.id)

const undecidedAt = (db: Reader, eventId: string): ManyPage['undecided'] =>
  db
    .select({
      id: registrations.id,
      version: registrations.version,
      name: organisations.displayName,
      country: organisations.country,
      delegates: count(delegates.id),
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .leftJoin(delegates, eq(delegates.registrationId, registrations.id))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'applied')))
    .groupBy(registrations.id)
    .orderBy(organisations.displayName)
    .limit(MOST_AT_ONCE)
    .all()
