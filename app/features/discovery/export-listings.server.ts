import type { ListingKind } from '#db/domain'
import { authorisedPerson } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
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
  const rows = lines.map((line) => rowOf(ctx, line))
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
  need: [...OWNER, 'needPlace', 'need', ...ABOUT, 'stage', 'budget', 'deadline', ...LAST],
} as const

/** Owners of confidential needs are no more in a file than on a page. */
function rowOf(ctx: Context, line: ResultLine): string[] {
  const t = translatorOf(ctx.locale)
  const fact = (term: ResultLine['facts'][number]['term']) =>
    line.facts.find((one) => one.term === term)?.text ?? ''
  const owner = line.organisation
  const values: Record<(typeof COLUMNS)[ListingKind][number], string> = {
    organisation: owner?.name ?? '',
    country: owner ? t(`domain.country.${owner.country}`) : '',
    place: line.place?.name ?? '',
    needPlace: line.place?.name ?? '',
    technology: line.title.text,
    need: line.title.text,
    summary: line.summary?.text ?? '',
    concepts: line.concepts.map(({ label }) => label).join(', '),
    trl: line.trl === null ? '' : String(line.trl),
    certificates: line.certificates
      .map(({ label, detail }) => [label, detail].filter(Boolean).join(' '))
      .join('; '),
    price: fact('price'),
    delivery: fact('delivery'),
    stage: fact('stage'),
    budget: fact('budget'),
    deadline: fact('deadline'),
    language: LOCALE_NAMES[line.sourceLocale],
    address: `${ctx.publicOrigin}${paths(ctx.locale).listing(line.kind, line.slug)}`,
  }
  return COLUMNS[line.kind].map((column) => values[column])
}
