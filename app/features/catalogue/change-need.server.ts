import { and, eq } from 'drizzle-orm'
import { needs } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { enteredFields } from './change-technology.server'
import { needColumns } from './derive.server'
import type { NeedRow } from './rows.server'
import { needSchema } from './schema'
import type { NeedFields } from './schema'
import { chooseConcepts, conceptIds } from './tags.server'
import { touchListing } from './touch-listing.server'

export type NeedChanges = Partial<{ [K in keyof NeedFields]: NeedFields[K] | null | undefined }> & {
  /** The code of a place that was chosen from a list, instead of a province as written. */
  place?: string | null
}

/**
 * Applies changes to a need inside the caller's transaction; fields not named stay. The slug never changes.
 * @throws DomainError listing.changed when `version` is not the present one
 */
export function changeNeed(
  tx: Tx,
  ctx: Context,
  before: NeedRow,
  version: number,
  changes: NeedChanges,
): NeedRow {
  if (before.version !== version) throw conflict('listing.changed')
  // The text beside the place belongs to the place; `placeAfter` keeps it where the place stays.
  const fields = checked(needSchema, {
    ...enteredFields({ ...before, placeText: null }),
    ...changes,
    organisationId: before.organisationId,
  })
  const after = tx
    .update(needs)
    .set({
      ...needColumns(fields, before, ctx.now()),
      ...placeAfter(before, changes, fields),
      version: version + 1,
      updatedAt: ctx.now(),
    })
    .where(and(eq(needs.id, before.id), eq(needs.version, version)))
    .returning()
    .get()
  if (!after) throw conflict('listing.changed')
  const had = conceptIds(tx, 'need', before.id)
  if (changes.concepts) chooseConcepts(tx, ctx, 'need', before.id, fields.concepts)
  record(tx, ctx, 'need.updated', 'need', before.id, {
    before: { ...before, concepts: had },
    after: { ...after, concepts: conceptIds(tx, 'need', before.id) },
    onBehalfOf: actedFor(ctx, before.organisationId),
  })
  touchListing(tx, ctx, 'need', before.id)
  return after
}

/** The place stays unless the change names one; beside one that was chosen stands only what was written beside it. */
function placeAfter(before: NeedRow, changes: NeedChanges, fields: NeedFields) {
  if (changes.place !== undefined)
    return { place: changes.place, placeText: fields.placeText ?? null }
  if (changes.province !== undefined) return {}
  return {
    place: before.place,
    placeText: changes.placeText === undefined ? before.placeText : (fields.placeText ?? null),
  }
}
