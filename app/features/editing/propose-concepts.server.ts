import type { ListingKind, Locale } from '#db/domain'
import { isTechnology, listingToEdit, taggedTexts } from '#app/features/catalogue'
import type { ListingRow } from '#app/features/catalogue'
import { authorise } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { clean } from '#search/vocabulary/normalise'
import { loadThesaurus } from '#search/vocabulary/load'
import { tagListing } from '#search/vocabulary/tag'
import type { FormValues, NamedConcept } from './shown'
import { textFieldsOf } from './shown'

const PROPOSED = 8
/** Weaker tags are named in passing; nobody is asked about them. */
const LEAST_WEIGHT = 0.25
/** What the tagger reads of a text that is still being typed. */
const MOST_CHARACTERS = 12_000

/**
 * Concepts that the words of a listing name, heaviest first, without those that were decided on already. With what is
 * typed so far in place of what is saved.
 */
export function proposeConcepts(
  ctx: Context,
  row: ListingRow,
  lang: Locale,
  typed: FormValues,
): NamedConcept[] {
  const kind: ListingKind = isTechnology(row) ? 'technology' : 'need'
  const texts = taggedTexts(row)
  for (const field of [
    ...textFieldsOf(kind, 'basics'),
    ...textFieldsOf(kind, 'details'),
    'keywords',
  ])
    if (typeof typed[field] === 'string')
      texts[field] = { ...texts[field], [lang]: clean(typed[field]).slice(0, MOST_CHARACTERS) }
  const decided = new Set([...idsIn(typed.concepts), ...idsIn(typed.refused)])
  return tagListing(loadThesaurus(), texts)
    .filter(({ conceptId, weight }) => weight >= LEAST_WEIGHT && !decided.has(conceptId))
    .slice(0, PROPOSED)
    .map(({ conceptId }) => nameConcept(conceptId, ctx.locale))
}

/** The same for a form of a listing by its address, while it is being typed. @throws DomainError notFound */
export function proposeForForm(
  ctx: Context,
  { kind, slug, lang }: { kind: ListingKind; slug: string; lang: Locale | null },
  typed: FormValues,
): NamedConcept[] {
  const row = listingToEdit(ctx, ctx.db, kind, slug)
  return proposeConcepts(ctx, row, lang ?? row.sourceLocale, typed)
}

/** Concepts by what somebody types to find one. */
export async function findConcepts(
  ctx: Context,
  kind: ListingKind,
  text: string,
): Promise<NamedConcept[]> {
  authorise(ctx, 'listing.search')
  const asked = clean(text).trim().slice(0, 100)
  if (!asked) return []
  const found = await ctx.search.suggest({ kind, text: asked, locale: ctx.locale, limit: PROPOSED })
  return found.flatMap((one) => (one.kind === 'concept' ? nameConcept(one.id, ctx.locale) : []))
}

export const nameConcept = (id: string, locale: Locale): NamedConcept => ({
  id,
  label: loadThesaurus().label(id, locale),
})

/** Ids in a hidden field, those that the thesaurus knows. */
export const idsIn = (value: string | string[] | undefined): string[] =>
  [...new Set([value ?? ''].flat().join(' ').split(/\s+/))].filter((id) =>
    loadThesaurus().concepts.has(id),
  )
