import { technologies } from '#db/schema'
import type { Tx } from '#db/client'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { freeSlug } from '#app/platform/slug.server'
import type { z } from 'zod'
import { withIds } from './certificate-ids'
import { slugText, technologyColumns } from './derive.server'
import type { TechnologyRow } from './rows.server'
import type { TechnologyFields, technologyStandingSchema } from './schema'
import { chooseConcepts, conceptIds } from './tags.server'
import { touchListing } from './touch-listing.server'

/** Writes a new technology with tags, index and audit line inside the caller's transaction. Authorisation is the caller's. */
export function insertTechnology(
  tx: Tx,
  ctx: Context,
  fields: TechnologyFields,
  standing: z.output<typeof technologyStandingSchema>,
): TechnologyRow {
  const id = newId()
  const { slug, enteredAt, demo, status } = standing
  const now = enteredAt ?? ctx.now()
  const certifications = withIds([], fields.certifications)
  const row = tx
    .insert(technologies)
    .values({
      ...technologyColumns({ ...fields, certifications }, null, now),
      id,
      slug: slug ?? freeSlug(tx, 'technology', slugText(tx, fields), id),
      demo,
      status,
      createdAt: now,
      updatedAt: now,
      publishedAt: status === 'published' ? now : null,
    })
    .returning()
    .get()
  chooseConcepts(tx, ctx, 'technology', id, fields.concepts)
  record(tx, ctx, 'technology.created', 'technology', id, {
    after: { ...row, concepts: conceptIds(tx, 'technology', id) },
    onBehalfOf: actedFor(ctx, row.organisationId),
  })
  touchListing(tx, ctx, 'technology', id)
  return row
}
