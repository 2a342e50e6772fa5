import { organisations } from '#db/schema'
import type { Db } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { inArray } from 'drizzle-orm'
import { LOCALE_NAMES, isLocale } from '#app/i18n/locale'
import { translatorOf } from '#app/i18n/translator.server'
import { FACETS } from '#search/engine'
import type { Facet, FacetCounts, Filters } from '#search/engine'
import { TRL_BANDS } from '#search/facets'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName, placeOf } from '#search/vocabulary/places'
import type { Applied, FacetGroup, FacetValue } from './model'

const SHOWN: Record<ListingKind, readonly Facet[]> = {
  technology: ['concept', 'certification', 'trl', 'place', 'mode', 'country', 'locale'],
  need: ['concept', 'place', 'stage', 'certification', 'mode', 'country', 'locale'],
}
/** Values of one facet at most. */
const MOST = 12
/** Narrower values shown under one; chosen ones always. */
const MOST_NARROWER = 8
const OPEN: readonly Facet[] = ['concept', 'certification', 'trl']

/** The filters beside the results: values that occur, most frequent first; concepts and places as trees. */
export function facetGroups(
  db: Db,
  kind: ListingKind,
  locale: Locale,
  counts: FacetCounts,
  filters: Filters,
): FacetGroup[] {
  return SHOWN[kind].flatMap((facet) => {
    const chosen = filters[facet] ?? []
    const values =
      facet === 'concept'
        ? conceptTree(locale, counts.concept, chosen)
        : facet === 'place'
          ? placeTree(locale, counts.place, chosen)
          : flatValues(db, facet, locale, counts[facet], chosen)
    return values.length > 0
      ? [{ facet, values, open: OPEN.includes(facet) || chosen.length > 0 }]
      : []
  })
}

/** The filters in force, each by its name. */
export const appliedFilters = (db: Db, locale: Locale, filters: Filters): Applied[] =>
  FACETS.flatMap((facet) => {
    const values = filters[facet] ?? []
    const names = facet === 'organisation' ? organisationNames(db, values) : null
    return values.map((value) => ({
      facet,
      value,
      label: names?.get(value) ?? labelOf(facet, value, locale),
    }))
  })

type Countable = Pick<FacetValue, 'count' | 'label'>
const byCount = (a: Countable, b: Countable) => b.count - a.count || a.label.localeCompare(b.label)

type Tree = {
  valueOf: (id: string) => Omit<FacetValue, 'narrower' | 'open'>
  narrowerOf: (id: string) => string[]
  isChosen: (id: string) => boolean
}

/** A value with what is below it: the most frequent ones, a level deeper only on the way to what is chosen. */
function branch(tree: Tree, id: string): FacetValue {
  const onTheWay = (one: string): boolean =>
    tree.isChosen(one) || tree.narrowerOf(one).some(onTheWay)
  const values = tree.narrowerOf(id).map((one) => ({ ...tree.valueOf(one), id: one }))
  const shown = values
    .sort(byCount)
    .filter((value, index) => index < MOST_NARROWER || onTheWay(value.id))
  return {
    ...tree.valueOf(id),
    narrower: shown.map(({ id: one, ...value }) =>
      onTheWay(one) ? branch(tree, one) : { ...value, narrower: [], open: false },
    ),
    open: onTheWay(id),
  }
}

function conceptTree(
  locale: Locale,
  counts: Record<string, number>,
  chosen: string[],
): FacetValue[] {
  const thesaurus = loadThesaurus()
  const known = [...new Set([...Object.keys(counts), ...chosen])].filter((id) =>
    thesaurus.concepts.has(id),
  )
  // Under several broader concepts it stands once, below the first.
  const broaderOf = (id: string) => thesaurus.concepts.get(id)?.broader[0]
  const below = new Map<string, string[]>()
  for (const id of known) {
    const broader = broaderOf(id)
    if (broader) below.set(broader, [...(below.get(broader) ?? []), id])
  }
  const tree: Tree = {
    valueOf: (id) => ({
      value: id,
      label: thesaurus.label(id, locale),
      count: counts[id] ?? 0,
      chosen: chosen.includes(id),
    }),
    narrowerOf: (id) => below.get(id) ?? [],
    isChosen: (id) => chosen.includes(id),
  }
  return [...thesaurus.concepts.values()]
    .filter(({ id, broader }) => broader.length === 0 && (counts[id] || below.has(id)))
    .map(({ id }) => branch(tree, id))
    .sort(byCount)
    .slice(0, MOST)
}

/** The two countries, their provinces, and in small what a Vietnamese province absorbed in 2025. */
function placeTree(locale: Locale, counts: Record<string, number>, chosen: string[]): FacetValue[] {
  const known = [...new Set([...Object.keys(counts), ...chosen])]
  const valueOf = (id: string) => ({
    value: id,
    label: placeName(id, locale),
    count: counts[id] ?? 0,
    chosen: chosen.includes(id),
  })
  return (['VN', 'KR'] as const)
    .map((country): FacetValue => {
      const provinces = known.filter((id) => placeOf(id)?.country === country)
      return {
        ...valueOf(country),
        narrower: provinces
          .map((id) => ({ ...valueOf(id), note: formerOf(id, locale), narrower: [], open: false }))
          .sort(byCount),
        open: provinces.some((id) => chosen.includes(id)),
      }
    })
    .filter(({ count, chosen: isChosen, narrower }) => count > 0 || isChosen || narrower.length > 0)
}

function formerOf(id: string, locale: Locale): string | undefined {
  const former = (placeOf(id)?.former ?? []).flatMap(
    (names) => names.find((name) => /[가-힣]/.test(name) === (locale === 'ko')) ?? names[0] ?? [],
  )
  if (former.length === 0) return undefined
  return translatorOf(locale)('search.contains', { places: former.join(', ') })
}

function flatValues(
  db: Db,
  facet: Facet,
  locale: Locale,
  counts: Record<string, number>,
  chosen: string[],
): FacetValue[] {
  const values = [...new Set([...Object.keys(counts), ...chosen])]
  const names = facet === 'organisation' ? organisationNames(db, values) : null
  const labelled = values.map((value) => ({
    value,
    label: names?.get(value) ?? labelOf(facet, value, locale),
    count: counts[value] ?? 0,
    chosen: chosen.includes(value),
    narrower: [],
    open: false,
  }))
  if (facet === 'trl')
    return TRL_BANDS.flatMap((band) => labelled.filter((value) => value.value === band))
  return labelled.sort(byCount).slice(0, MOST)
}

function labelOf(facet: Facet, value: string, locale: Locale): string {
  const t = translatorOf(locale)
  const keys: Partial<Record<Facet, string>> = {
    certification: `domain.certification.${value}`,
    trl: `search.trlBand.${value}`,
    mode: `domain.cooperationMode.${value}`,
    stage: `domain.projectStage.${value}`,
    country: `domain.country.${value}`,
  }
  if (facet === 'concept') return loadThesaurus().label(value, locale)
  if (facet === 'place') return placeName(value, locale)
  if (facet === 'locale') return isLocale(value) ? LOCALE_NAMES[value] : value
  const key = keys[facet] as 'domain.country.KR' | undefined
  // A value that somebody typed into the address has no name.
  return key && t.has(key) ? t(key) : value
}

const organisationNames = (db: Db, ids: string[]) =>
  new Map(
    db
      .select({ id: organisations.id, name: organisations.displayName })
      .from(organisations)
      .where(inArray(organisations.id, ids))
      .all()
      .map((row) => [row.id, row.name]),
  )
