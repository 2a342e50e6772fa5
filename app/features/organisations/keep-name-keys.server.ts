import { eq, sql } from 'drizzle-orm'
import { organisationNameKeys, organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import type { OrganisationRow } from './derive.server'
import { nameKeysOf } from './name-keys'

/** Brings the keys by which an organisation is found in step with its names. */
export function keepNameKeys(tx: Tx, row: OrganisationRow): void {
  tx.delete(organisationNameKeys).where(eq(organisationNameKeys.organisationId, row.id)).run()
  for (const key of nameKeysOf(row))
    tx.insert(organisationNameKeys).values({ organisationId: row.id, key }).run()
}

const BATCH = 200

/**
 * Makes the keys of organisations that were entered before there were any; called at start. Works in small
 * transactions.
 */
export function fillNameKeys(ctx: Context): void {
  for (;;) {
    const left = write(ctx, (tx) => {
      const rows = tx
        .select()
        .from(organisations)
        .where(
          sql`NOT EXISTS (SELECT 1 FROM ${organisationNameKeys} WHERE ${organisationNameKeys.organisationId} = ${organisations.id})`,
        )
        .limit(BATCH)
        .all()
      for (const row of rows) keepNameKeys(tx, row)
      return rows.filter((row) => nameKeysOf(row).length > 0).length
    })
    if (left < BATCH) return
  }
}
