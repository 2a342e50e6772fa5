import { AVAILABILITIES, COUNTRIES, LOCALES, ORGANISATION_KINDS } from '#db/domain'
import type { Country, Locale, Localised } from '#db/domain'
import type { NeedInput, TechnologyInput } from '#app/features/catalogue'
import type { OrganisationInput } from '#app/features/organisations'
import { deliveryWeeks } from '#search/vocabulary/facts/times'
import {
  certificationOf,
  codeOf,
  cooperationOf,
  dayOf,
  fundingOf,
  isFields,
  listOf,
  localisedOf,
  moneyOf,
  referenceOf,
  stageOf,
  textOf,
  textsIn,
  trlOf,
} from './record-fields'
import type { SetRecord } from './read-set'

const TITLE = 200
const SUMMARY = 300
const LONG = 8000

/** The original: as said, else the language that the title gives first. */
export function sourceOf(record: SetRecord): Locale {
  const given = codeOf(LOCALES, record.sourceLocale)
  const titled = Object.keys(record.title).flatMap((key) =>
    LOCALES.filter((locale) => locale === key && record.title[locale]?.trim()),
  )
  return (given && titled.includes(given) ? given : titled[0]) ?? 'en'
}

/** A technology as the product takes it. What can't be understood stands in the keywords, as text. */
export function technologyOf(record: SetRecord, organisationId: string): TechnologyInput {
  const source = sourceOf(record)
  const shared = sharedOf(record, source, organisationId)
  const price = moneyOf(record.priceIndication ?? record.price)
  const delivery = textOf(record.deliveryLeadTime)
  const weeks = delivery === undefined ? undefined : deliveryWeeks(delivery)
  const sought = isFields(record.partnerSought)
    ? record.partnerSought
    : { text: record.partnerSought }
  return {
    ...shared.fields,
    description: descriptionOf(record, record.description, source),
    advantages: localisedOf(record.advantages, source),
    innovation: localisedOf(record.innovation, source),
    applications: localisedOf(record.applications, source),
    deploymentRequirements: localisedOf(record.deploymentRequirements, source),
    developmentStage: textsIn(record.developmentStage)[0]?.slice(0, 200),
    trl: trlOf(record.trl),
    certifications: listOf(record.certifications)
      .flatMap((one) => certificationOf(one) ?? [])
      .slice(0, 60),
    intellectualProperty: listOf(record.intellectualProperty).flatMap(propertyOf).slice(0, 60),
    references: listOf(record.references)
      .flatMap((one) => referenceOf(one) ?? [])
      .slice(0, 60),
    partnerSought: {
      text: localisedOf(sought.text ?? sought.role, source, 1000),
      regions: linesOf(sought.regions ?? sought.region, 120, 70),
    },
    price,
    deliveryLeadTime: delivery,
    deliveryWeeks: weeks?.max ?? weeks?.min,
    targetRegions: linesOf(record.targetRegions, 120, 70),
    availability: codeOf(AVAILABILITIES, record.availability),
    keywords: keywordsOf(record, [
      ...shared.rest,
      ...(price ? [] : textsIn(record.priceIndication ?? record.price)),
    ]),
  }
}

/** A need as the product takes it; `description` is accepted as the problem. */
export function needOf(record: SetRecord, organisationId: string): NeedInput {
  const source = sourceOf(record)
  const shared = sharedOf(record, source, organisationId)
  const budget = moneyOf(record.budget)
  const stage = stageOf(record.projectStage)
  const funding = fundingOf(record.fundingSource)
  const deadline = dayOf(record.deadline, 'last')
  const delivery = textOf(record.deliveryLeadTime)
  const weeks = delivery === undefined ? undefined : deliveryWeeks(delivery)
  return {
    ...shared.fields,
    problem: descriptionOf(record, record.problem ?? record.description, source),
    desiredOutcome: localisedOf(record.desiredOutcome, source),
    constraints: localisedOf(record.constraints, source),
    currentSituation: localisedOf(
      record.problem === undefined
        ? record.currentSituation
        : [...textsIn(record.currentSituation), ...textsIn(record.description)],
      source,
    ),
    province: textOf(record.province, 120),
    placeText: textOf(record.placeText ?? record.district),
    projectStage: stage,
    budget,
    fundingSource: funding,
    timeline: textsIn(record.timeline).join(', ').slice(0, 300),
    procurementMode: textsIn(record.procurementMode).join(', ').slice(0, 200),
    minTrl: trlOf(record.minTrl),
    requiredCertifications: listOf(record.requiredCertifications)
      .flatMap((one) => certificationOf(one) ?? [])
      .map(({ type, text }) => ({ type, text }))
      .slice(0, 40),
    dataHosting: textsIn(record.dataHosting).join(', ').slice(0, 200),
    maxDeliveryWeeks:
      typeof record.maxDeliveryWeeks === 'number'
        ? record.maxDeliveryWeeks
        : (weeks?.max ?? weeks?.min),
    deadline,
    localPartnerWish: textsIn(record.localPartnerWish).join(', ').slice(0, 300),
    confidential: record.confidential === true,
    keywords: keywordsOf(record, [
      ...shared.rest,
      ...(budget ? [] : textsIn(record.budget)),
      ...(stage ? [] : textsIn(record.projectStage)),
      ...(funding ? [] : textsIn(record.fundingSource)),
      ...(deadline ? [] : textsIn(record.deadline)),
    ]),
  }
}

function sharedOf(record: SetRecord, source: Locale, organisationId: string) {
  const { modes, rest } = cooperationOf(record.cooperationModes)
  const fields = {
    organisationId,
    sourceLocale: source,
    title: localisedOf(record.title, source, TITLE),
    summary: mapTexts(localisedOf(record.summary, source, LONG), (text) =>
      firstSentences(text, SUMMARY),
    ),
    cooperationModes: modes,
    policyAlignment: linesOf(record.policyAlignment, 160, 20),
  }
  return { fields, rest }
}

/** The description, after whatever of title and summary was too long for its field: nothing that was written is lost. */
function descriptionOf(record: SetRecord, written: unknown, source: Locale): Localised {
  const description = localisedOf(written, source, LONG)
  const long = [localisedOf(record.title, source, LONG), localisedOf(record.summary, source, LONG)]
  return Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const texts = long
        .map((text) => text[locale] ?? '')
        .filter((text, at) => text.length > (at === 0 ? TITLE : SUMMARY))
      const whole = [...texts, description[locale] ?? ''].filter(Boolean).join('\n').slice(0, LONG)
      return whole ? [[locale, whole]] : []
    }),
  )
}

const mapTexts = (text: Localised, change: (text: string) => string): Localised =>
  Object.fromEntries(Object.entries(text).map(([locale, one]) => [locale, change(one)]))

/** As many whole sentences as fit, else the text cut. */
function firstSentences(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  const end = Math.max(...['. ', '.\n', '。', '! ', '? '].map((mark) => cut.lastIndexOf(mark)))
  return end > 0 ? cut.slice(0, end + 1) : cut
}

const linesOf = (value: unknown, max: number, most: number): string[] =>
  [...new Set(textsIn(value).map((text) => text.replace(/\s+/g, ' ').slice(0, max)))].slice(0, most)

const keywordsOf = (record: SetRecord, rest: string[]): string[] =>
  linesOf([record.keywords, rest], 80, 40)

function propertyOf(value: unknown): NonNullable<TechnologyInput['intellectualProperty']> {
  const given = isFields(value) ? value : { type: value }
  const type = textOf(given.type, 60)
  if (!type) return []
  return [
    {
      type,
      number: textOf(given.number, 60),
      country: textOf(given.country, 60),
      status: textOf(given.status, 60),
      title: textsIn(given.title)[0]?.slice(0, 300),
    },
  ]
}

/** The owner of a listing as far as it is said; the country of the original's language where none is given. */
export function organisationOf(
  record: SetRecord,
  fallbackName: string,
): { key: string | null; input: OrganisationInput } {
  const given = isFields(record.organisation) ? record.organisation : {}
  const source = sourceOf(record)
  const legalName = {
    ...localisedOf(
      given.legalName ??
        given.name ??
        given.displayName ??
        (isFields(record.organisation)
          ? undefined
          : (record.organisation ?? record.organisationName)),
      source,
      200,
    ),
    ...localisedOf(
      { ko: given.legalNameKo, vi: given.legalNameVi, en: given.legalNameEn },
      source,
      200,
    ),
  }
  const name = Object.values(legalName)[0] ?? textOf(given.id ?? record.organisationId)
  const country = countryOf(given.country ?? record.country, source)
  return {
    key: name ? `${country} ${name}` : null,
    input: {
      legalName: Object.keys(legalName).length > 0 ? legalName : { en: name ?? fallbackName },
      country,
      kind: codeOf(ORGANISATION_KINDS, given.kind),
      // A need's province is where it lies; a technology's is where its firm sits.
      province: textOf(given.province ?? given.sido ?? record.province ?? record.sido, 120),
    },
  }
}

const countryOf = (given: unknown, source: Locale): Country =>
  codeOf(COUNTRIES, given) ??
  (given === undefined ? ({ ko: 'KR', vi: 'VN', en: 'other' } as const)[source] : 'other')
