import { eq } from 'drizzle-orm'
import { events } from '#db/schema'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'

/** Id, name and state of an event; the features that know events stand on this one. @throws DomainError notFound */
export function eventBySlug(ctx: Context, slug: string) {
  const event = ctx.db.select().from(events).where(eq(events.slug, slug)).get()
  if (!event) throw notFound()
  return { id: event.id, slug, name: readText(event.name, ctx.locale), state: event.state }
}
