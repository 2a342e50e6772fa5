import { and, eq, sql } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { referencesTo } from '#db/references'
import { actedFor, record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { announceListingsOf } from './announce-listings.server'
import type { OrganisationRow } from './derive.server'
import { keepNameKeys } from './keep-name-keys.server'

type Undone =
  | { state: 'restored'; version: number | null }
  | { state: 'kept'; reason: 'changedSince' | 'inUse' }

/** Puts an organisation back to what it was, when it still is at the version that the change gave it. */
export function restoreOrganisation(
  tx: Tx,
  ctx: Context,
  id: string,
  version: number,
  before: Record<string, unknown>,
): Undone {
  const {
    id: _id,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    version: _version,
    slug: _slug,
    ...columns
  } = before as OrganisationRow
  const restored = tx
    .update(organisations)
    .set({ ...columns, version: version + 1, updatedAt: ctx.now() })
    .where(and(eq(organisations.id, id), eq(organisations.version, version)))
    .returning()
    .get()
  if (!restored) return { state: 'kept', reason: 'changedSince' }
  keepNameKeys(tx, restored)
  announceListingsOf(tx, ctx, id)
  record(tx, ctx, 'organisation.restored', 'organisation', id, {
    after: restored,
    onBehalfOf: actedFor(ctx, id),
  })
  return { state: 'restored', version: restored.version }
}

/** Removes an organisation that a change made, when nobody changed it and nothing stands on it. */
export function removeOrganisation(tx: Tx, ctx: Context, id: string, version: number): Undone {
  const found = tx
    .select({ version: organisations.version })
    .from(organisations)
    .where(eq(organisations.id, id))
    .get()
  if (!found) return { state: 'restored', version: null }
  if (found.version !== version) return { state: 'kept', reason: 'changedSince' }
  if (isInUse(tx, id)) return { state: 'kept', reason: 'inUse' }
  tx.delete(organisations).where(eq(organisations.id, id)).run()
  record(tx, ctx, 'organisation.removed', 'organisation', id)
  return { state: 'restored', version: null }
}

/** Whatever names it, but for what is made from it. */
const isInUse = (tx: Tx, id: string): boolean =>
  referencesTo(tx, 'organisations').some(
    ({ table, column }) =>
      table !== 'organisation_name_keys' &&
      tx.all(
        sql`SELECT 1 FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} = ${id} LIMIT 1`,
      ).length > 0,
  )
