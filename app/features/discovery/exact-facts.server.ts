import { inArray } from 'drizzle-orm'
import { needs, technologies } from '#db/schema'
import { wholeUnits } from '#db/money'
import type { Certification, ListingKind, MoneyRange } from '#db/domain'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'

/** Facts of a listing for a file: not rounded for the eye, so that reading the file back changes nothing. */
export type ExactFacts = {
  summary: string
  placeText: string
  certificates: string
  /** Price of a technology, budget of a need. */
  money: string
  delivery: string
  deadline: string
}

/** Facts by id. */
export function exactFacts(
  ctx: Context,
  kind: ListingKind,
  ids: string[],
): ReadonlyMap<string, ExactFacts> {
  const summaryOf = ({ summary, sourceLocale }: Pick<TechnologyRow, 'summary' | 'sourceLocale'>) =>
    readText(summary, ctx.locale, sourceLocale)
  const nothing = { placeText: '', certificates: '', delivery: '', deadline: '' }
  if (kind === 'technology')
    return new Map(
      ctx.db
        .select()
        .from(technologies)
        .where(inArray(technologies.id, ids))
        .all()
        .map((row) => [
          row.id,
          {
            ...nothing,
            summary: summaryOf(row),
            certificates: row.certifications.map((one) => certificateText(ctx, one)).join('; '),
            money: moneyText(row.price),
            delivery: row.deliveryLeadTime ?? '',
          },
        ]),
    )
  return new Map(
    ctx.db
      .select()
      .from(needs)
      .where(inArray(needs.id, ids))
      .all()
      .map((row) => [
        row.id,
        {
          ...nothing,
          summary: summaryOf(row),
          placeText: row.placeText ?? '',
          money: moneyText(row.budget),
          deadline: row.deadline ?? '',
        },
      ]),
  )
}

type TechnologyRow = typeof technologies.$inferSelect

/** One certificate without the signs that part a list: "NET construction 900 (~ 2029-03-01)". */
function certificateText(ctx: Context, { type, text, number, validTo }: Certification): string {
  const label = type ? translatorOf(ctx.locale)(`domain.certification.${type}`) : (text ?? '')
  return [label, number, validTo && `(~ ${validTo})`]
    .filter(Boolean)
    .join(' ')
    .replace(/\s*[,;\n、；，]\s*/g, ' ')
}

/** Whole units without marks between the digits, which a program would have to guess at. */
function moneyText(range: MoneyRange | null): string {
  if (!range) return ''
  const bounds = [range.min, range.max].filter((one) => one !== undefined)
  const amounts = [...new Set(bounds)].map((minor) => String(wholeUnits(minor, range.currency)))
  if (amounts.length === 0) return ''
  return `${amounts.join('~')} ${range.currency}${range.unit ? ` / ${range.unit}` : ''}`
}
