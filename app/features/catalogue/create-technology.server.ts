import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { insertTechnology } from './insert-technology.server'
import { LISTING_CONSTRAINTS } from './rows.server'
import type { TechnologyRow } from './rows.server'
import { technologySchema, technologyStandingSchema } from './schema'
import type { TechnologyInput, TechnologyStanding } from './schema'

/**
 * Enters a technology as a draft of its organisation. Prices are integer minor units. Only the system gives a
 * status, a slug or a date of its own, or says that a certificate is verified.
 * @throws DomainError field.*, listing.titleTaken, notFound
 */
export function createTechnology(
  ctx: Context,
  input: TechnologyInput,
  standing: TechnologyStanding = {},
): TechnologyRow {
  authorise(ctx, 'listing.edit', { organisationId: input.organisationId })
  const isSystem = ctx.actor.kind === 'system'
  const fields = checked(technologySchema, input)
  const given = checked(technologyStandingSchema, isSystem ? standing : {})
  return write(
    ctx,
    (tx) => insertTechnology(tx, ctx, isSystem ? fields : withoutVerification(fields), given),
    LISTING_CONSTRAINTS,
  )
}

/** Certificates are verified by an organiser with evidence, never by their owner. */
const withoutVerification = <T extends { certifications: { verification: string }[] }>(
  fields: T,
): T => ({
  ...fields,
  certifications: fields.certifications.map((certificate) => ({
    ...certificate,
    verification: 'unverified' as const,
  })),
})
