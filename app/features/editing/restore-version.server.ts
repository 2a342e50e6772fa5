import type { ListingKind } from '#db/domain'
import {
  changeNeed,
  changeTechnology,
  conceptIds,
  isTechnology,
  listingToEdit,
  LISTING_CONSTRAINTS,
} from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import type { Changes } from './changes-of.server'
import { changesNothing } from './merge-changes.server'
import { WRITTEN } from './read-history.server'
import { listingAt } from './snapshots.server'

/**
 * Writes the words of an earlier version again, as a change of its own: nothing is taken out of the history, and the
 * state of the listing stays as it is. `seen` is the version that the page showed.
 * @throws DomainError listing.changed, listing.titleTaken, notFound
 */
export function restoreVersion(
  ctx: Context,
  { kind, slug, version, seen }: { kind: ListingKind; slug: string; version: number; seen: number },
): ListingRow {
  return write(
    ctx,
    (tx) => {
      const present = listingToEdit(ctx, tx, kind, slug)
      const old = listingAt(tx, kind, present.id, version)
      if (old?.version !== version) throw notFound()
      const changes = changesTo(old)
      const now = { ...present, concepts: conceptIds(tx, kind, present.id) }
      // A second press too.
      if (changesNothing(now, changes)) return present
      if (present.version !== seen) throw conflict('listing.changed')
      return isTechnology(present)
        ? changeTechnology(tx, ctx, present, seen, changes)
        : changeNeed(tx, ctx, present, seen, changes)
    },
    LISTING_CONSTRAINTS,
  )
}

const changesTo = (old: Record<string, unknown>): Changes =>
  Object.fromEntries(WRITTEN.filter((field) => field in old).map((field) => [field, old[field]]))
