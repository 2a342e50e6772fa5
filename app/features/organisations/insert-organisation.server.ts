import { organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { freeSlug } from '#app/platform/slug.server'
import { derived } from './derive.server'
import type { OrganisationRow } from './derive.server'
import { keepNameKeys } from './keep-name-keys.server'
import { withoutLegalForm } from './names'
import type { OrganisationFields, organisationStandingSchema } from './schema'
import type { z } from 'zod'

/** Database constraints of organisations and what each means to a person. */
export const ORGANISATION_CONSTRAINTS = {
  'organisations.country, organisations.registration_number': 'organisation.numberTaken',
}

/**
 * Writes a new organisation with its audit line inside the caller's transaction. Authorisation is the caller's.
 * @throws DomainError registrationNumber.*, phone.unknown
 */
export function insertOrganisation(
  tx: Tx,
  ctx: Context,
  fields: OrganisationFields,
  standing: z.output<typeof organisationStandingSchema>,
  by: 'staff' | 'itsOwner' = 'staff',
): OrganisationRow {
  const id = newId()
  const now = ctx.now()
  const columns = derived(fields)
  const slug =
    standing.slug ??
    freeSlug(tx, 'organisation', withoutLegalForm(fields.legalName.en ?? columns.displayName), id)
  const row = tx
    .insert(organisations)
    .values({ ...columns, ...standing, id, slug, createdAt: now, updatedAt: now })
    .returning()
    .get()
  keepNameKeys(tx, row)
  record(tx, ctx, 'organisation.created', 'organisation', id, {
    after: row,
    onBehalfOf: by === 'staff' ? actedFor(ctx, id) : undefined,
  })
  return row
}
