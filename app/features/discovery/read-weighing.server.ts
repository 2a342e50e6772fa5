import { and, asc, inArray, ne } from 'drizzle-orm'
import { needs } from '#db/schema'
import { LOCALES } from '#db/domain'
import type { TechnologyPage } from '#app/features/catalogue'
import { describeReason, judgePair } from '#app/features/matching'
import { formatMoney } from '#app/i18n/format'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { read } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import { CRITERIA } from '#app/matching/types'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { OWN_CRITERIA, usualWeight } from './comparison-state'
import type { ComparisonState, OwnCriterion, WeighedBy } from './comparison-state'
import type { WeighedCell, WeighedRow, Weighing } from './model'
import { sharesOf, totalOf } from './weigh-comparison'
import type { Share, Weighable } from './weigh-comparison'

/** Technologies weighed by what the reader finds important: against a need of their own, or against each other. */
export function readWeighing(
  ctx: Context,
  compared: TechnologyPage[],
  state: ComparisonState,
): Weighing {
  const own = ownNeeds(ctx)
  const need = own.find(({ slug }) => slug === state.need) ?? null
  const judged = need ? againstNeed(ctx, compared, need.id) : amongThemselves(ctx, compared)
  const rows = judged.rows.map(({ criterion, cells }): WeighedRow => {
    const weight = state.weights[criterion] ?? usualWeight(criterion, need !== null)
    return {
      criterion,
      label: labelOf(ctx, criterion, need !== null),
      weight,
      cells: cells.map((cell) => ({
        ...cell,
        points: cell.share === null ? null : Math.round(10 * weight * cell.share) / 10,
      })),
      same: cells.every(({ share }) => share === cells[0]?.share),
    }
  })
  return {
    need: need && { slug: need.slug, title: need.title },
    needs: own.map(({ slug, title }) => ({ slug, title })),
    rows,
    totals: compared.map((_one, at) =>
      totalOf(rows.map(({ weight, cells }) => ({ weight, share: cells[at]?.share ?? null }))),
    ),
    against: judged.against,
  }
}

/** Needs of the reader's organisations that are not settled. */
function ownNeeds(ctx: Context) {
  const ids = personOf(ctx)?.memberships.map((one) => one.organisationId) ?? []
  return ctx.db
    .select()
    .from(needs)
    .where(and(inArray(needs.organisationId, ids), ne(needs.status, 'closed')))
    .orderBy(asc(needs.createdAt))
    .all()
    .map(({ id, slug, title, sourceLocale }) => ({
      id,
      slug,
      title: read(title, ctx.locale, sourceLocale) ?? { text: slug, locale: sourceLocale },
    }))
}

type Judged = {
  rows: { criterion: WeighedBy; cells: Omit<WeighedCell, 'points'>[] }[]
  /** What stands against each, whatever else fits. */
  against: string[][]
}

/** By the matcher's own criteria. A pair that cannot be matched is unknown in all of them. */
function againstNeed(ctx: Context, compared: TechnologyPage[], needId: string): Judged {
  const scored = compared.map(({ id }) =>
    judgePair(ctx.db, { technologyId: id, needId }, ctx.now()),
  )
  return {
    rows: CRITERIA.map((criterion) => ({
      criterion,
      cells: scored.map((match) => {
        const part = match?.parts.find((one) => one.criterion === criterion)
        return {
          share: part?.state === 'known' ? part.value : null,
          text: part ? describeReason(ctx.locale, part.reason) : '',
        }
      }),
    })),
    against: scored.map((match) =>
      (match?.blockers ?? []).map(({ reason }) => describeReason(ctx.locale, reason)),
    ),
  }
}

function amongThemselves(ctx: Context, compared: TechnologyPage[]): Judged {
  const weighed = compared.map(weighableOf)
  const shares: Record<OwnCriterion, Share[]> = sharesOf(weighed, ctx.locale)
  return {
    rows: OWN_CRITERIA.map((criterion) => ({
      criterion,
      cells: weighed.map((one, at) => ({
        share: shares[criterion][at] ?? null,
        text: factOf(ctx, criterion, one),
      })),
    })),
    against: compared.map(() => []),
  }
}

const weighableOf = (page: TechnologyPage): Weighable => ({
  trl: page.trl,
  certificates: page.certificates,
  references: page.references,
  price: page.price,
  deliveryWeeks: page.deliveryWeeks,
  locales: LOCALES.filter((locale) => page.title[locale]),
})

/** The fact behind a share, in the reader's words; empty where nothing is stated. */
function factOf(ctx: Context, criterion: OwnCriterion, one: Weighable): string {
  const t = translatorOf(ctx.locale)
  switch (criterion) {
    case 'trl':
      return one.trl === null ? '' : `TRL ${one.trl}`
    case 'certificates':
      return one.certificates.length === 0
        ? ''
        : t('search.weigh.inForce', {
            count: one.certificates.filter(({ term }) => term === 'valid' || term === 'expiring')
              .length,
          })
    case 'references':
      return one.references.length === 0
        ? ''
        : t('search.weigh.references', { count: one.references.length })
    case 'price':
      return one.price ? formatMoney(one.price, ctx.locale) : ''
    case 'delivery':
      return one.deliveryWeeks === null ? '' : t('search.weigh.weeks', { count: one.deliveryWeeks })
    case 'language':
      return one.locales.map((locale) => LOCALE_NAMES[locale]).join(', ')
  }
}

function labelOf(ctx: Context, criterion: WeighedBy, isMatched: boolean): string {
  const t = translatorOf(ctx.locale)
  return isMatched
    ? t(`match.criterion.${criterion as 'trl'}`)
    : t(`search.weigh.criterion.${criterion as OwnCriterion}`)
}
