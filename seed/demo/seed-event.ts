import { eq } from 'drizzle-orm'
import { eventTables, interpreters, people, registrations, slots } from '#db/schema'
import { changeState, createEvent } from '#app/features/events'
import {
  decideRegistration,
  registerOrganisation,
  withdrawRegistration,
} from '#app/features/registration'
import { instantIn } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { addMember, required, spokesmanOf } from './seed-accounts'
import { at, personById } from './seed-context'
import type { ListingIds } from './seed-listings'
import { seedMeetings } from './seed-meetings'
import type { OrganisationIds } from './seed-organisations'
import { seedRequests } from './seed-requests'
import type { DemoEvent, DemoRegistration, DemoSlot } from './types'

export type Seeded = { organisationIds: OrganisationIds; listings: ListingIds; organiserId: string }

/** What the later steps of an event look up: ids by the keys of its demo file. */
export type EventIds = {
  eventId: string
  slots: ReadonlyMap<string, { id: string; startsAt: Date; endsAt: Date }>
  tables: ReadonlyMap<string, string>
  interpreters: ReadonlyMap<string, string>
  registrations: ReadonlyMap<string, string>
  delegates: ReadonlyMap<string, string>
}

/** Plays an event from its first draft to the state the demo shows it in, at the dates on which each step was taken. */
export function seedEvent(ctx: Context, event: DemoEvent, seeded: Seeded): void {
  const started = earliest(event)
  const eventId = makeEvent(at(ctx, started, personById(ctx, seeded.organiserId)), event, seeded)
  const go = (
    state: 'registration' | 'requests' | 'scheduling' | 'running' | 'closed',
    moment: Date,
  ) => changeState(at(ctx, moment, personById(ctx, seeded.organiserId)), { eventId, state })
  go('registration', started)
  for (const registration of event.registrations)
    register(ctx, event, eventId, registration, seeded)
  const ids = idsOf(ctx, event, eventId, seeded)
  if (event.kind === 'survey') {
    go('closed', dayAfter(event))
    return
  }
  go('requests', started)
  seedRequests(ctx, event, ids, seeded)
  if (event.state !== 'closed') return
  seedMeetings(ctx, event, ids, seeded, {
    scheduling: () => go('scheduling', started),
    running: (moment) => go('running', moment),
  })
  go('closed', dayAfter(event))
}

function makeEvent(ctx: Context, event: DemoEvent, { organisationIds }: Seeded): string {
  const { id } = createEvent(ctx, {
    slug: event.slug,
    kind: event.kind,
    programmeComponent: event.programmeComponent,
    name: event.name,
    edition: event.edition,
    description: event.summary,
    venue: event.venue?.name ?? {},
    address: event.venue?.address.vi ?? event.venue?.address.en,
    timeZone: event.timeZone,
    firstDay: event.days[0] ?? '',
    lastDay: event.days.at(-1) ?? '',
    maxMeetingsPerOrganisation: event.quotas.perOrganisation,
    maxMeetingsPerDelegate: event.quotas.perDelegate,
    maxPendingRequests: event.quotas.pendingRequests,
    // The 2023 meeting is open to whoever tries the demo, whatever the date; the others keep their deadlines.
    ...(event.state === 'closed'
      ? {
          registrationDeadline: event.deadlines.registration,
          requestDeadline: event.deadlines.requests,
          answerDeadline: event.deadlines.answers,
        }
      : {}),
    organiserId: required(organisationIds, event.organiser),
    demo: true,
    grid: event.slots.length > 0 ? gridOf(event) : undefined,
    tables: event.tables.map((table) => ({
      label: table.label,
      place: table.place.en ?? table.place.vi,
      capacity: table.capacity,
      equipment: table.equipment,
    })),
    interpreters: event.interpreters.map((interpreter) => ({
      name: interpreter.name,
      pairs: interpreter.pairs,
      absences: absencesOf(event, interpreter.availableSlots),
    })),
  })
  return id
}

/** The slots as spans of meeting time: a jump of the index ends a span. */
function gridOf(event: DemoEvent) {
  const spans: { day: string; from: string; until: string }[] = []
  let last: DemoSlot | undefined
  for (const slot of event.slots) {
    const open = spans.at(-1)
    if (open && last?.day === slot.day && slot.index === last.index + 1) open.until = slot.end
    else spans.push({ day: event.days[slot.day - 1] ?? '', from: slot.start, until: slot.end })
    last = slot
  }
  return { slotMinutes: event.grid.slotMinutes, gapMinutes: event.grid.gapMinutes, spans }
}

/** The slots that somebody cannot make, as true absence. */
const absencesOf = (event: DemoEvent, available: string[] | undefined) =>
  available === undefined
    ? []
    : event.slots
        .filter((slot) => !available.includes(slot.id))
        .map((slot) => {
          const day = event.days[slot.day - 1] ?? ''
          return {
            from: instantIn(event.timeZone, day, slot.start),
            until: instantIn(event.timeZone, day, slot.end),
          }
        })

function register(
  ctx: Context,
  event: DemoEvent,
  eventId: string,
  registration: DemoRegistration,
  { organisationIds, listings, organiserId }: Seeded,
): void {
  const moment = new Date(`${registration.registeredOn}T02:00:00Z`)
  const organisationId = required(organisationIds, registration.organisation)
  const organiser = personById(ctx, organiserId)
  const absences = absencesOf(event, registration.availableSlots)
  const { id } = registerOrganisation(at(ctx, moment, organiser), {
    eventId,
    organisationId,
    meets: !registration.withoutMeetings,
    meetingLanguages: sharedLanguages(registration),
    maxMeetings: registration.maxMeetings,
    delegates: registration.delegates.map((delegate) => ({
      personId: accountOf(ctx, organisationId, delegate),
      name: delegate.name,
      nameLatin: delegate.latinName,
      title: delegate.title,
      email: delegate.email,
      phone: delegate.phone,
      languages: delegate.languages.map((locale) => ({ locale })),
      dietary: delegate.dietary,
      absences,
    })),
    listings: registration.listings.map((key) => required(listings, key)),
    demo: true,
  })
  if (registration.state === 'approved')
    decideRegistration(at(ctx, moment, organiser), { registrationId: id, decision: 'approved' })
  if (registration.state === 'withdrawn')
    withdrawRegistration(at(ctx, moment, organiser), { registrationId: id })
}

/** Languages that every delegate of a registration speaks. */
const sharedLanguages = ({ delegates }: DemoRegistration) => {
  const [first, ...others] = delegates
  return (first?.languages ?? []).filter((locale) =>
    others.every((delegate) => delegate.languages.includes(locale)),
  )
}

/** A delegate's account: the demo account of that address, or one without a password that nobody can sign in to. */
function accountOf(
  ctx: Context,
  organisationId: string,
  delegate: DemoRegistration['delegates'][number],
): string {
  const email = delegate.email.toLowerCase()
  const known = ctx.db.select({ id: people.id }).from(people).where(eq(people.email, email)).get()
  if (known) return known.id
  const id = newId()
  const locale = delegate.languages[0] ?? 'en'
  ctx.db
    .insert(people)
    .values({
      id,
      email,
      name: delegate.name,
      nameLatin: delegate.latinName,
      locale,
      phone: delegate.phone,
      demo: true,
      createdAt: ctx.now(),
    })
    .run()
  addMember(ctx, organisationId, id, spokesmanOf(ctx, organisationId) ? 'editor' : 'owner')
  return id
}

function idsOf(
  ctx: Context,
  event: DemoEvent,
  eventId: string,
  { organisationIds }: Seeded,
): EventIds {
  const made = {
    slots: ctx.db.select().from(slots).where(eq(slots.eventId, eventId)).all(),
    tables: ctx.db.select().from(eventTables).where(eq(eventTables.eventId, eventId)).all(),
  }
  const interpretersMade = ctx.db
    .select()
    .from(interpreters)
    .where(eq(interpreters.eventId, eventId))
    .all()
  const registrationsMade = ctx.db
    .select()
    .from(registrations)
    .where(eq(registrations.eventId, eventId))
    .all()
  return {
    eventId,
    slots: new Map(
      event.slots.flatMap((slot) => {
        const start = instantIn(
          event.timeZone,
          event.days[slot.day - 1] ?? '',
          slot.start,
        ).getTime()
        const found = made.slots.find((one) => one.startsAt.getTime() === start)
        return found ? [[slot.id, found] as const] : []
      }),
    ),
    tables: new Map(
      event.tables.flatMap((table) =>
        made.tables
          .filter((one) => one.label === table.label)
          .map((one) => [table.key, one.id] as const),
      ),
    ),
    interpreters: new Map(
      event.interpreters.flatMap((interpreter) =>
        interpretersMade
          .filter((one) => one.name === interpreter.name)
          .map((one) => [interpreter.key, one.id] as const),
      ),
    ),
    registrations: new Map(
      event.registrations.flatMap((registration) =>
        registrationsMade
          .filter((one) => one.organisationId === organisationIds.get(registration.organisation))
          .map((one) => [registration.organisation, one.id] as const),
      ),
    ),
    delegates: delegateIds(ctx, event),
  }
}

function delegateIds(ctx: Context, event: DemoEvent): ReadonlyMap<string, string> {
  const rows = ctx.db.query.delegates.findMany().sync()
  const ids = new Map<string, string>()
  for (const registration of event.registrations)
    for (const delegate of registration.delegates) {
      // The newest: the same person may have come to an earlier event.
      const row = rows.filter((one) => one.email === delegate.email.toLowerCase()).at(-1)
      if (row) ids.set(delegate.key, row.id)
    }
  return ids
}

const earliest = (event: DemoEvent): Date =>
  new Date(
    `${[...event.registrations.map((one) => one.registeredOn), event.days[0] ?? ''].sort()[0]}T01:00:00Z`,
  )

const dayAfter = (event: DemoEvent): Date =>
  new Date(Date.parse(`${event.days.at(-1)}T10:00:00Z`) + 86_400_000)
