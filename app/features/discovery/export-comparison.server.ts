import { formatNumber } from '#app/i18n/format'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import type { ComparisonState } from './comparison-state'
import type { Comparison, WeighedCell } from './model'
import { readComparison } from './read-comparison.server'

/** The comparison as its page shows it, as rows of text: what they are, the scores with their parts, then row by row. */
export function exportComparison(ctx: Context, state: ComparisonState): string[][] {
  const t = translatorOf(ctx.locale)
  const comparison = readComparison(ctx, state)
  const { columns, rows } = comparison
  const to = paths(ctx.locale)
  return [
    ['', t('search.weigh.weight'), ...columns.map(({ title }) => title.text)],
    [
      t('search.file.column.address'),
      '',
      ...columns.map(({ slug }) => `${ctx.publicOrigin}${to.technology(slug)}`),
    ],
    ...weighedRows(ctx, comparison),
    ...rows.map(({ label, cells }) => [label, '', ...cells.map(({ text }) => text)]),
  ]
}

function weighedRows(ctx: Context, { weighing, columns }: Comparison): string[][] {
  if (!weighing) return []
  const t = translatorOf(ctx.locale)
  const none = t('search.weigh.unknown')
  const stands = weighing.against.some((one) => one.length > 0)
  return [
    ...(weighing.need
      ? [[t('search.weigh.against'), '', ...columns.map(() => weighing.need?.title.text ?? '')]]
      : []),
    [t('search.weigh.score'), '', ...weighing.totals.map((one) => (one ? String(one.score) : ''))],
    [
      t('search.weigh.atMost'),
      '',
      ...weighing.totals.map((one) => (one ? String(one.atMost) : '')),
    ],
    ...(stands
      ? [[t('search.weigh.stands'), '', ...weighing.against.map((one) => one.join('; '))]]
      : []),
    ...weighing.rows.map(({ label, weight, cells }) => [
      label,
      String(weight),
      ...cells.map((cell) => cellText(ctx, cell, none)),
    ]),
  ]
}

const cellText = (ctx: Context, { points, text }: WeighedCell, none: string): string =>
  [points === null ? none : formatNumber(points, ctx.locale), text].filter(Boolean).join(' · ')
