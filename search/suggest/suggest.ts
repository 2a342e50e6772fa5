import { and, eq, inArray } from 'drizzle-orm'
import { searchFacets } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { LOCALES } from '#db/domain'
import type { Facet, SuggestRequest, Suggestion } from '../engine'
import { notOf } from '../facets'
import type { Thesaurus } from '../vocabulary/thesaurus'
import { matchOf, nameKey, typedKey } from './keys'
import type { Typed } from './keys'
import { conceptsTyped, placesTyped } from './names'
import type { FoundName } from './names'
import { ownersNamedAs, titlesNamedAs } from './store'

const NOBODY: ReadonlySet<string> = new Set()

/**
 * What a person may mean by what is typed so far: concepts and places that have listings, titles of the kind asked
 * for, organisations that show their name. Both engines answer so: names stand in SQLite, in step with every write.
 */
export function suggest(
  db: Reader,
  thesaurus: Thesaurus,
  { kind, text, locale, limit, apart = NOBODY }: SuggestRequest,
): Suggestion[] {
  const typed = typedKey(text)
  if (!typed) return []
  return [
    ...firstThat(conceptsTyped(thesaurus, typed), limit, ({ id }) =>
      hasListings(db, 'concept', id, apart),
    ).map(({ id, name }): Suggestion => ({ kind: 'concept', id, matched: name })),
    ...titles(db, kind, typed, locale, limit, apart),
    ...owners(db, typed, limit, apart),
    ...firstThat(placesTyped(typed), limit, ({ id }) =>
      hasListings(db, 'place', id, apart, kind),
    ).map(({ id, name }): Suggestion => ({ kind: 'place', id, matched: name })),
  ]
}

/** Asks no more names than it must: for a short prefix hundreds match. */
function firstThat(names: FoundName[], limit: number, isSo: (name: FoundName) => boolean) {
  const kept: FoundName[] = []
  for (const name of names) {
    if (kept.length === limit) break
    if (isSo(name)) kept.push(name)
  }
  return kept
}

/** Whether anything would be found by it; a suggestion never leads to an empty page. */
function hasListings(
  db: Reader,
  facet: Facet,
  value: string,
  apart: ReadonlySet<string>,
  kind?: ListingKind,
): boolean {
  const kinds: ListingKind[] = kind ? [kind] : ['technology', 'need']
  const found = db
    .select({ seq: searchFacets.seq })
    .from(searchFacets)
    .where(
      and(
        inArray(searchFacets.kind, kinds),
        eq(searchFacets.facet, facet),
        eq(searchFacets.value, value),
        notOf(apart),
      ),
    )
    .limit(1)
    .get()
  return found !== undefined
}

function titles(
  db: Reader,
  kind: ListingKind,
  typed: Typed,
  locale: Locale,
  limit: number,
  apart: ReadonlySet<string>,
): Suggestion[] {
  return titlesNamedAs(db, kind, typed, limit)
    .filter(({ owner }) => !apart.has(owner))
    .flatMap(({ slug, names }) => {
      const [best] = LOCALES.flatMap((one) => {
        const title = names[one]
        return title ? [{ title, locale: one, score: matchOf(nameKey(title), typed) }] : []
      }).sort(
        (a, b) => b.score - a.score || Number(b.locale === locale) - Number(a.locale === locale),
      )
      return best && best.score > 0 ? [{ slug, names, ...best }] : []
    })
    .sort((a, b) => b.score - a.score || a.title.length - b.title.length)
    .slice(0, limit)
    .map(({ slug, names, title, locale: of }) => ({
      kind: 'listing',
      listing: kind,
      slug,
      title: names[locale] ?? title,
      locale: names[locale] ? locale : of,
    }))
}

function owners(db: Reader, typed: Typed, limit: number, apart: ReadonlySet<string>): Suggestion[] {
  const byId = new Map<string, { id: string; name: string; score: number }>()
  for (const { id, names } of ownersNamedAs(db, typed, limit)) {
    const [name] = names
    const score = Math.max(0, ...names.map((one) => matchOf(nameKey(one), typed)))
    if (id && name && score > 0 && !byId.has(id) && !apart.has(id))
      byId.set(id, { id, name, score })
  }
  return [...byId.values()]
    .sort((a, b) => b.score - a.score || a.name.length - b.name.length)
    .slice(0, limit)
    .map(({ id, name }) => ({ kind: 'organisation', id, name }))
}
