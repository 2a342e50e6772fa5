import { eq } from 'drizzle-orm'
import { organisations, registrations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { Context } from '#app/platform/context.server'

/** Organisations that the desk may register, by a word of their name; those registered already are marked. @throws DomainError notFound */
export function findToRegister(ctx: Context, input: { eventSlug: string; q: string }) {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'registration.assist', { eventId: event.id })
  const word = folded(input.q)
  if (word.length < 1) return []
  const present = new Map(
    ctx.db
      .select({ id: registrations.id, organisationId: registrations.organisationId })
      .from(registrations)
      .where(eq(registrations.eventId, event.id))
      .all()
      .map((row) => [row.organisationId, row.id]),
  )
  return ctx.db
    .select({
      id: organisations.id,
      name: organisations.displayName,
      legalName: organisations.legalName,
      country: organisations.country,
    })
    .from(organisations)
    .all()
    .filter((one) =>
      [one.name, ...Object.values(one.legalName)].some((name) => folded(name).includes(word)),
    )
    .slice(0, 20)
    .map(({ legalName: _, ...one }) => ({ ...one, registrationId: present.get(one.id) ?? null }))
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .normalize('NFC')
    .toLowerCase()
    .trim()
