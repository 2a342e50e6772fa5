import { asc, eq, gt, inArray } from 'drizzle-orm'
import { organisationNameKeys, organisations } from '#db/schema'
import type { Tx } from '#db/client'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { nativeName } from './derive.server'
import type { OrganisationRow } from './derive.server'
import { nameKeysOf } from './name-keys'
import { nameKey } from './names'

/** Brings the keys by which an organisation is found in step with its names. */
export function keepNameKeys(tx: Tx, row: OrganisationRow): void {
  tx.delete(organisationNameKeys).where(eq(organisationNameKeys.organisationId, row.id)).run()
  for (const key of nameKeysOf(row))
    tx.insert(organisationNameKeys).values({ organisationId: row.id, key }).run()
}

const BATCH = 200

/**
 * Brings the keys of all organisations in step with the present rules: of those that were entered before there were
 * any, and of those whose legal form was not known then. Called at start; works in small transactions.
 */
export function fillNameKeys(ctx: Context): void {
  for (let last = ''; ;) {
    const rows = ctx.db
      .select()
      .from(organisations)
      .where(gt(organisations.id, last))
      .orderBy(asc(organisations.id))
      .limit(BATCH)
      .all()
    const stale = staleIn(ctx, rows)
    if (stale.length > 0) write(ctx, (tx) => stale.forEach((row) => renewKeys(tx, row)))
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return
    last = end.id
  }
}

function staleIn(ctx: Context, rows: OrganisationRow[]): OrganisationRow[] {
  const known = new Map<string, string[]>()
  const ids = rows.map((row) => row.id)
  const { organisationId, key } = organisationNameKeys
  for (const one of ctx.db
    .select({ id: organisationId, key })
    .from(organisationNameKeys)
    .where(inArray(organisationId, ids))
    .all())
    known.set(one.id, [...(known.get(one.id) ?? []), one.key])
  return rows.filter((row) => {
    const [now, before] = [nameKeysOf(row), known.get(row.id) ?? []]
    const isSame = now.length === before.length && now.every((one) => before.includes(one))
    return !isSame || row.nameKey !== nameKey(nativeName(row))
  })
}

function renewKeys(tx: Tx, row: OrganisationRow): void {
  tx.update(organisations)
    .set({ nameKey: nameKey(nativeName(row)) })
    .where(eq(organisations.id, row.id))
    .run()
  keepNameKeys(tx, row)
}
