import { asc, eq, inArray } from 'drizzle-orm'
import { events, organisations, registrations } from '#db/schema'
import { authorisedPerson } from '#app/features/accounts'
import { listingsOf } from '#app/features/catalogue'
import { formatDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { readRequestBox } from './queries.server'
import type { Work, WorkEvent } from './shown'

/** What lies on a person's desk today: requests to answer, meetings, listings. @throws DomainError signInFirst */
export function readWork(ctx: Context): Work {
  if (ctx.actor.kind !== 'person') throw new DomainError('signInFirst', 'signIn')
  const person = ctx.actor
  const ids = person.memberships.map((one) => one.organisationId)
  if (ids.length === 0)
    return {
      name: person.name,
      organisations: [],
      events: [],
      isStaff: person.staff.length > 0 || person.teams.length > 0,
    }
  authorisedPerson(ctx, 'organisation.work', { organisationId: ids[0] })
  const own = ctx.db
    .select()
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .orderBy(asc(organisations.displayName))
    .all()
  const parts = ctx.db
    .select({ registration: registrations, event: events, organisation: organisations.displayName })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(inArray(registrations.organisationId, ids))
    .all()
    .sort(
      (a, b) =>
        Number(a.event.state === 'closed') - Number(b.event.state === 'closed') ||
        b.event.firstDay.localeCompare(a.event.firstDay),
    )
  return {
    name: person.name,
    organisations: own.map((one) => ({
      name: one.displayName,
      slug: one.slug,
      ...listingsOf(ctx, one.id),
    })),
    events: parts.map(({ registration, event, organisation }): WorkEvent => {
      const box = readRequestBox(ctx, event.slug)
      const everything = [...box.inbox, ...box.outbox]
      return {
        event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
        organisation,
        days: formatDay(event.firstDay, ctx.locale),
        registration: registration.state,
        toAnswer: box.mayAnswer ? box.inbox.filter((one) => one.state === 'pending') : [],
        waiting: box.outbox.filter((one) => one.state === 'pending').length,
        accepted: everything.filter((one) => one.state === 'accepted').length,
        scheduled: everything.filter((one) => one.place !== null),
        mayAsk: box.mayAsk,
        hasAgenda: event.publishedScheduleId !== null,
      }
    }),
    isStaff: person.staff.length > 0 || person.teams.length > 0,
  }
}
