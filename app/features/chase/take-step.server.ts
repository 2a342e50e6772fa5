import { and, count, eq } from 'drizzle-orm'
import { events, meetingRequests, organisations, registrations } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { EventState } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { changeStateWithin, eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { findSpeakers, notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import type { StepMessages } from './shown'

/** @throws DomainError notFound */
export function readStepMessages(ctx: Context, slug: string, target: EventState): StepMessages {
  const event = eventBySlug(ctx.db, slug)
  authorise(ctx, 'event.readDesk', { eventId: event.id })
  if (target === 'published') return { kind: 'published' }
  if (target === 'closed') return { kind: 'closed', count: pendingOf(ctx.db, event.id) }
  if (target !== 'requests') return { kind: 'none' }
  if (event.announced.includes('requests')) return { kind: 'already' }
  const told = toldOf(ctx.db, event)
  const collator = new Intl.Collator(ctx.locale)
  return {
    kind: 'requests',
    count: told.length,
    to: told
      .map(({ organisation, reader }) => ({ organisation, name: reader.name }))
      .sort((a, b) => collator.compare(a.organisation, b.organisation)),
  }
}

/**
 * Takes an event to another state and tells those concerned, when the organiser wants it; of each phase once, however
 * often the event goes back and forth.
 * @throws DomainError as `changeState`
 */
export function takeStep(
  ctx: Context,
  input: { eventId: string; state: EventState; version?: number; tell: boolean },
): { state: EventState; told: number } {
  return write(ctx, (tx) => {
    const event = changeStateWithin(tx, ctx, input)
    if (!input.tell || input.state !== 'requests' || event.announced.includes('requests'))
      return { state: event.state, told: 0 }
    const told = toldOf(tx, event)
    for (const { to } of told)
      notify(tx, ctx, [to], 'requestsOpened', { eventId: event.id }, event.id)
    markAnnounced(tx, event)
    return { state: event.state, told: told.length }
  })
}

/** People of approved participants that seek meetings; each address once. */
function toldOf(db: Reader, event: EventRow) {
  const seen = new Set<string>()
  const names = new Map(
    db
      .select({ id: registrations.id, name: organisations.shortName })
      .from(registrations)
      .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
      .where(
        and(
          eq(registrations.eventId, event.id),
          eq(registrations.state, 'approved'),
          eq(registrations.meets, true),
        ),
      )
      .all()
      .map((row) => [row.id, row.name]),
  )
  return [...findSpeakers(db, [...names.keys()])].flatMap(([id, speakers]) =>
    speakers
      .filter(({ reader }) => !seen.has(reader.email) && seen.add(reader.email))
      .map((speaker) => ({ ...speaker, organisation: names.get(id) ?? '' })),
  )
}

const markAnnounced = (tx: Tx, event: EventRow) =>
  tx
    .update(events)
    .set({ announced: [...event.announced, 'requests'] })
    .where(eq(events.id, event.id))
    .run()

const pendingOf = (db: Reader, eventId: string) =>
  db
    .select({ n: count() })
    .from(meetingRequests)
    .where(and(eq(meetingRequests.eventId, eventId), eq(meetingRequests.state, 'pending')))
    .get()?.n ?? 0
