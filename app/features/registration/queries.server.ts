import { asc, count, eq, inArray } from 'drizzle-orm'
import { delegates, organisations, registrationListings, registrations } from '#db/schema'
import type { Attendance, Country, OrganisationKind, RegistrationState } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'

export type Participant = {
  id: string
  version: number
  state: RegistrationState
  meets: boolean
  attendsAs: Attendance | null
  meetingLanguages: string[]
  name: string
  slug: string
  country: Country
  kind: OrganisationKind
  listings: number
  delegates: {
    id: string
    name: string
    title: string | null
    email: string | null
    phone: string | null
  }[]
}
export type Participants = {
  event: { id: string; slug: string; name: string; state: string; places: number | null }
  mayManage: boolean
  /** Whether the reader works on registrations and agendas, rather than looking on. */
  mayAssist: boolean
  participants: Participant[]
  counts: Partial<Record<RegistrationState, number>>
}

/** Who takes part, for the event's team; addresses and phones only for its desk. @throws DomainError notFound */
export function readParticipants(
  ctx: Context,
  input: { eventSlug: string; state?: RegistrationState; country?: Country },
): Participants {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'event.readDesk', { eventId: event.id })
  const seesContacts = may(ctx, 'agenda.readAny', { eventId: event.id })
  const rows = ctx.db
    .select({ registration: registrations, organisation: organisations })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(registrations.eventId, event.id))
    .all()
  const counts: Participants['counts'] = {}
  for (const { registration } of rows)
    counts[registration.state] = (counts[registration.state] ?? 0) + 1
  const shown = rows.filter(
    ({ registration, organisation }) =>
      (!input.state || registration.state === input.state) &&
      (!input.country || organisation.country === input.country),
  )
  const ids = shown.map(({ registration }) => registration.id)
  const people =
    ids.length === 0
      ? []
      : ctx.db
          .select()
          .from(delegates)
          .where(inArray(delegates.registrationId, ids))
          .orderBy(asc(delegates.id))
          .all()
  const brought =
    ids.length === 0
      ? []
      : ctx.db
          .select({ id: registrationListings.registrationId, n: count() })
          .from(registrationListings)
          .where(inArray(registrationListings.registrationId, ids))
          .groupBy(registrationListings.registrationId)
          .all()
  const collator = new Intl.Collator(ctx.locale)
  return {
    event: {
      id: event.id,
      slug: event.slug,
      name: readText(event.name, ctx.locale),
      state: event.state,
      places: event.places,
    },
    mayManage: may(ctx, 'registration.manage', { eventId: event.id }),
    mayAssist: may(ctx, 'registration.assist', { eventId: event.id }),
    counts,
    participants: shown
      .map(({ registration, organisation }) => ({
        id: registration.id,
        version: registration.version,
        state: registration.state,
        meets: registration.meets,
        attendsAs: registration.attendsAs,
        meetingLanguages: registration.meetingLanguages,
        name: organisation.displayName,
        slug: organisation.slug,
        country: organisation.country,
        kind: organisation.kind,
        listings: brought.find((one) => one.id === registration.id)?.n ?? 0,
        delegates: people
          .filter((one) => one.registrationId === registration.id)
          .map(({ id, name, title, email, phone }) => ({
            id,
            name,
            title,
            email: seesContacts ? email : null,
            phone: seesContacts ? phone : null,
          })),
      }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  }
}
