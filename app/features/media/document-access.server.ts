import { and, eq, inArray, or } from 'drizzle-orm'
import { disclosureAgreements, meetingRequests, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import type { DocumentTier } from '#db/domain'
import { may } from '#app/features/accounts'
import type { TechnologyRow } from '#app/features/catalogue'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'

/** What a reader has to do first to get a document. */
export type FirstStep = 'signIn' | 'join' | 'acceptance' | 'nda'
/** For whom a document is fetched: nobody's business, an organisation, or (null) the platform's people. */
export type DocumentAccess =
  { may: true; notedFor?: string | null } | { may: false; first: FirstStep }

/**
 * Whether the reader may have documents of this tier. That the reader may see the technology at all is the caller's to
 * ask first.
 */
export function accessTo(
  ctx: Context,
  technology: TechnologyRow,
  tier: DocumentTier,
): DocumentAccess {
  if (tier === 'public') return { may: true }
  const person = personOf(ctx)
  if (!person) return ctx.actor.kind === 'system' ? { may: true } : { may: false, first: 'signIn' }
  const owner = technology.organisationId
  const own = person.memberships.map(({ organisationId }) => organisationId)
  if (own.includes(owner)) return { may: true }
  if (may(ctx, 'document.readAny', { organisationId: owner })) return { may: true, notedFor: null }
  const [first] = own
  if (tier === 'members') {
    if (first) return { may: true, notedFor: first }
    return person.teams.length > 0 ? { may: true, notedFor: null } : { may: false, first: 'join' }
  }
  if (!first) return { may: false, first: 'join' }
  const entitled =
    tier === 'acceptance'
      ? acceptedPartners(ctx.db, owner).find((id) => own.includes(id))
      : agreedWith(ctx.db, technology.id).find((id) => own.includes(id))
  return entitled ? { may: true, notedFor: entitled } : { may: false, first: tier }
}

/** Organisations that have an accepted meeting with this one, whoever asked. */
export function acceptedPartners(reader: Reader, organisationId: string): string[] {
  const own = reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.organisationId, organisationId))
  const { fromRegistrationId, toRegistrationId, state } = meetingRequests
  const requests = reader
    .select({ from: fromRegistrationId, to: toRegistrationId })
    .from(meetingRequests)
    .where(
      and(
        eq(state, 'accepted'),
        or(inArray(fromRegistrationId, own), inArray(toRegistrationId, own)),
      ),
    )
    .all()
  if (requests.length === 0) return []
  const partners = reader
    .selectDistinct({ id: registrations.organisationId })
    .from(registrations)
    .where(
      inArray(
        registrations.id,
        requests.flatMap(({ from, to }) => [from, to]),
      ),
    )
    .all()
  return partners.map(({ id }) => id).filter((id) => id !== organisationId)
}

const agreedWith = (reader: Reader, technologyId: string): string[] =>
  reader
    .select({ id: disclosureAgreements.organisationId })
    .from(disclosureAgreements)
    .where(eq(disclosureAgreements.technologyId, technologyId))
    .all()
    .map(({ id }) => id)
