import { asc, eq } from 'drizzle-orm'
import { delegates, registrations, slots } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { boundSpans, daysOf, eventBySlug, inGrid, touches } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { showPhone } from '#app/features/organisations'
import { dayOf, formatDay, formatSpan, instantIn } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { headOf, shapeRegistration } from './shape-registration.server'
import type { AvailabilityDay, DelegatePage } from './shown'

/** Hours that are painted while an event has no grid. */
const DAY_FROM = 8
const DAY_UNTIL = 18

/** A delegate's page: details and times; for the organisation's members and the desk. @throws DomainError notFound */
export function readDelegate(
  ctx: Context,
  input: { eventSlug: string; delegateId?: string; registrationId?: string },
): DelegatePage {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const delegate = input.delegateId
    ? ctx.db.select().from(delegates).where(eq(delegates.id, input.delegateId)).get()
    : undefined
  const registrationId = delegate?.registrationId ?? input.registrationId ?? ''
  const registration = ctx.db
    .select()
    .from(registrations)
    .where(eq(registrations.id, registrationId))
    .get()
  if (!registration || registration.eventId !== event.id || (input.delegateId && !delegate))
    throw notFound()
  const isDesk = may(ctx, 'registration.assist', { eventId: event.id })
  if (!isDesk)
    authorise(ctx, 'meetingRequest.readOwn', { organisationId: registration.organisationId })
  const shaped = shapeRegistration(ctx, event, registration)
  return {
    event: headOf(ctx, event).event,
    isDesk,
    isOwn: may(ctx, 'meetingRequest.readOwn', { organisationId: registration.organisationId }),
    registrationId: registration.id,
    organisation: shaped.organisation.name,
    mayEdit: delegate ? shaped.mayEdit : shaped.mayAddDelegate,
    meets: registration.meets,
    approved: registration.state === 'approved',
    delegate: delegate
      ? {
          id: delegate.id,
          version: delegate.version,
          name: delegate.name,
          nameLatin: delegate.nameLatin,
          title: delegate.title,
          email: delegate.email,
          phone: delegate.phone ? showPhone(delegate.phone) : null,
          languages: delegate.languages.map((one) => one.locale),
          dietary: delegate.dietary,
          consented: delegate.consentAt !== null,
        }
      : null,
    days: delegate ? availabilityOf(ctx, event, delegate) : [],
    zone: event.timeZone,
    saidTimes: delegate?.availabilityAt !== null && delegate !== undefined,
  }
}

/** The time to paint: the grid's slots, or whole hours while there is no grid. */
function availabilityOf(
  ctx: Context,
  event: EventRow,
  delegate: typeof delegates.$inferSelect,
): AvailabilityDay[] {
  const bound = boundSpans(ctx.db, event.id, delegate.id)
  const cut = ctx.db
    .select()
    .from(slots)
    .where(inGrid(event.id))
    .orderBy(asc(slots.startsAt))
    .all()
    .map((slot) => ({ from: slot.startsAt.getTime(), until: slot.endsAt.getTime() }))
  const cells = cut.length > 0 ? cut : hoursOf(event)
  const days = new Map<string, AvailabilityDay['cells']>()
  for (const cell of cells) {
    const [from, until] = [new Date(cell.from), new Date(cell.until)]
    const day = dayOf(from, event.timeZone)
    const list = days.get(day) ?? []
    const last = list.at(-1)
    list.push({
      value: `${cell.from}-${cell.until}`,
      span: formatSpan(from, until, event.timeZone, ctx.locale),
      free: !delegate.ownAbsences.some((absence) => touches(cell, absence)),
      bound: bound.some((span) => touches(cell, span)),
      afterBreak: last !== undefined && cell.from - Number(last.value.split('-')[1]) > 10 * 60_000,
    })
    days.set(day, list)
  }
  return [...days].map(([day, list]) => ({ day, label: formatDay(day, ctx.locale), cells: list }))
}

const hoursOf = (event: EventRow) =>
  daysOf(event).flatMap((day) =>
    Array.from({ length: DAY_UNTIL - DAY_FROM }, (_, at) => {
      const hour = (offset: number) => `${String(DAY_FROM + at + offset).padStart(2, '0')}:00`
      return {
        from: instantIn(event.timeZone, day, hour(0)).getTime(),
        until: instantIn(event.timeZone, day, hour(1)).getTime(),
      }
    }),
  )
