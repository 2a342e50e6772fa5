import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import type { OrganisationRow } from './derive.server'
import { insertOrganisation, ORGANISATION_CONSTRAINTS } from './insert-organisation.server'
import { organisationSchema, organisationStandingSchema } from './schema'
import type { OrganisationInput, OrganisationStanding } from './schema'

/**
 * Enters an organisation. Only the system says from the start that one is verified or belongs to the demo.
 * @throws DomainError field.*, registrationNumber.*, phone.unknown, organisation.numberTaken
 */
export function createOrganisation(
  ctx: Context,
  input: OrganisationInput,
  standing: OrganisationStanding = {},
): OrganisationRow {
  authorise(ctx, 'organisation.create')
  const fields = checked(organisationSchema, input)
  const given = checked(organisationStandingSchema, ctx.actor.kind === 'system' ? standing : {})
  return write(ctx, (tx) => insertOrganisation(tx, ctx, fields, given), ORGANISATION_CONSTRAINTS)
}
