/** Builders for stories about an event: two countries, organisations with delegates, listings and members. */
import { eq } from 'drizzle-orm'
import { events, needs, organisations, technologies } from '#db/schema'
import type { Db } from '#db/client'
import type { Country, EventState, ListingKind } from '#db/domain'
import { createEvent } from '#app/features/events'
import type { CreateEvent } from '#app/features/events'
import { approveRegistration, registerOrganisation } from '#app/features/registration'
import type { RegisterOrganisation } from '#app/features/registration'
import type { Context, Person } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'

let count = 0

export function anOrganisation(
  db: Db,
  given: { name?: string; country?: Country } = {},
): { id: string; slug: string; country: Country } {
  const id = newId()
  const { name = `Firm ${++count}`, country = 'KR' } = given
  db.insert(organisations)
    .values({
      id,
      slug: id,
      legalName: { en: name },
      displayName: name,
      shortName: name.slice(0, 14),
      nameKey: name.toLowerCase(),
      country,
      kind: 'sme',
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    })
    .run()
  return { id, slug: id, country }
}

export function aListing(
  db: Db,
  kind: ListingKind,
  organisationId: string,
  given: { title?: string; confidential?: boolean } = {},
): string {
  const id = newId()
  const { title = `Listing ${++count}`, confidential = false } = given
  const base = {
    id,
    slug: id,
    organisationId,
    sourceLocale: 'en' as const,
    title: { en: title },
    titleKey: title.toLowerCase(),
    createdAt: TEST_NOW,
    updatedAt: TEST_NOW,
  }
  if (kind === 'technology')
    db.insert(technologies)
      .values({ ...base, status: 'published' })
      .run()
  else
    db.insert(needs)
      .values({ ...base, status: 'open', confidential })
      .run()
  return id
}

export type Firm = { organisationId: string; registrationId: string; person: Person; as: Context }

/** An event with its desk; firms join it by `join`. */
export function aMatchmaking(
  given: { state?: EventState; ctx?: Context; event?: Partial<CreateEvent> } = {},
) {
  const ctx = given.ctx ?? aContext()
  const { id, slug } = createEvent(ctx, {
    slug: `event-${++count}`,
    kind: 'matchmaking',
    name: { en: 'Network meeting', ko: '기술교류회', vi: 'Hội nghị kết nối' },
    venue: { en: 'Hall A' },
    timeZone: 'Asia/Ho_Chi_Minh',
    firstDay: '2026-12-01',
    lastDay: '2026-12-01',
    grid: {
      slotMinutes: 20,
      gapMinutes: 0,
      spans: [{ day: '2026-12-01', from: '09:00', until: '10:00' }],
    },
    tables: [{ label: '1' }, { label: '2' }],
    interpreters: [{ name: 'Nguyễn Thu Hà', pairs: ['ko-vi'] }],
    ...given.event,
  })
  setState(ctx.db, id, given.state ?? 'requests')
  const lead = aPerson(ctx.db, { team: { eventId: id, role: 'lead' } })
  return {
    ctx,
    id,
    slug,
    lead,
    desk: as(ctx, lead),
    join: (firm: { name?: string; country?: Country } & Partial<RegisterOrganisation> = {}): Firm =>
      join(ctx, id, firm),
    go: (state: EventState) => setState(ctx.db, id, state),
  }
}

function join(
  ctx: Context,
  eventId: string,
  firm: { name?: string; country?: Country } & Partial<RegisterOrganisation>,
): Firm {
  const { name, country, ...registration } = firm
  const { id: organisationId } = anOrganisation(ctx.db, { name, country })
  const person = aPerson(ctx.db, {
    name: `Member of ${name ?? organisationId}`,
    member: { organisationId },
  })
  const { id: registrationId } = registerOrganisation(ctx, {
    eventId,
    organisationId,
    delegates: [{ name: `Delegate of ${name ?? organisationId}`, personId: person.id }],
    ...registration,
  })
  approveRegistration(ctx, { registrationId })
  return { organisationId, registrationId, person, as: as(ctx, person) }
}

const setState = (db: Db, id: string, state: EventState) =>
  db.update(events).set({ state }).where(eq(events.id, id)).run()

export const aTeamMember = (db: Db, eventId: string, role: 'desk' | 'viewer' | 'scanner'): Person =>
  aPerson(db, { team: { eventId, role } })
