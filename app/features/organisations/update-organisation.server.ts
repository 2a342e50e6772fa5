import { authorise } from '#app/features/accounts'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { changeOrganisation, organisationById } from './change-organisation.server'
import type { OrganisationRow } from './derive.server'
import { ORGANISATION_CONSTRAINTS } from './insert-organisation.server'
import { updateOrganisationSchema } from './schema'
import type { UpdateOrganisation } from './schema'

/**
 * Changes an organisation; the input names the version that the person saw.
 * @throws DomainError organisation.changed, field.*, registrationNumber.*, phone.unknown, organisation.numberTaken
 */
export function updateOrganisation(ctx: Context, input: UpdateOrganisation): OrganisationRow {
  authorise(ctx, 'organisation.edit', { organisationId: input.id })
  const { id, version, ...changes } = checked(updateOrganisationSchema, input)
  return write(
    ctx,
    (tx) => changeOrganisation(tx, ctx, organisationById(tx, id), version, changes),
    ORGANISATION_CONSTRAINTS,
  )
}
