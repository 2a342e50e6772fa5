import { and, eq, inArray } from 'drizzle-orm'
import { events, needs, registrations, technologies } from '#db/schema'
import type { ListingKind } from '#db/domain'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { readText } from '#app/i18n/localised'

/** An event at which the reader may ask the owner of a listing for a meeting now; null where there is none. */
export function findAskLink(
  ctx: Context,
  ownerId: string,
): { eventSlug: string; eventName: string } | null {
  const person = personOf(ctx)
  const own = person?.memberships.map((membership) => membership.organisationId) ?? []
  if (own.length === 0 || own.includes(ownerId)) return null
  const open = ctx.db
    .select({ id: events.id, slug: events.slug, name: events.name })
    .from(events)
    .innerJoin(registrations, eq(registrations.eventId, events.id))
    .where(
      and(
        eq(events.state, 'requests'),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
        inArray(registrations.organisationId, own),
      ),
    )
    .all()
  const event = open.find((one) => takesPart(ctx, one.id, ownerId))
  return event ? { eventSlug: event.slug, eventName: readText(event.name, ctx.locale) } : null
}

const takesPart = (ctx: Context, eventId: string, organisationId: string): boolean =>
  ctx.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.organisationId, organisationId),
        eq(registrations.state, 'approved'),
        eq(registrations.meets, true),
      ),
    )
    .get() !== undefined

/** The same for a listing by its id. */
export function findAskLinkForListing(
  ctx: Context,
  kind: ListingKind,
  listingId: string,
): ReturnType<typeof findAskLink> {
  const table = kind === 'technology' ? technologies : needs
  const owner = ctx.db
    .select({ organisationId: table.organisationId })
    .from(table)
    .where(eq(table.id, listingId))
    .get()
  return owner ? findAskLink(ctx, owner.organisationId) : null
}
