import { removeListing, restoreListing } from '#app/features/catalogue'
import { removeDelegate, removeRegistration } from '#app/features/registration'
import { removeOrganisation, restoreOrganisation } from '#app/features/organisations'
import type { RowChange } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'

/** `version` is the record's new one, null when it is gone. */
export type Restored =
  | { state: 'restored'; version: number | null }
  | { state: 'kept'; reason: 'changedSince' | 'inUse' }

/** Takes one change of a record back, unless somebody changed it since or others stand on it. */
export function restoreChange(tx: Tx, ctx: Context, change: RowChange): Restored {
  const { table, id, version, before, concepts } = change
  if (table === 'organisations')
    return before
      ? restoreOrganisation(tx, ctx, id, version, before)
      : removeOrganisation(tx, ctx, id, version)
  if (table === 'technologies' || table === 'needs') {
    const kind = table === 'technologies' ? 'technology' : 'need'
    return before
      ? restoreListing(tx, ctx, kind, id, version, before, concepts)
      : removeListing(tx, ctx, kind, id, version)
  }
  return table === 'delegates'
    ? removeDelegate(tx, ctx, id, version)
    : removeRegistration(tx, ctx, id, version)
}
