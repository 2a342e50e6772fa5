import { and, eq } from 'drizzle-orm'
import {
  documents,
  listingComments,
  listingConcepts,
  meetingRequests,
  needs,
  pictures,
  registrationListings,
  technologies,
} from '#db/schema'
import type { Tx } from '#db/client'
import type { ConceptTag, ListingKind } from '#db/domain'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { withIds } from './certificate-ids'
import type { NeedRow, TechnologyRow } from './rows.server'
import { announceListing } from '#app/platform/jobs/announce-listing.server'
import { restoreConcepts } from './tags.server'
import { touchListing } from './touch-listing.server'

type Undone =
  | { state: 'restored'; version: number | null }
  | { state: 'kept'; reason: 'changedSince' | 'inUse' }

const tableOf = (kind: ListingKind) => (kind === 'technology' ? technologies : needs)

/**
 * Puts a listing back to what it was, when it still is at the version that the change gave it. `concepts`: what people had
 * chosen, where the change was about that too.
 */
export function restoreListing(
  tx: Tx,
  ctx: Context,
  kind: ListingKind,
  id: string,
  version: number,
  before: Record<string, unknown>,
  concepts?: readonly ConceptTag[],
): Undone {
  const table = tableOf(kind)
  const {
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    publishedAt: _publishedAt,
    version: _version,
    slug: _slug,
    // Its owner may have become another record since.
    organisationId: _organisationId,
    ...columns
  } = before as TechnologyRow | NeedRow
  const restored = tx
    .update(table)
    .set({
      ...columns,
      ...('certifications' in columns && {
        certifications: withIds(certificatesNow(tx, id), columns.certifications),
      }),
      version: version + 1,
      updatedAt: ctx.now(),
    })
    .where(and(eq(table.id, id), eq(table.version, version)))
    .returning()
    .get()
  if (!restored) return { state: 'kept', reason: 'changedSince' }
  if (concepts) restoreConcepts(tx, kind, id, concepts)
  record(tx, ctx, `${kind}.restored`, kind, id, {
    after: restored,
    onBehalfOf: actedFor(ctx, restored.organisationId),
  })
  touchListing(tx, ctx, kind, id)
  return { state: 'restored', version: restored.version }
}

/** What was kept before certificates had ids finds those of today. */
const certificatesNow = (tx: Tx, id: string) =>
  tx.select().from(technologies).where(eq(technologies.id, id)).get()?.certifications ?? []

/** Removes a listing that a change made, when nobody changed it and nothing stands on it. */
export function removeListing(
  tx: Tx,
  ctx: Context,
  kind: ListingKind,
  id: string,
  version: number,
): Undone {
  const table = tableOf(kind)
  const found = tx
    .select({ version: table.version, organisationId: table.organisationId })
    .from(table)
    .where(eq(table.id, id))
    .get()
  if (!found) return { state: 'restored', version: null }
  if (found.version !== version) return { state: 'kept', reason: 'changedSince' }
  if (isInUse(tx, kind, id)) return { state: 'kept', reason: 'inUse' }
  tx.delete(listingConcepts)
    .where(and(eq(listingConcepts.listingKind, kind), eq(listingConcepts.listingId, id)))
    .run()
  tx.delete(table).where(eq(table.id, id)).run()
  record(tx, ctx, `${kind}.removed`, kind, id, {
    onBehalfOf: actedFor(ctx, found.organisationId),
  })
  announceListing(tx, ctx, kind, id)
  return { state: 'restored', version: null }
}

/** Brought to an event, asked about, commented on, or given pictures or documents. */
function isInUse(tx: Tx, kind: ListingKind, id: string): boolean {
  const brought = tx
    .select({ id: registrationListings.listingId })
    .from(registrationListings)
    .where(and(eq(registrationListings.listingKind, kind), eq(registrationListings.listingId, id)))
    .get()
  const asked = tx
    .select({ id: meetingRequests.id })
    .from(meetingRequests)
    .where(and(eq(meetingRequests.aboutKind, kind), eq(meetingRequests.aboutId, id)))
    .get()
  const shown = [pictures, documents].some((table) =>
    tx.select({ id: table.id }).from(table).where(eq(table.technologyId, id)).get(),
  )
  const said = tx
    .select({ id: listingComments.id })
    .from(listingComments)
    .where(and(eq(listingComments.listingKind, kind), eq(listingComments.listingId, id)))
    .get()
  return brought !== undefined || asked !== undefined || said !== undefined || shown
}
