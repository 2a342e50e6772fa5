import { and, eq } from 'drizzle-orm'
import { technologies } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { keepVerification, withIds } from './certificate-ids'
import { technologyColumns } from './derive.server'
import type { TechnologyRow } from './rows.server'
import { technologySchema } from './schema'
import type { TechnologyFields } from './schema'
import { chooseConcepts, conceptIds } from './tags.server'
import { touchListing } from './touch-listing.server'

export type TechnologyChanges = Partial<{
  [K in keyof TechnologyFields]: TechnologyFields[K] | null | undefined
}>

/**
 * Applies changes to a technology inside the caller's transaction; fields not named stay. The slug never changes.
 * @throws DomainError listing.changed when `version` is not the present one
 */
export function changeTechnology(
  tx: Tx,
  ctx: Context,
  before: TechnologyRow,
  version: number,
  changes: TechnologyChanges,
): TechnologyRow {
  if (before.version !== version) throw conflict('listing.changed')
  const fields = checked(technologySchema, {
    ...enteredFields(before),
    ...changes,
    organisationId: before.organisationId,
  })
  const known = before.certifications
  const certifications = keepVerification(known, withIds(known, fields.certifications))
  const columns = technologyColumns({ ...fields, certifications }, before, ctx.now())
  const after = tx
    .update(technologies)
    .set({ ...columns, version: version + 1, updatedAt: ctx.now() })
    .where(and(eq(technologies.id, before.id), eq(technologies.version, version)))
    .returning()
    .get()
  if (!after) throw conflict('listing.changed')
  const had = conceptIds(tx, 'technology', before.id)
  if (changes.concepts) chooseConcepts(tx, ctx, 'technology', before.id, fields.concepts)
  record(tx, ctx, 'technology.updated', 'technology', before.id, {
    before: { ...before, concepts: had },
    after: { ...after, concepts: conceptIds(tx, 'technology', before.id) },
    onBehalfOf: actedFor(ctx, before.organisationId),
  })
  touchListing(tx, ctx, 'technology', before.id)
  return after
}

/** The record in the shape in which it is entered; what is empty is absent. */
export const enteredFields = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).filter(([field, value]) => value !== null && field !== 'provenance'),
  )
