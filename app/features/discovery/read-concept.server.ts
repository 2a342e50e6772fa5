import { and, count, eq, inArray } from 'drizzle-orm'
import { searchFacets } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { Locale } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { notOf } from '#search/facets'
import { EVERYTHING } from '#search/question'
import { loadThesaurus } from '#search/vocabulary/load'
import type { ConceptPage, CountedConcept } from './model'
import { resultLines } from './result-lines.server'

/** Listings of each kind shown on a concept's page; the rest is one link away. */
const SHOWN = 3
const MOST_NAMES = 12

/**
 * A concept: its names in three languages, what it means, where it stands, and what is listed under it.
 * @throws DomainError notFound
 */
export async function readConcept(ctx: Context, id: string): Promise<ConceptPage> {
  authorise(ctx, 'listing.search')
  const thesaurus = loadThesaurus()
  const concept = thesaurus.concepts.get(id)
  if (!concept) throw notFound()
  const narrower = [...thesaurus.narrower(id)]
  const apart = keptApartFrom(ctx)
  const near = [id, ...concept.broader, ...narrower, ...thesaurus.related(id)]
  const counts = countsOf(ctx, near, apart)
  const listed = (ids: readonly string[]): CountedConcept[] =>
    ids.map((one) => ({ id: one, label: thesaurus.label(one, ctx.locale), ...counts(one) }))
  const [technologies, needs] = await Promise.all(
    (['technology', 'need'] as const).map(async (kind) => {
      const { hits } = await ctx.search.search({
        kind,
        question: EVERYTHING,
        filters: { concept: [id] },
        sort: 'updated',
        offset: 0,
        limit: SHOWN,
        apart,
      })
      return resultLines(ctx, kind, hits)
    }),
  )
  return {
    id,
    label: thesaurus.label(id, ctx.locale),
    names: LOCALES.map((locale) => ({
      locale,
      name: concept.prefLabel[locale],
      also: (concept.altLabel[locale] ?? []).slice(0, MOST_NAMES),
    })).filter(({ name }) => name),
    note: noteOf(concept.scopeNote ?? {}, ctx.locale),
    path: pathOf(id, ctx.locale),
    broader: listed(concept.broader),
    narrower: listed(narrower).sort((a, b) => all(b) - all(a) || a.label.localeCompare(b.label)),
    related: listed(thesaurus.related(id)),
    counts: counts(id),
    technologies: technologies ?? [],
    needs: needs ?? [],
  }
}

const all = ({ technologies, needs }: CountedConcept) => technologies + needs

function noteOf(notes: Partial<Record<Locale, string>>, locale: Locale) {
  const language = [locale, 'en' as const, ...LOCALES].find((one) => notes[one])
  const text = language && notes[language]
  return text ? { text, locale: language } : null
}

/** From the sector down to the concept's first broader one. */
function pathOf(id: string, locale: Locale): { id: string; label: string }[] {
  const thesaurus = loadThesaurus()
  const path: string[] = []
  for (
    let [next] = thesaurus.concepts.get(id)?.broader ?? [];
    next && !path.includes(next);
    [next] = thesaurus.concepts.get(next)?.broader ?? []
  )
    path.unshift(next)
  return path.map((one) => ({ id: one, label: thesaurus.label(one, locale) }))
}

function countsOf(ctx: Context, ids: string[], apart: ReadonlySet<string>) {
  const rows = ctx.db
    .select({ kind: searchFacets.kind, value: searchFacets.value, n: count() })
    .from(searchFacets)
    .where(
      and(
        inArray(searchFacets.kind, ['technology', 'need']),
        eq(searchFacets.facet, 'concept'),
        inArray(searchFacets.value, ids),
        notOf(apart),
      ),
    )
    .groupBy(searchFacets.kind, searchFacets.value)
    .all()
  const of = (kind: string, id: string) =>
    rows.find((row) => row.kind === kind && row.value === id)?.n ?? 0
  return (id: string) => ({ technologies: of('technology', id), needs: of('need', id) })
}
