import {
  CERTIFICATION_TYPES,
  COOPERATION_MODES,
  CURRENCIES,
  FUNDING_SOURCES,
  LOCALES,
  PROJECT_STAGES,
} from '#db/domain'
import type {
  Certification,
  CooperationMode,
  FundingSource,
  Locale,
  Localised,
  MoneyRange,
  ProjectStage,
  Reference,
} from '#db/domain'
import { minorUnits } from '#db/money'
import { isDay } from '#app/platform/fields'
import {
  cooperationModesOf,
  fundingSourceOf,
  projectStageOf,
  trlIn,
} from '#search/vocabulary/facts'
import { certificateType } from '#search/vocabulary/facts/certificates'
import { guessLocales } from '#search/vocabulary/language'

/** Patient readers of one field each, for records as people write them: a value, or nothing. */

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** A text or a number as a text of at most `max` characters. */
export function textOf(value: unknown, max = 200): string | undefined {
  const text =
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return text ? text.slice(0, max) : undefined
}

/** A text by language; a bare text is taken for the language of its letters. */
export function localisedOf(value: unknown, source: Locale, max = 4000): Localised {
  if (Array.isArray(value))
    return localisedOf(value.flatMap((one) => textOf(one, max) ?? []).join('\n'), source, max)
  if (!isFields(value)) {
    const text = textOf(value, max)
    return text ? { [guessLocales(text)[0]?.locale ?? source]: text } : {}
  }
  return Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const text = textOf(value[locale], max)
      return text ? [[locale, text]] : []
    }),
  )
}

/** Every text of a value, however it is wrapped. */
export function textsIn(value: unknown): string[] {
  if (isFields(value)) return Object.values(value).flatMap(textsIn)
  if (Array.isArray(value)) return value.flatMap(textsIn)
  const text = textOf(value, 4000)
  return text ? [text] : []
}

export function trlOf(value: unknown): number | undefined {
  const text = textOf(value) ?? ''
  const level = Number(/^[1-9]$/.test(text) ? text : trlIn(text)[0]?.min)
  return level >= 1 && level <= 9 ? level : undefined
}

/** Money in whole units to minor units; without a known currency or an amount there is none. */
export function moneyOf(value: unknown): MoneyRange | undefined {
  if (!isFields(value)) return undefined
  const currency = CURRENCIES.find((one) => one === (textOf(value.currency) ?? '').toUpperCase())
  const amounts = [value.min, value.max].map((amount) =>
    typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : undefined,
  )
  if (!currency || amounts.every((amount) => amount === undefined)) return undefined
  const [min, max] = amounts.map((amount) =>
    amount === undefined ? undefined : minorUnits(amount, currency),
  )
  if ([min, max].some((amount) => amount !== undefined && !Number.isSafeInteger(amount)))
    return undefined
  const isSwapped = min !== undefined && max !== undefined && min > max
  const unit = textOf(value.unit, 80)
  return {
    ...(min !== undefined && (isSwapped ? { max: min } : { min })),
    ...(max !== undefined && (isSwapped ? { min: max } : { max })),
    currency,
    ...(unit && { unit }),
  }
}

/** A year, month or day as its first or last day. */
export function dayOf(value: unknown, end: 'first' | 'last'): string | undefined {
  const parts = /^(\d{4})(?:[-./\s년]+(\d{1,2}))?(?:[-./\s월]+(\d{1,2}))?[.\s월일]*$/.exec(
    textOf(value) ?? '',
  )
  const [, year, month = end === 'first' ? '1' : '12', day] = parts ?? []
  if (!year) return undefined
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const text = [
    year,
    month.padStart(2, '0'),
    (day ?? (end === 'first' ? '1' : String(last))).padStart(2, '0'),
  ].join('-')
  return isDay(text) ? text : undefined
}

/** A certificate with the type that its name says; the name as written stays beside it. */
export function certificationOf(value: unknown): Certification | undefined {
  const given = isFields(value) ? value : { type: value }
  const type = typeOfCertificate(given)
  const name = [given.type, given.name, given.text]
    .flatMap((one) => textOf(one) ?? [])
    .filter((one) => one !== type)
  const unreadable = [given.validFrom, given.validTo]
    .filter((one) => dayOf(one, 'first') === undefined)
    .flatMap((one) => textOf(one) ?? [])
  const text = textOf([...new Set([...name, ...unreadable])].join(' '), 200)
  if (!type && !text) return undefined
  const [from, to] = [dayOf(given.validFrom, 'first'), dayOf(given.validTo, 'last')]
  const isBackwards = from !== undefined && to !== undefined && from > to
  const number = textOf(given.number, 80)
  const issuer = textOf(given.issuer, 120)
  return {
    ...(type && { type }),
    ...(text && { text }),
    ...(number && { number }),
    ...(issuer && { issuer }),
    ...(from && !isBackwards && { validFrom: from }),
    ...(to && { validTo: to }),
    verification:
      given.verified === true || given.verification === 'verified'
        ? 'verified'
        : given.verification === 'failed'
          ? 'failed'
          : 'unverified',
  }
}

function typeOfCertificate(given: Fields) {
  const texts = [given.type, given.name, given.text].flatMap((one) => textOf(one) ?? [])
  return (
    CERTIFICATION_TYPES.find((type) => texts.includes(type)) ??
    texts.map(certificateType).find((type) => type !== null) ??
    undefined
  )
}

/** Cooperation modes by code or by words; what names none comes back as text. */
export function cooperationOf(value: unknown): { modes: CooperationMode[]; rest: string[] } {
  const modes = new Set<CooperationMode>()
  const rest: string[] = []
  for (const text of textsIn(value)) {
    const named = COOPERATION_MODES.filter((mode) => mode === text)
    const found = named.length > 0 ? named : cooperationModesOf(text)
    if (found.length === 0) rest.push(text)
    found.forEach((mode) => modes.add(mode))
  }
  return { modes: [...modes], rest }
}

export const stageOf = (value: unknown): ProjectStage | undefined =>
  codeOf(PROJECT_STAGES, value) ?? projectStageOf(textOf(value) ?? '') ?? undefined
export const fundingOf = (value: unknown): FundingSource | undefined =>
  codeOf(FUNDING_SOURCES, value) ?? fundingSourceOf(textOf(value) ?? '') ?? undefined

export const codeOf = <T extends string>(codes: readonly T[], value: unknown): T | undefined =>
  codes.find((code) => code === value || code.toLowerCase() === (textOf(value) ?? '').toLowerCase())

export function referenceOf(value: unknown): Reference | undefined {
  const given = isFields(value) ? value : { project: value }
  const project = textsIn(
    given.project ?? given.title ?? given.name ?? given.client ?? given.result,
  )[0]
  if (!project) return undefined
  const year = Number(/(?:19|20)\d{2}/.exec(textOf(given.year) ?? '')?.[0])
  const country =
    codeOf(['KR', 'VN', 'other'] as const, given.country) ??
    (given.country === undefined ? undefined : 'other')
  const text = (field: unknown, max: number) => textsIn(field)[0]?.slice(0, max)
  const optional = {
    client: text(given.client, 200),
    place: text(given.place, 120),
    scale: text(given.scale, 300),
    result: text(given.result, 500),
    country,
    year: year || undefined,
  }
  return {
    project: project.slice(0, 200),
    ...Object.fromEntries(Object.entries(optional).filter(([, one]) => one !== undefined)),
  }
}
