import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { technologies } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { keptApartFrom, readTechnology, shapeTechnology } from '#app/features/catalogue'
import type { ShownTechnology, TechnologyPage } from '#app/features/catalogue'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import type { ComparisonState } from './comparison-state'
import type { Compared, Comparison, ComparisonCell, ComparisonRow } from './model'
import { readWeighing } from './read-weighing.server'

/** The titles of public technologies among some slugs, in the order given. */
export function findCompared(ctx: Context, slugs: string[]): Compared[] {
  if (slugs.length === 0) return []
  const rows = ctx.db
    .select({
      slug: technologies.slug,
      title: technologies.title,
      source: technologies.sourceLocale,
    })
    .from(technologies)
    .where(
      and(
        inArray(technologies.slug, slugs),
        eq(technologies.status, 'published'),
        eq(technologies.visibility, 'public'),
        notInArray(technologies.organisationId, [...keptApartFrom(ctx)]),
      ),
    )
    .all()
  return slugs.flatMap((slug) => {
    const row = rows.find((one) => one.slug === slug)
    const title = row && read(row.title, ctx.locale, row.source)
    return title ? [{ slug, title }] : []
  })
}

/**
 * Up to four technologies side by side: rows that differ first. What the reader may not see is left out and told
 * of by `gone`.
 */
export function readComparison(ctx: Context, state: ComparisonState): Comparison {
  authorise(ctx, 'listing.search')
  const pages = state.slugs.flatMap((slug) => shownTechnology(ctx, slug) ?? [])
  const found = pages.map((page) => shapeTechnology(page, ctx.locale))
  const rows = rowsOf(ctx, found)
  return {
    columns: found.map(({ slug, title, owner }) => ({ slug, title, owner: owner.name })),
    rows: found.length > 1 ? rows : [],
    gone: state.slugs.length - found.length,
    isCut: state.isCut,
    weighing: found.length > 1 ? readWeighing(ctx, pages, state) : null,
  }
}

function shownTechnology(ctx: Context, slug: string): TechnologyPage | null {
  try {
    return readTechnology(ctx, slug)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'notFound') return null
    throw error
  }
}

function rowsOf(ctx: Context, found: ShownTechnology[]): ComparisonRow[] {
  const t = translatorOf(ctx.locale)
  const terms = found[0]?.terms.map(({ id }) => id) ?? []
  const cells: [string, string, (one: ShownTechnology) => ComparisonCell][] = [
    [
      'organisation',
      t('search.compare.row.organisation'),
      ({ owner }) => ({ text: `${owner.name} · ${owner.line}` }),
    ],
    [
      'summary',
      t('search.compare.row.summary'),
      ({ summary }) => ({ text: summary?.text ?? '', lang: summary?.locale }),
    ],
    [
      'concepts',
      t('search.compare.row.concepts'),
      ({ concepts }) => ({ text: concepts.map(({ label }) => label).join(', ') }),
    ],
    ['trl', t('search.compare.row.trl'), ({ trl }) => ({ text: trl === null ? '' : `TRL ${trl}` })],
    [
      'certificates',
      t('search.compare.row.certificates'),
      ({ certificates }) => ({
        text: certificates
          .map(({ code, detail }) => [code, detail].filter(Boolean).join(' '))
          .join('; '),
      }),
    ],
    [
      'references',
      t('search.compare.row.references'),
      ({ references }) => ({
        text: references
          .map(({ project, where }) => [project, where].filter(Boolean).join(', '))
          .join('; '),
      }),
    ],
    ...terms.map((id): [string, string, (one: ShownTechnology) => ComparisonCell] => [
      id,
      t(`listing.term.${id as 'price'}`),
      (one) => ({ text: one.terms.find((term) => term.id === id)?.text ?? '' }),
    ]),
    [
      'languages',
      t('search.compare.row.languages'),
      ({ versions }) => ({
        text: versions
          .filter(({ state }) => state !== 'missing')
          .map(({ locale }) => LOCALE_NAMES[locale])
          .sort()
          .join(', '),
      }),
    ],
  ]
  return cells
    .map(([id, label, cellOf]) => {
      const row = found.map(cellOf)
      return { id, label, cells: row, same: row.every(({ text }) => text === row[0]?.text) }
    })
    .filter((row) => row.cells.some(({ text }) => text))
    .sort((a, b) => Number(a.same) - Number(b.same))
}
