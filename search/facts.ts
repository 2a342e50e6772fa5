import type { CertificationType } from '#db/domain'
import type { SearchDocument } from '#db/schema'
import { keptBy, stateOf } from './conditions'
import type { Condition } from './conditions'
import type { Facet, Why } from './engine'
import { trlBandsOf } from './facets'
import { EVERYTHING } from './question'
import type { FactsAsked, Question } from './question'

/** A new-technology mark asked for by its common name is any of the ministries' marks. */
const MARKS: readonly CertificationType[] = [
  'net',
  'netConstruction',
  'netTransport',
  'netLogistics',
  'disasterPrevention',
  'environmentalNewTech',
]
const typesOf = (asked: CertificationType): readonly CertificationType[] =>
  asked === 'net' ? MARKS : [asked]

const isCountry = (place: string): boolean => /^[A-Z]{2}$/.test(place)

/** The values of facets by which listings with a fact of the question are found; any of each facet. */
export function factsAsked({
  certifications,
  places,
  cooperationModes,
  minTrl,
  maxTrl,
  conditions,
}: Question): [Facet, string[]][] {
  const facts: [Facet, string[]][] = [
    ['certification', certifications.flatMap(({ type }) => typesOf(type))],
    ['place', places.filter((place) => !isCountry(place))],
    ['country', places.filter(isCountry)],
    ['mode', cooperationModes],
    ['stage', conditions.flatMap((one) => (one.kind === 'stage' ? [one.stage] : []))],
    ['trl', asksForTrl({ minTrl, maxTrl }) ? trlBandsOf(minTrl ?? 1, maxTrl ?? 9) : []],
  ]
  return facts.filter(([, values]) => values.length > 0)
}

/** What a listing keeps of its score when it lacks a fact that was asked for. */
const LACKING = {
  certificateNumber: 0.1,
  certificate: 0.2,
  needElsewhere: 0.2,
  technologyElsewhere: 0.5,
  country: 0.8,
  readiness: 0.5,
  cooperation: 0.7,
} as const

/** What a listing keeps of its score by the facts asked for, 0–1, and which of them it meets. */
export type FactResult = { factor: number; why: Why[] }
/** Together; `met` when a certificate or place that was asked for is there, which says something by itself. */
export type FactResults = FactResult & { met: boolean }

/** Facts are exact: a wrong certificate number or place weighs against a listing. */
export function factsOf(question: Question, document: SearchDocument): FactResults {
  const results = [
    ...question.certifications.map((asked) => certificate(asked, document)),
    ...place(question, document),
    ...readiness(question, document),
    ...question.cooperationModes.map((mode): FactResult => {
      const met = document.cooperationModes.includes(mode)
      return { factor: met ? 1 : LACKING.cooperation, why: [{ kind: 'mode', mode, met }] }
    }),
    ...question.conditions.map((asked) => condition(asked, document)),
  ]
  return {
    factor: results.reduce((product, { factor }) => product * factor, 1),
    why: results.flatMap(({ why }) => why),
    met: results.some(({ why }) =>
      why.some((one) => (one.kind === 'certification' || one.kind === 'place') && one.met),
    ),
  }
}

/** Whether a listing has what is asked for, by its own fields; what they leave open it has not. */
export const meets = (asked: FactsAsked, document: SearchDocument): boolean =>
  factsOf({ ...EVERYTHING, ...asked }, document).why.every((one) => 'met' in one && one.met)

function condition(asked: Condition, document: SearchDocument): FactResult {
  const state = stateOf(asked, document)
  return {
    factor: keptBy(asked, state),
    why: [
      { kind: 'condition', condition: asked, met: state === 'met', known: state !== 'unknown' },
    ],
  }
}

export const asksForTrl = ({ minTrl, maxTrl }: Pick<Question, 'minTrl' | 'maxTrl'>): boolean =>
  minTrl !== undefined || maxTrl !== undefined

function readiness(question: Question, { trl }: SearchDocument): FactResult[] {
  if (!asksForTrl(question)) return []
  const { minTrl = 1, maxTrl = 9 } = question
  const met = trl !== null && trl >= minTrl && trl <= maxTrl
  return [{ factor: met ? 1 : LACKING.readiness, why: [{ kind: 'trl', trl, met }] }]
}

/** 제900호, No. 900 and 900 are one number; 901 is another. */
const numberOf = (text: string | null | undefined) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:제|no\.?|số|第)\s*|\s*호$|[\s-]/g, '')

function certificate(
  asked: Question['certifications'][number],
  document: SearchDocument,
): FactResult {
  const held = document.certifications.find(
    ({ type, number }) =>
      type !== null &&
      typesOf(asked.type).includes(type) &&
      (!asked.number || numberOf(number) === numberOf(asked.number)),
  )
  const factor = asked.number ? LACKING.certificateNumber : LACKING.certificate
  return {
    factor: held ? 1 : factor,
    why: [
      {
        kind: 'certification',
        type: held?.type ?? asked.type,
        number: held?.number ?? asked.number ?? null,
        validTo: held?.validTo ?? null,
        met: held !== undefined,
      },
    ],
  }
}

function place({ places }: Question, document: SearchDocument): FactResult[] {
  const [asked] = places
  if (asked === undefined) return []
  const met = places.find(
    (one) => document.places.includes(one) || (isCountry(one) && document.country === one),
  )
  return [
    {
      factor: met === undefined ? elsewhere(places, document) : 1,
      why: [{ kind: 'place', place: met ?? asked, met: met !== undefined }],
    },
  ]
}

/** A need lies in a place; a technology may be used where it has not been yet. */
function elsewhere(places: string[], document: SearchDocument): number {
  if (places.every(isCountry)) return LACKING.country
  return document.kind === 'need' ? LACKING.needElsewhere : LACKING.technologyElsewhere
}
