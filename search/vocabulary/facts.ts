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

const TRL_UP = 'at least|from|minimum|above|over|tu|tren|toi thieu|it nhat|최소|>=?|≥'
const TRL_BELOW = 'below|under|less than|lower than|duoi|thap hon|<(?!=)'
const TRL_UP_TO = 'up to|at most|maximum|toi da|khong qua|den|최대|<=|≤'
const TRL = new RegExp(
  String.raw`(?<![a-z])(?:(?<pre>${TRL_UP}|${TRL_BELOW}|${TRL_UP_TO})\s*)?(?:trl|technology readiness level|muc (?:do )?san sang (?:cua )?cong nghe|기술\s?성숙도)\s*(?:\(trl\))?\s*(?:단계|cap|level|muc|is|of)?\s*(?:[-:=](?!\d))?\s*(?<bound>${TRL_UP}|${TRL_BELOW}|${TRL_UP_TO})?\s*[-:=]?\s*(?<low>[1-9])(?!\d)(?:\s*(?:-|–|~|to|den)\s*(?<high>[1-9])(?!\d))?\s*(?:단계\s*)?(?<more>\+|이상|초과|tro len|or (?:higher|above|more)|and above|이하|까지|tro xuong|or (?:lower|below|less)|and below|미만)?`,
  'g',
)
const says = (forms: string, word: string): boolean => new RegExp(`^(?:${forms})$`).test(word)

/** Technology readiness levels: "TRL 7", "TRL ≥ 7", "TRL 7~8", "below TRL 5", "기술성숙도 8단계 이상". */
export function trlIn(text: string): TrlFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(TRL)].map((match) => {
    const { pre = '', bound = pre, low = '', high, more = '' } = match.groups ?? {}
    const level = Number(low)
    const last = match.index + match[0].trimEnd().length
    return {
      kind: 'trl',
      ...(high
        ? { min: Math.min(level, Number(high)), max: Math.max(level, Number(high)) }
        : levels(level, bound, more)),
      start: start[match.index] ?? 0,
      end: end[last - 1] ?? text.length,
    }
  })
}

/** One level with the words around it. */
function levels(level: number, bound: string, more: string): { min: number; max: number } {
  if (says(TRL_BELOW, bound) || more === '미만') return { min: 1, max: Math.max(1, level - 1) }
  if (says(TRL_UP_TO, bound) || /^(?:이하|까지|tro xuong|or [lb]|and b)/.test(more))
    return { min: 1, max: level }
  return { min: level, max: says(TRL_UP, bound) || more !== '' ? 9 : level }
}

const PER_DAY = String.raw`\s?\/\s?(?:ngay(?: dem)?|ngd|ng\.?d|day|일|d(?![a-z]))|\s(?:moi|mot|1)\s(?:ngay(?: dem)?)|\s(?:per|a)\sday`
const PER_HOUR = String.raw`\s?\/\s?(?:gio|hour|hr|h(?![a-z])|시간?)|\s(?:moi|mot)\sgio|\s(?:per|an)\shour`
const QUANTITY = new RegExp(
  String.raw`(?<![\d.,])(?<daily>(?:하루|일일|1일|일|매일)(?:에)?\s?(?:(?:평균|최대|처리|처리용량|처리량|용량|생산)\s?)*)?(?<number>\d[\d.,]*\d|\d)\s?(?<scale>천|만|nghin|ngan|trieu|thousand|million)?\s?(?<unit>(?:m3|met khoi|cubic met(?:re|er)s?|입방미터)(?:${PER_DAY}|${PER_HOUR})|(?:톤|tan|tons?|tonnes?|t)(?:${PER_DAY}|${PER_HOUR})|(?:l|lit)\s?\/\s?s(?![a-z])|cmd(?![a-z])|tpd|m3|톤|gwh|mwh|kwh|gwp?|mwp?|kwp?|km|ha)(?![a-z])`,
  'g',
)
const UNITS: readonly (readonly [RegExp, string, number])[] = [
  [new RegExp(`^(?:m3|met khoi|cubic met(?:re|er)s?|입방미터)(?:${PER_HOUR})`), 'm3/day', 24],
  [/^(?:l|lit)\s?\//, 'm3/day', 86.4],
  [/^(?:m3|met|cubic|입방|cmd)/, 'm3/day', 1],
  [new RegExp(`^(?:톤|tan|tons?|tonnes?|t)(?:${PER_HOUR})`), 't/day', 24],
  [/^(?:톤|tan|t)/, 't/day', 1],
  [/^gwh/, 'kWh', 1e6],
  [/^mwh/, 'kWh', 1e3],
  [/^kwh/, 'kWh', 1],
  [/^gw/, 'kW', 1e6],
  [/^mw/, 'kW', 1e3],
  [/^kw/, 'kW', 1],
  [/^km/, 'km', 1],
  [/^ha/, 'ha', 1],
]
/** A volume or a mass is a capacity only by the day. */
const BARE_AMOUNT = /^(?:m3|톤)$/
/** A tonne of these is a cubic metre. */
const OF_WATER = /정수|하수|폐수|오수|상수|수처리|우수|침출수|방류|해수담수/
const QUANTITY_SCALES: Readonly<Record<string, number>> = {
  천: 1e3,
  만: 1e4,
  nghin: 1e3,
  ngan: 1e3,
  trieu: 1e6,
  thousand: 1e3,
  million: 1e6,
}
const NEARBY = 24

/** Capacities and sizes, each in one unit of its kind. */
export function quantitiesIn(text: string): QuantityFact[] {
  const { folded, start, end } = foldWithOffsets(text)
  return [...folded.matchAll(QUANTITY)].flatMap((match) => {
    const { daily, number = '', scale = '', unit = '' } = match.groups ?? {}
    const known = UNITS.find(([form]) => form.test(unit))
    const value = parseNumber(number) * (QUANTITY_SCALES[scale] ?? 1) * (known?.[2] ?? 1)
    const last = match.index + match[0].length
    if (!known || Number.isNaN(value) || (BARE_AMOUNT.test(unit) && !daily)) return []
    const around = folded.slice(Math.max(0, match.index - NEARBY), last + NEARBY)
    return [
      {
        kind: 'quantity' as const,
        value,
        unit: known[1] === 't/day' && OF_WATER.test(around) ? 'm3/day' : known[1],
        start: start[match.index] ?? 0,
        end: end[last - 1] ?? text.length,
      },
    ]
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
