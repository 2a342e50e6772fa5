import type { Currency, FundingSource, MoneyRange, ProjectStage } from '#db/domain'
import { wholeUnits } from '#db/money'
import type { SearchDocument } from '#db/schema'
import { BAND_RATE } from './vocabulary/money-bands'

/** Something definite that a query asks of a listing's own fields; times in days. */
export type Condition =
  | { kind: 'money'; range: MoneyRange }
  | { kind: 'delivery'; min?: number; max?: number }
  | { kind: 'deadline'; from: string; to: string }
  | { kind: 'funding'; source: FundingSource }
  | { kind: 'stage'; stage: ProjectStage }
  | { kind: 'quantity'; value: number; unit: string }

/** Unknown is told apart from unmet: a field left empty weighs little against a listing. */
export type ConditionState = 'met' | 'unmet' | 'unknown'

/** What a listing keeps of its score. */
const KEPT: Readonly<Record<Condition['kind'], { unmet: number; unknown: number }>> = {
  money: { unmet: 0.5, unknown: 0.85 },
  delivery: { unmet: 0.6, unknown: 0.9 },
  deadline: { unmet: 0.6, unknown: 0.85 },
  funding: { unmet: 0.6, unknown: 0.85 },
  stage: { unmet: 0.7, unknown: 0.9 },
  quantity: { unmet: 0.8, unknown: 0.95 },
}

export const keptBy = (condition: Condition, state: ConditionState): number =>
  state === 'met' ? 1 : KEPT[condition.kind][state]

/** Capacities this many times apart are still of one size. */
const OF_ONE_SIZE = 3
const DAYS_OF_A_WEEK = 7

/** Whether a listing's fields meet a condition. */
export function stateOf(condition: Condition, document: SearchDocument): ConditionState {
  switch (condition.kind) {
    case 'money':
      return moneyState(condition, document)
    case 'delivery':
      return document.deliveryWeeks === null
        ? 'unknown'
        : among(document.deliveryWeeks * DAYS_OF_A_WEEK, upTo(condition))
    case 'deadline':
      return document.deadline === null
        ? 'unknown'
        : metIf(condition.from <= document.deadline && document.deadline <= condition.to)
    case 'funding':
      return document.fundingSource === null
        ? 'unknown'
        : metIf(document.fundingSource === condition.source)
    case 'stage':
      return document.projectStage === null
        ? 'unknown'
        : metIf(document.projectStage === condition.stage)
    case 'quantity':
      return quantityState(condition, document)
  }
}

type Limits = { min?: number; max?: number }

const metIf = (met: boolean): ConditionState => (met ? 'met' : 'unmet')

const among = (value: number, { min = 0, max = Infinity }: Limits): ConditionState =>
  metIf(min <= value && value <= max)

/** One figure without a word like "at least" is the most that a person would take. */
const upTo = ({ min, max }: Limits): Limits => (min === max ? { max } : { min, max })

function moneyState(
  { range }: Extract<Condition, { kind: 'money' }>,
  { kind, money }: SearchDocument,
): ConditionState {
  if (!money) return 'unknown'
  const own = inBands(money, money.currency)
  // A buyer names what it can pay; a supplier what a project should be worth.
  const asked = inBands(kind === 'technology' ? upTo(range) : around(range), range.currency)
  return metIf(
    (own.min ?? 0) <= (asked.max ?? Infinity) && (asked.min ?? 0) <= (own.max ?? Infinity),
  )
}

const around = ({ min, max }: Limits): Limits =>
  min !== undefined && min === max ? { min: min / 2, max: min * 2 } : { min, max }

const inBands = ({ min, max }: Limits, currency: Currency): Limits => ({
  min: min === undefined ? undefined : wholeUnits(min, currency) * BAND_RATE[currency],
  max: max === undefined ? undefined : wholeUnits(max, currency) * BAND_RATE[currency],
})

function quantityState(
  { value, unit }: Extract<Condition, { kind: 'quantity' }>,
  { quantities }: SearchDocument,
): ConditionState {
  const own = quantities.filter((one) => one.unit === unit)
  if (own.length === 0) return 'unknown'
  return metIf(
    own.some((one) => one.value >= value / OF_ONE_SIZE && one.value <= value * OF_ONE_SIZE),
  )
}
