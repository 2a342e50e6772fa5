import { needs } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { freeSlug } from '#app/platform/slug.server'
import type { z } from 'zod'
import { needColumns, slugText } from './derive.server'
import type { NeedRow } from './rows.server'
import type { NeedFields, needStandingSchema } from './schema'
import { chooseConcepts, conceptIds } from './tags.server'
import { touchListing } from './touch-listing.server'

/** Writes a new need with tags, index and audit line inside the caller's transaction. Authorisation is the caller's. */
export function insertNeed(
  tx: Tx,
  ctx: Context,
  fields: NeedFields,
  standing: z.output<typeof needStandingSchema>,
): NeedRow {
  const id = newId()
  const { slug, enteredAt, demo, status } = standing
  const now = enteredAt ?? ctx.now()
  const row = tx
    .insert(needs)
    .values({
      ...needColumns(fields, null, now),
      id,
      slug: slug ?? freeSlug(tx, 'need', slugText(tx, fields), id),
      demo,
      status,
      createdAt: now,
      updatedAt: now,
      publishedAt: status === 'draft' ? null : now,
    })
    .returning()
    .get()
  chooseConcepts(tx, ctx, 'need', id, fields.concepts)
  record(tx, ctx, 'need.created', 'need', id, {
    after: { ...row, concepts: conceptIds(tx, 'need', id) },
    onBehalfOf: actedFor(ctx, row.organisationId),
  })
  touchListing(tx, ctx, 'need', id)
  return row
}
