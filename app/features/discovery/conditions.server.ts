import type { ListingKind, Locale } from '#db/domain'
import { minorUnits } from '#db/money'
import { formatDay, formatMoney, formatNumber } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Condition } from '#search/conditions'
import type { Fact } from '#search/vocabulary/facts'
import { FIRST_DAY, LAST_DAY } from '#search/vocabulary/facts/times'
import { fold } from '#search/vocabulary/normalise'

/** Before a sum this word speaks of the sum, not of whose money it is. */
const BUDGET = 'ngan sach'

/** What a fact of a query asks of listings of a kind, or null where they have no field for it. */
export function conditionOf(
  text: string,
  facts: readonly Fact[],
  fact: Fact,
  kind: ListingKind,
): Condition | null {
  switch (fact.kind) {
    case 'money':
      return { kind: 'money', range: moneyRange(fact) }
    case 'quantity':
      return { kind: 'quantity', value: fact.value, unit: fact.unit }
    case 'duration':
      return fact.delivery ? { kind: 'delivery', ...limitsOf(fact) } : null
    case 'date':
      return kind === 'need' ? { kind: 'deadline', from: fact.from, to: fact.to } : null
    case 'funding':
      return kind === 'need' && !speaksOfSum(text, facts, fact)
        ? { kind: 'funding', source: fact.source }
        : null
    case 'stage':
      return kind === 'need' ? { kind: 'stage', stage: fact.stage } : null
    case 'certificate':
    case 'cooperation':
    case 'trl':
      return null
  }
}

const speaksOfSum = (text: string, facts: readonly Fact[], { start, end }: Fact): boolean =>
  fold(text.slice(start, end)) === BUDGET && facts.some(({ kind }) => kind === 'money')

type Limits = { min?: number; max?: number }
const limitsOf = ({ min, max }: Limits): Limits => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})

function moneyRange({ min, max, currency }: Extract<Fact, { kind: 'money' }>) {
  const minor = (value: number | undefined) =>
    value === undefined ? undefined : minorUnits(value, currency)
  return { ...limitsOf({ min: minor(min), max: minor(max) }), currency }
}

/** A condition in the reader's language, short enough for a chip. */
export function describeCondition(locale: Locale, condition: Condition): string {
  const t = translatorOf(locale)
  switch (condition.kind) {
    case 'money':
      return bounded(locale, condition.range, formatMoney(condition.range, locale))
    case 'delivery': {
      const days = condition.max ?? condition.min ?? 0
      const unit = days % 30 === 0 ? 'months' : days % 7 === 0 ? 'weeks' : 'days'
      const count = unit === 'months' ? days / 30 : unit === 'weeks' ? days / 7 : days
      return bounded(locale, condition, t(`search.condition.${unit}`, { count }))
    }
    case 'deadline': {
      if (condition.from === FIRST_DAY)
        return t('search.condition.until', { day: formatDay(condition.to, locale) })
      if (condition.to === LAST_DAY)
        return t('search.condition.since', { day: formatDay(condition.from, locale) })
      const [from, to] = [condition.from, condition.to].map((day) => formatDay(day, locale))
      return from === to
        ? (to ?? '')
        : t('search.condition.between', { from: from ?? '', to: to ?? '' })
    }
    case 'funding':
      return t(`domain.fundingSource.${condition.source}`)
    case 'stage':
      return t(`domain.projectStage.${condition.stage}`)
    case 'quantity':
      return `${formatNumber(condition.value, locale)} ${condition.unit.replace('m3', 'm³').replace('/day', t('search.condition.perDay'))}`
  }
}

function bounded(locale: Locale, { min, max }: Limits, amount: string): string {
  const t = translatorOf(locale)
  if (min === undefined) return t('search.condition.upTo', { amount })
  if (max === undefined) return t('search.condition.from', { amount })
  return amount
}
