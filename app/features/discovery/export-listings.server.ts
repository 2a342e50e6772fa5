import type { ListingKind } from '#db/domain'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { exactFacts } from './exact-facts.server'
import type { ExactFacts } from './exact-facts.server'
import { findAnswers } from './find-answers.server'
import type { ResultLine } from './model'
import type { SearchParameters } from './parameters'
import { resultLines } from './result-lines.server'

/** A list to work with, not a copy of the catalogue. */
export const MOST_EXPORTED = 1000

/**
 * All that a search finds as rows of text, in the reader's language and the page's order, as far as the reader may see it.
 * Headed so that the survey import reads it back; where more was found, the last row says so. That it was taken out is
 * recorded, what was searched for is not.
 * @throws DomainError signInFirst
 */
export async function exportListings(
  ctx: Context,
  kind: ListingKind,
  parameters: SearchParameters,
): Promise<string[][]> {
  const person = authorisedPerson(ctx, 'search.export')
  const found = await findAnswers(ctx, kind, { ...parameters, page: 1 }, MOST_EXPORTED)
  const lines = resultLines(ctx, kind, found.hits)
  write(ctx, (tx) =>
    record(tx, ctx, 'search.exported', 'person', person.id, {
      after: { kind, rows: lines.length, found: found.total },
    }),
  )
  const t = translatorOf(ctx.locale)
  const exact = exactFacts(
    ctx,
    kind,
    lines.map(({ id }) => id),
  )
  const rows = lines.flatMap((line) => {
    const facts = exact.get(line.id)
    return facts ? [rowOf(ctx, line, facts)] : []
  })
  if (found.total > lines.length)
    rows.push([t('search.file.cut', { shown: lines.length, total: found.total })])
  return [COLUMNS[kind].map((column) => t(`search.file.column.${column}`)), ...rows]
}

const OWNER = ['organisation', 'country'] as const
const ABOUT = ['summary', 'concepts'] as const
const LAST = ['language', 'address'] as const
const COLUMNS = {
  technology: [
    ...OWNER,
    'place',
    'technology',
    ...ABOUT,
    'trl',
    'certificates',
    'price',
    'delivery',
    ...LAST,
  ],
  need: [
    ...OWNER,
    'needPlace',
    'needDistrict',
    'need',
    ...ABOUT,
    'stage',
    'budget',
    'deadline',
    ...LAST,
  ],
} as const

/**
 * Owners of confidential needs are no more in a file than on a page, nor the site that would tell whose it is; words stand
 * in their place, so that the row is not taken for another's.
 */
function rowOf(ctx: Context, line: ResultLine, exact: ExactFacts): string[] {
  const t = translatorOf(ctx.locale)
  const owner = line.organisation
  const values: Record<(typeof COLUMNS)[ListingKind][number], string> = {
    organisation: owner?.name ?? t('search.file.hidden'),
    country: owner ? t(`domain.country.${owner.country}`) : '',
    place: line.place?.name ?? '',
    needPlace: line.place?.name ?? '',
    needDistrict: owner ? exact.placeText : '',
    technology: line.title.text,
    need: line.title.text,
    summary: exact.summary,
    concepts: line.concepts.map(({ label }) => label).join('; '),
    trl: line.trl === null ? '' : String(line.trl),
    certificates: exact.certificates,
    price: exact.money,
    delivery: exact.delivery,
    stage: line.facts.find(({ term }) => term === 'stage')?.text ?? '',
    budget: exact.money,
    deadline: exact.deadline,
    language: LOCALE_NAMES[line.sourceLocale],
    address: `${ctx.publicOrigin}${paths(ctx.locale).listing(line.kind, line.slug)}`,
  }
  return COLUMNS[line.kind].map((column) => values[column])
}
