import { and, asc, eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrations } from '#db/schema'
import { authorise, authorisedPerson, may } from '#app/features/accounts'
import { eventBySlug, eventTime } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf, formatShortDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { calendarToken } from './calendar-token.server'
import { confirmationOf, isOnStandby } from './confirm-schedule.server'
import type { ParticipantRow } from './find-participant.server'
import { agendaEntries, delegateWithEvent, placesBefore } from './read-agenda.server'
import type { AgendaEntry } from './read-agenda.server'
import type { Agenda, AgendaMeeting } from './shown'

/**
 * The personal timetable of a delegate, for the members of their organisation and the event's desk.
 * @throws DomainError notFound, signInFirst
 */
export function readAgenda(ctx: Context, input: { eventSlug: string; delegateId: string }): Agenda {
  if (ctx.actor.kind === 'visitor') authorise(ctx, 'agenda.readOwn')
  const found = delegateWithEvent(ctx.db, input.delegateId)
  if (!found || found.event.slug !== input.eventSlug) throw notFound()
  const { delegate, event, organisation, registration } = found
  const isOwn = may(ctx, 'agenda.readOwn', { organisationId: organisation.id })
  if (!isOwn) authorise(ctx, 'agenda.readAny', { eventId: event.id })

  const before = placesBefore(ctx.db, event, delegate.id)
  const entries = event.publishedScheduleId
    ? agendaEntries(ctx.db, event.publishedScheduleId, delegate.id, ctx.locale)
    : []
  const now = ctx.now()
  const next = entries.find((entry) => entry.state === 'scheduled' && entry.endsAt > now)
  return {
    event: {
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      venue: readText(event.venue, ctx.locale),
      state: event.state,
      published: event.publishedScheduleId !== null,
    },
    delegate: {
      id: delegate.id,
      name: delegate.name,
      nameLatin: delegate.nameLatin,
      organisation: organisation.displayName,
    },
    meetings: entries.map(({ updatedAt: _, sequence: __, ...entry }) => {
      const time = eventTime(entry.startsAt, entry.endsAt, event.timeZone, ctx.locale)
      const old = before.get(entry.meetingId)
      const isMoved =
        old !== undefined &&
        (old.startsAt.getTime() !== entry.startsAt.getTime() || old.table !== entry.table)
      return {
        ...entry,
        dayKey: time.day,
        time,
        startsAt: entry.startsAt.toISOString(),
        endsAt: entry.endsAt.toISOString(),
        moved: isMoved ? { span: spanBefore(ctx, event, old, entry), table: old.table } : null,
        phase: phaseOf(entry, next, now),
        minutesLeft: Math.ceil((entry.startsAt.getTime() - now.getTime()) / 60_000),
      }
    }),
    calendarPath: isOwn ? `/calendar/${calendarToken(ctx, delegate)}.ics` : null,
    others: colleagues(ctx, registration.id, delegate.id),
    keeping: isOwn ? keepingOf(ctx, event, registration) : null,
  }
}

/** When a meeting was before; with the day where that was another. */
function spanBefore(
  ctx: Context,
  { timeZone }: EventRow,
  old: { startsAt: Date; endsAt: Date },
  now: { startsAt: Date },
): string {
  const { span } = eventTime(old.startsAt, old.endsAt, timeZone, ctx.locale)
  const day = dayOf(old.startsAt, timeZone)
  return day === dayOf(now.startsAt, timeZone) ? span : `${formatShortDay(day, ctx.locale)} ${span}`
}

function phaseOf(
  entry: Pick<AgendaEntry, 'meetingId' | 'startsAt' | 'endsAt'>,
  next: AgendaEntry | undefined,
  now: Date,
): AgendaMeeting['phase'] {
  if (entry.endsAt <= now) return 'past'
  if (entry.meetingId === next?.meetingId) return entry.startsAt <= now ? 'now' : 'next'
  return 'later'
}

function keepingOf(ctx: Context, event: EventRow, registration: ParticipantRow): Agenda['keeping'] {
  const { state, fingerprint, at } = confirmationOf(ctx.db, event, registration.id)
  return {
    registrationId: registration.id,
    confirmation: state,
    fingerprint,
    confirmedAt: at && formatShortDay(dayOf(at, event.timeZone), ctx.locale),
    standby: isOnStandby(ctx.db, registration.id),
    mayAct: may(
      ctx,
      'agenda.confirm',
      { organisationId: registration.organisationId },
      { event: event.state },
    ),
  }
}

const colleagues = (ctx: Context, registrationId: string, delegateId: string) =>
  ctx.db
    .select({ id: delegates.id, name: delegates.name })
    .from(delegates)
    .where(eq(delegates.registrationId, registrationId))
    .orderBy(asc(delegates.id))
    .all()
    .filter((one) => one.id !== delegateId)

/**
 * The delegate whose agenda "my agenda" means: the person themselves, else the first of their organisation.
 * @throws DomainError signInFirst; notFound when the person has no part in the event
 */
export function myDelegate(ctx: Context, eventSlug: string): { delegateId: string } {
  const person = authorisedPerson(
    ctx,
    'agenda.readOwn',
    ctx.actor.kind === 'person' ? { organisationId: ctx.actor.memberships[0]?.organisationId } : {},
  )
  const event = eventBySlug(ctx.db, eventSlug)
  const own = ctx.db
    .select({ id: delegates.id, personId: delegates.personId, email: delegates.email })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, event.id),
        inArray(
          organisations.id,
          person.memberships.map((one) => one.organisationId),
        ),
      ),
    )
    .orderBy(asc(delegates.id))
    .all()
  const chosen =
    own.find((one) => one.personId === person.id || one.email === person.email) ?? own[0]
  if (!chosen) throw notFound()
  return { delegateId: chosen.id }
}
