import type { Tx } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import {
  changeNeed,
  changeTechnology,
  conceptsOf,
  isTechnology,
  listingToEdit,
  LISTING_CONSTRAINTS,
} from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { changesOf, conceptsAfter } from './changes-of.server'
import type { Changes } from './changes-of.server'
import { forgetKept, formName } from './keep-form.server'
import type { FilledFrom } from './keep-form.server'
import { changesNothing, mergeChanges } from './merge-changes.server'
import type { Choices, Collision } from './merge-changes.server'
import type { StepForm } from './schema'
import { shownConflict } from './shown-conflict.server'
import type { Conflict, Step } from './shown'
import { listingAt } from './snapshots.server'

export type SaveStep = {
  kind: ListingKind
  slug: string
  step: Step
  /** The language that is written; null for the original. */
  lang: Locale | null
  form: StepForm
  /** After a conflict: whose version was chosen, by field. */
  choices?: Choices
  /** What the page was filled from, where that was not the record: a kept form by its version, or by a token. */
  kept?: FilledFrom
}
export type Saved =
  { state: 'saved'; listing: ListingRow } | { state: 'conflict'; conflict: Conflict }

/**
 * Saves one step of a listing. What others changed meanwhile is kept; where both changed the same field, nothing is
 * written and both versions come back. What does not change anything is not written either, so that a second press of
 * the same button is the same answer.
 * @throws DomainError notFound, field.*, listing.titleTaken
 */
export function saveStep(ctx: Context, input: SaveStep): Saved {
  return write(
    ctx,
    (tx): Saved => {
      const before = listingToEdit(ctx, tx, input.kind, input.slug)
      const merged = merge(tx, before, input)
      if (merged.collisions.length > 0)
        return {
          state: 'conflict',
          conflict: shownConflict(ctx, tx, before, input, merged.collisions),
        }
      forgetKept(tx, ctx, formName(input), input.kept)
      return { state: 'saved', listing: apply(tx, ctx, before, merged.changes) }
    },
    LISTING_CONSTRAINTS,
  )
}

function merge(
  tx: Tx,
  before: ListingRow,
  { kind, step, form, choices = {}, ...input }: SaveStep,
): { changes: Changes; collisions: Collision[] } {
  const lang = input.lang ?? before.sourceLocale
  const wanted = changesOf(before, step, lang, form)
  const isSeen = form.version === before.version
  const base = form.version === undefined ? null : listingAt(tx, kind, before.id, form.version)
  // A choice holds for the version that it was made against; what came after it is a conflict of its own.
  const made = form.against === before.version ? choices : {}
  const merged = isSeen
    ? { changes: wanted, collisions: [] }
    : mergeChanges(before, base, wanted, lang, made)
  if (lang !== before.sourceLocale || !('seenConcepts' in form)) return merged
  const chosen = chosenConcepts(tx, before)
  const concepts = conceptsAfter(form, chosen)
  const isSame = concepts.length === chosen.length && concepts.every((one) => chosen.includes(one))
  return isSame ? merged : { ...merged, changes: { ...merged.changes, concepts } }
}

/** The concepts that people chose for a listing. */
export const chosenConcepts = (tx: Tx | Context['db'], row: ListingRow): string[] =>
  conceptsOf(tx, isTechnology(row) ? 'technology' : 'need', row.id)
    .filter(({ origin }) => origin !== 'tagger')
    .map(({ concept }) => concept)

function apply(tx: Tx, ctx: Context, before: ListingRow, changes: Changes): ListingRow {
  if (!changes.concepts && changesNothing(before, changes)) return before
  return isTechnology(before)
    ? changeTechnology(tx, ctx, before, before.version, changes)
    : changeNeed(tx, ctx, before, before.version, changes)
}
