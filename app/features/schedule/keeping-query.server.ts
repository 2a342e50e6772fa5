import { and, asc, eq, inArray } from 'drizzle-orm'
import {
  delegates,
  meetings,
  organisations,
  people,
  placementDelegates,
  placements,
  registrations,
  scheduleConfirmations,
  slots,
  standbys,
} from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug, withDay } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { confirmationOf } from './confirm-schedule.server'
import { readFills } from './read-fills.server'
import { readReliability } from './read-reliability.server'
import type { KeepingDesk, KeepingLine } from './shown'

/**
 * Who has not confirmed their meetings, with the people to call; who stands by; what could fill freed slots.
 * How reliable an organisation was at earlier editions is for those who manage the event.
 */
export function readKeepingDesk(ctx: Context, eventSlug: string): KeepingDesk {
  const event = eventBySlug(ctx.db, eventSlug)
  authorise(ctx, 'agenda.readAny', { eventId: event.id })
  const seesReliability = may(ctx, 'registration.manage', { eventId: event.id })
  const rows = ctx.db
    .select({ registration: registrations, organisation: organisations })
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
  const days = meetingsOf(ctx, event)
  const contacts = contactsOf(
    ctx,
    rows.map((row) => row.registration.id),
  )
  const reliability = seesReliability
    ? readReliability(
        ctx.db,
        rows.map((row) => row.organisation.id),
        event.id,
      )
    : new Map<string, never>()
  const waiting = new Set(
    ctx.db
      .select({ id: standbys.registrationId })
      .from(standbys)
      .all()
      .map((row) => row.id),
  )
  const lines = rows
    .map(({ registration, organisation }): KeepingLine => {
      const own = days.get(registration.id)
      const said = confirmationOf(ctx.db, event, registration.id)
      return {
        registrationId: registration.id,
        name: organisation.displayName,
        slug: organisation.slug,
        country: organisation.country,
        people: contacts.get(registration.id) ?? [],
        meetings: own?.meetings.size ?? 0,
        first: own
          ? withDay(event, own.first, formatTime(own.first, event.timeZone), ctx.locale)
          : null,
        confirmation: said.state,
        fingerprint: said.fingerprint,
        said: said.at ? whenAndWho(ctx, event, registration.id, said.at) : null,
        standby: waiting.has(registration.id),
        reliability: reliability.get(organisation.id) ?? null,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, ctx.locale))
  return {
    event: {
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      published: event.publishedScheduleId !== null,
    },
    lines,
    seesReliability,
    fills: readFills(ctx, event),
  }
}

/** Each registration's published meetings and the first of them. */
function meetingsOf(ctx: Context, event: EventRow) {
  const days = new Map<string, { meetings: Set<string>; first: Date }>()
  if (!event.publishedScheduleId) return days
  const rows = ctx.db
    .select({
      registrationId: delegates.registrationId,
      meetingId: placements.meetingId,
      startsAt: slots.startsAt,
    })
    .from(placementDelegates)
    .innerJoin(
      placements,
      and(
        eq(placements.scheduleId, placementDelegates.scheduleId),
        eq(placements.meetingId, placementDelegates.meetingId),
      ),
    )
    .innerJoin(slots, eq(slots.id, placements.slotId))
    .innerJoin(delegates, eq(delegates.id, placementDelegates.delegateId))
    .innerJoin(
      meetings,
      and(eq(meetings.id, placements.meetingId), eq(meetings.state, 'scheduled')),
    )
    .where(eq(placementDelegates.scheduleId, event.publishedScheduleId))
    .orderBy(asc(slots.startsAt))
    .all()
  for (const { registrationId, meetingId, startsAt } of rows) {
    const day = days.get(registrationId) ?? { meetings: new Set<string>(), first: startsAt }
    day.meetings.add(meetingId)
    days.set(registrationId, day)
  }
  return days
}

function contactsOf(ctx: Context, registrationIds: string[]) {
  const contacts = new Map<string, KeepingLine['people']>()
  if (registrationIds.length === 0) return contacts
  const rows = ctx.db
    .select({
      registrationId: delegates.registrationId,
      name: delegates.name,
      phone: delegates.phone,
      email: delegates.email,
    })
    .from(delegates)
    .where(inArray(delegates.registrationId, registrationIds))
    .orderBy(asc(delegates.id))
    .all()
  for (const { registrationId, ...person } of rows)
    contacts.set(registrationId, [...(contacts.get(registrationId) ?? []), person])
  return contacts
}

function whenAndWho(
  ctx: Context,
  event: EventRow,
  registrationId: string,
  at: Date,
): KeepingLine['said'] {
  const row = ctx.db
    .select({ name: people.name, actedFor: scheduleConfirmations.actedFor })
    .from(scheduleConfirmations)
    .innerJoin(people, eq(people.id, scheduleConfirmations.confirmedBy))
    .where(eq(scheduleConfirmations.registrationId, registrationId))
    .get()
  return {
    by: row?.name ?? '',
    actedFor: row?.actedFor ?? false,
    at: `${formatShortDay(dayOf(at, event.timeZone), ctx.locale)} ${formatTime(at, event.timeZone)}`,
  }
}
