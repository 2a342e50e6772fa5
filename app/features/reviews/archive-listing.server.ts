import { authorise } from '#app/features/accounts'
import { isTechnology, listingToEdit, moveListing } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { checked } from '#app/platform/fields'
import { listingSeenSchema } from './schema'
import type { ListingSeen } from './schema'

/** Archived or closed: no longer offered to readers, and still there for its owner. */
export const restingStatus = (row: ListingRow) => (isTechnology(row) ? 'archived' : 'closed')

/**
 * Takes a listing out of the market: a technology is archived, a need closed.
 * @throws DomainError listing.changed, listing.notShown, notFound
 */
export function archiveListing(ctx: Context, input: ListingSeen): ListingRow {
  return move(ctx, input, (row) => {
    const { organisationId, status } = row
    authorise(ctx, 'listing.archive', { organisationId }, { listing: status })
    if (status === restingStatus(row)) return null
    return { standing: { status: restingStatus(row) }, action: 'archived' }
  })
}

/**
 * Brings an archived or closed listing back as a draft; it is looked at again before it is shown.
 * @throws DomainError listing.changed, notFound
 */
export function reopenListing(ctx: Context, input: ListingSeen): ListingRow {
  return move(ctx, input, (row) =>
    row.status === restingStatus(row)
      ? { standing: { status: 'draft', askedAt: null, staleSince: null }, action: 'reopened' }
      : null,
  )
}

/**
 * Says that a listing still holds: the answer to the question asked every quarter.
 * @throws DomainError listing.changed, listing.notShown, notFound
 */
export function confirmListing(ctx: Context, input: ListingSeen): ListingRow {
  return move(ctx, input, (row) => {
    refuseUnshown(ctx, row)
    const standing = { confirmedAt: ctx.now(), askedAt: null, staleSince: null }
    return { standing, action: 'confirmed' }
  })
}

/**
 * Says of a need that is shown whether it is open, in discussion or matched; anything else changes nothing.
 * @throws DomainError listing.changed, listing.notShown, notFound
 */
export function setNeedState(ctx: Context, input: ListingSeen & { status: string }): ListingRow {
  return move(ctx, input, (row) => {
    refuseUnshown(ctx, row)
    const status = NEED_STATES.find((one) => one === input.status)
    if (isTechnology(row) || !status || status === row.status) return null
    return { standing: { status }, action: 'statusSet' }
  })
}

/** @throws DomainError listing.notShown */
const refuseUnshown = (ctx: Context, { organisationId, status }: ListingRow) =>
  authorise(ctx, 'listing.confirm', { organisationId }, { listing: status })

const NEED_STATES = ['open', 'inDiscussion', 'matched'] as const

type Move = { standing: Parameters<typeof moveListing>[4]; action: string }

function move(
  ctx: Context,
  input: ListingSeen,
  decide: (row: ListingRow) => Move | null,
): ListingRow {
  const { kind, slug, version } = checked(listingSeenSchema, input)
  return write(ctx, (tx) => {
    const before = listingToEdit(ctx, tx, kind, slug)
    const next = decide(before)
    return next ? moveListing(tx, ctx, before, version, next.standing, next.action) : before
  })
}
