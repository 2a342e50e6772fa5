import { organisations } from '#db/schema'
import type { Db } from '#db/client'
import type { ListingKind, Locale } from '#db/domain'
import { inArray } from 'drizzle-orm'
import { LOCALE_NAMES, isLocale } from '#app/i18n/locale'
import { translatorOf } from '#app/i18n/translator.server'
import type { Facet, FacetCounts, Filters } from '#search/engine'
import { TRL_BANDS } from '#search/facets'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'
import type { FacetGroup, FacetValue } from './model'

const SHOWN: Record<ListingKind, readonly Facet[]> = {
  technology: ['concept', 'certification', 'trl', 'mode', 'country', 'locale'],
  need: ['concept', 'place', 'stage', 'certification', 'mode', 'country', 'locale'],
}
/** Values of one facet at most. */
const MOST = 12
/** Narrower concepts shown under a sector. */
const MOST_NARROWER = 6
const OPEN: readonly Facet[] = ['concept', 'certification', 'trl', 'place']

/** The filters beside the results: values that occur, most frequent first; concepts as a tree of sector and subject. */
export function facetGroups(
  db: Db,
  kind: ListingKind,
  locale: Locale,
  counts: FacetCounts,
  filters: Filters,
): FacetGroup[] {
  return SHOWN[kind].flatMap((facet) => {
    const values =
      facet === 'concept'
        ? conceptTree(locale, counts.concept, filters.concept ?? [])
        : flatValues(db, facet, locale, counts[facet], filters[facet] ?? [])
    return values.length > 0
      ? [{ facet, values, open: OPEN.includes(facet) || (filters[facet]?.length ?? 0) > 0 }]
      : []
  })
}

const byCount = (a: FacetValue, b: FacetValue) =>
  b.count - a.count || a.label.localeCompare(b.label)

function conceptTree(
  locale: Locale,
  counts: Record<string, number>,
  chosen: string[],
): FacetValue[] {
  const thesaurus = loadThesaurus()
  const valueOf = (id: string, narrower: FacetValue[] = []): FacetValue => ({
    value: id,
    label: thesaurus.label(id, locale),
    count: counts[id] ?? 0,
    chosen: chosen.includes(id),
    narrower,
  })
  const known = Object.keys(counts).filter((id) => thesaurus.concepts.has(id))
  const sectors = known.filter((id) => thesaurus.concepts.get(id)?.broader.length === 0)
  return sectors
    .map((sector) => {
      const below = known.filter((id) => id !== sector && thesaurus.ancestors(id).has(sector))
      const shown = below.map((id) => valueOf(id)).sort(byCount)
      const opened = chosen.includes(sector) || below.some((id) => chosen.includes(id))
      return valueOf(
        sector,
        opened ? shown.filter((value, index) => index < MOST_NARROWER || value.chosen) : [],
      )
    })
    .sort(byCount)
    .slice(0, MOST)
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
