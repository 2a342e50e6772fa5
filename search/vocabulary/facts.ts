import type { CooperationMode, FundingSource, ProjectStage } from '#db/domain'
import type { Locale } from './concept'
import { certificatesIn } from './facts/certificates'
import type { CertificateFact } from './facts/certificates'
import { moneyIn } from './facts/money'
import type { MoneyFact } from './facts/money'
import { COOPERATION_NAMES, FUNDING_NAMES, STAGE_NAMES } from './facts/names-of-facts'
import { parseNumber } from './facts/numbers'
import { datesIn, durationsIn } from './facts/times'
import type { DateFact, DurationFact } from './facts/times'
import { indexNames, namesIn } from './names'
import type { NameIndex } from './names'
import { foldWithOffsets } from './normalise'

export type TrlFact = { kind: 'trl'; min: number; max: number; start: number; end: number }
export type CooperationFact = {
  kind: 'cooperation'
  mode: CooperationMode
  start: number
  end: number
}
export type FundingFact = { kind: 'funding'; source: FundingSource; start: number; end: number }
export type StageFact = { kind: 'stage'; stage: ProjectStage; start: number; end: number }
/** A capacity or size in a unit of its kind: m3/day, t/day, kW, kWh, km, ha. */
export type QuantityFact = {
  kind: 'quantity'
  value: number
  unit: string
  start: number
  end: number
}

/** Something definite that a text says, with its span in the text as given. */
export type Fact =
  | CertificateFact
  | TrlFact
  | MoneyFact
  | DateFact
  | DurationFact
  | CooperationFact
  | FundingFact
  | StageFact
  | QuantityFact

/** Everything definite in a text, in order; of facts that overlap the one found first by kind stays. */
export function factsIn(text: string, locale?: Locale): Fact[] {
  const found: Fact[] = []
  const add = (facts: readonly Fact[]) => {
    for (const fact of facts)
      if (!found.some((other) => fact.start < other.end && fact.end > other.start)) found.push(fact)
  }
  add(certificatesIn(text))
  add(trlIn(text))
  add(datesIn(text))
  add(moneyIn(text))
  add(durationsIn(text))
  add(quantitiesIn(text))
  add(namedFacts(text, locale))
  return found.sort((a, b) => a.start - b.start)
}

const TRL =
  /(?<![a-z])(?:trl|technology readiness level|muc (?:do )?san sang (?:cua )?cong nghe|기술\s?성숙도)\s*(?:\(trl\))?\s*(?:단계|cap|level|muc)?\s*(?<bound>[-:=]|>=?|≥|<=?|≤|tu|at least|from|toi thieu|it nhat|최소)?\s*(?<low>[1-9])(?!\d)(?:\s*(?:-|–|~|to|den)\s*(?<high>[1-9])(?!\d))?\s*(?:단계\s*)?(?<more>\+|이상|tro len|or (?:higher|above|more)|and above|이하|tro xuong|or (?:lower|below))?/g

/** Technology readiness levels: "TRL 7", "TRL ≥ 7", "TRL 7~8", "기술성숙도 8단계 이상". */
export function trlIn(text: string): TrlFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(TRL)].map((match) => {
    const { bound = '', low = '', high, more = '' } = match.groups ?? {}
    const level = Number(low)
    const up =
      /^(?:>|≥|tu|at|from|toi|it|최소)/.test(bound) ||
      /^(?:\+|이상|tro len|or (?:h|a|m)|and)/.test(more)
    const down = /^[<≤]/.test(bound) || /^(?:이하|tro xuong|or (?:l|b))/.test(more)
    const last = match.index + match[0].trimEnd().length
    const range = high
      ? { min: Math.min(level, Number(high)), max: Math.max(level, Number(high)) }
      : { min: down ? 1 : level, max: up ? 9 : level }
    return {
      kind: 'trl',
      ...range,
      start: start[match.index] ?? 0,
      end: end[last - 1] ?? text.length,
    }
  })
}

const QUANTITY =
  /(?<![\d.,])(?<number>\d[\d.,]*\d|\d)\s?(?<scale>천|만|nghin|trieu|thousand|million)?\s?(?<unit>m3\s?\/\s?(?:ngay(?: dem)?|day|일|d(?![a-z]))|톤\s?\/\s?일|tan\s?\/\s?ngay|t\s?\/\s?d(?:ay)?|tons?\s?\/\s?day|tonnes per day|gwh|mwh|kwh|gw|mw|kw|km|ha)(?![a-z])/g
const UNITS: readonly (readonly [RegExp, string, number])[] = [
  [/^m3/, 'm3/day', 1],
  [/^(?:톤|tan|t|ton)/, 't/day', 1],
  [/^gwh/, 'kWh', 1e6],
  [/^mwh/, 'kWh', 1e3],
  [/^kwh/, 'kWh', 1],
  [/^gw/, 'kW', 1e6],
  [/^mw/, 'kW', 1e3],
  [/^kw/, 'kW', 1],
  [/^km/, 'km', 1],
  [/^ha/, 'ha', 1],
]
const QUANTITY_SCALES: Readonly<Record<string, number>> = {
  천: 1e3,
  만: 1e4,
  nghin: 1e3,
  trieu: 1e6,
  thousand: 1e3,
  million: 1e6,
}

/** Capacities and sizes, each in one unit of its kind. */
export function quantitiesIn(text: string): QuantityFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(QUANTITY)].flatMap((match) => {
    const { number = '', scale = '', unit = '' } = match.groups ?? {}
    const known = UNITS.find(([form]) => form.test(unit))
    const value = parseNumber(number) * (QUANTITY_SCALES[scale] ?? 1) * (known?.[2] ?? 1)
    const last = match.index + match[0].length
    return known && !Number.isNaN(value)
      ? [
          {
            kind: 'quantity' as const,
            value,
            unit: known[1],
            start: start[match.index] ?? 0,
            end: end[last - 1] ?? text.length,
          },
        ]
      : []
  })
}

type NamedFact =
  | { kind: 'cooperation'; mode: CooperationMode }
  | { kind: 'funding'; source: FundingSource }
  | { kind: 'stage'; stage: ProjectStage }
let index: NameIndex<NamedFact> | undefined

function namedFacts(text: string, locale?: Locale): Fact[] {
  index ??= indexNames<NamedFact>([
    // The keys are those of the tables.
    ...Object.entries(COOPERATION_NAMES).flatMap(([mode, names]) =>
      names.map((name) => ({
        value: { kind: 'cooperation' as const, mode: mode as CooperationMode },
        text: name,
      })),
    ),
    ...Object.entries(FUNDING_NAMES).flatMap(([source, names]) =>
      names.map((name) => ({
        value: { kind: 'funding' as const, source: source as FundingSource },
        text: name,
      })),
    ),
    ...Object.entries(STAGE_NAMES).flatMap(([stage, names]) =>
      names.map((name) => ({
        value: { kind: 'stage' as const, stage: stage as ProjectStage },
        text: name,
      })),
    ),
  ])
  return namesIn(index, text, locale ? { locale } : {}).map(({ value, start, end }) => ({
    ...value,
    start,
    end,
  }))
}

const modesOf = (text: string): NamedFact[] =>
  namedFacts(text).map(({ start: _start, end: _end, ...fact }) => fact as NamedFact)

/** The cooperation modes that free text names, each once. */
export const cooperationModesOf = (text: string): CooperationMode[] => [
  ...new Set(modesOf(text).flatMap((fact) => (fact.kind === 'cooperation' ? [fact.mode] : []))),
]

/** The funding source that free text names first, or null. */
export const fundingSourceOf = (text: string): FundingSource | null =>
  modesOf(text).flatMap((fact) => (fact.kind === 'funding' ? [fact.source] : []))[0] ?? null

/** The project stage that free text names first, or null. */
export const projectStageOf = (text: string): ProjectStage | null =>
  modesOf(text).flatMap((fact) => (fact.kind === 'stage' ? [fact.stage] : []))[0] ?? null
