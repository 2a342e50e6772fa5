import { and, eq } from 'drizzle-orm'
import {
  chaseReminders,
  delegates,
  interpreters,
  programmeSessions,
  registrations,
} from '#db/schema'
import type { UpdateEvent } from '#app/features/events'
import { touches } from '#app/features/events'
import { dayOf, formatDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { placementsOf } from './find-schedule.server'
import { toldPeople } from './describe-changes.server'
import { proposeDays } from './propose-days.server'
import type { DaysProposal } from './propose-days.server'
import { inWords } from './repair-query.server'
import type { ShownDaysProposal } from './shown'

/**
 * What other days would do to meetings, people and sessions, in the reader's words; null where neither meetings nor
 * sessions stand in the way.
 * @throws DomainError as `proposeDays`
 */
export async function readDaysProposal(
  ctx: Context,
  input: UpdateEvent & { eventId: string },
): Promise<ShownDaysProposal | null> {
  const began = performance.now()
  const proposal = await proposeDays(ctx, input)
  if (!proposal) return null
  const { event, move, isWhole, slots } = proposal
  const coming = new Map(slots.map((slot) => [slot.id, { ...slot, timeZone: input.timeZone }]))
  const isMoved = move.by !== 0 || input.timeZone !== event.timeZone
  const own = ownAbsencesOf(ctx, event.id)
  return {
    ...inWords(ctx, event, proposal, coming),
    milliseconds: Math.round(performance.now() - began),
    // What is published stays in force; the draft is looked at on the board first.
    mayPublish: false,
    isWhole,
    days: daysOf(ctx, proposal, input.timeZone),
    zone:
      input.timeZone === event.timeZone ? null : { before: event.timeZone, after: input.timeZone },
    sessionsGone: move.sessionsGone.map(
      (one) =>
        `${readText(one.title, ctx.locale)} (${formatDay(dayOf(one.startsAt, event.timeZone), ctx.locale)})`,
    ),
    sessionsMoved: isMoved ? countSessions(ctx, event.id) - move.sessionsGone.length : 0,
    painted: isMoved ? own.size + countAwayInterpreters(ctx, event.id) : 0,
    reminders: isMoved ? countReminders(ctx, event.id) : 0,
    doubtful: isMoved ? toldPeople(ctx.db, doubtfulOf(proposal, own)) : [],
  }
}

/** Each day on which meetings stand, and the day that it becomes. */
function daysOf(
  ctx: Context,
  { event, move, base, slots }: DaysProposal,
  zone: string,
): ShownDaysProposal['days'] {
  const standing = base ? [...placementsOf(ctx.db, base.id).values()] : []
  const bySlot = new Map(move.moving.map((slot) => [slot.id, slot]))
  const days = new Map<string, { after: string | null; meetings: number }>()
  const startOf = new Map(slots.map((slot) => [slot.id, slot.startsAt]))
  for (const { slotId } of standing) {
    const slot = bySlot.get(slotId)
    if (!slot) continue
    const day = dayOf(slot.startsAt, event.timeZone)
    const next = move.goesTo.get(slotId)
    const startsAt = typeof next === 'string' ? startOf.get(next) : next?.startsAt
    const line = days.get(day) ?? {
      after: startsAt ? formatDay(dayOf(startsAt, zone), ctx.locale) : null,
      meetings: 0,
    }
    days.set(day, { ...line, meetings: line.meetings + 1 })
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, line]) => ({ before: formatDay(day, ctx.locale), ...line }))
}

const ownAbsencesOf = (ctx: Context, eventId: string) =>
  new Map(
    ctx.db
      .select({ id: delegates.id, spans: delegates.ownAbsences })
      .from(delegates)
      .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
      .where(and(eq(registrations.eventId, eventId), eq(registrations.state, 'approved')))
      .all()
      .filter(({ spans }) => spans.length > 0)
      .map(({ id, spans }) => [id, spans]),
  )

/** What was said of an old day was meant of its date: who said "not on the 13th" may mean it of the 13th still. */
function doubtfulOf(
  { changes, slots }: DaysProposal,
  own: ReturnType<typeof ownAbsencesOf>,
): string[] {
  const times = new Map(
    slots.map(({ id, startsAt, endsAt }) => [
      id,
      { from: startsAt.getTime(), until: endsAt.getTime() },
    ]),
  )
  const found = changes.flatMap(({ after }) => {
    const time = after && times.get(after.slotId)
    return time
      ? after.delegateIds.filter((id) => own.get(id)?.some((span) => touches(span, time)))
      : []
  })
  return [...new Set(found)]
}

const countSessions = (ctx: Context, eventId: string) =>
  ctx.db.select().from(programmeSessions).where(eq(programmeSessions.eventId, eventId)).all().length

const countAwayInterpreters = (ctx: Context, eventId: string) =>
  ctx.db
    .select()
    .from(interpreters)
    .where(eq(interpreters.eventId, eventId))
    .all()
    .filter((one) => one.absences.length > 0).length

/** Messages that the organiser set to go out at a time of their own. */
const countReminders = (ctx: Context, eventId: string) =>
  ctx.db
    .select({ id: chaseReminders.id })
    .from(chaseReminders)
    .where(and(eq(chaseReminders.eventId, eventId), eq(chaseReminders.state, 'waiting')))
    .all().length
