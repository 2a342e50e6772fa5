import type { Certification, LanguageLevel, Localised, MoneyRange } from '#db/domain'
import { nameKey } from '#app/features/organisations'
import { fold } from '#search/vocabulary/normalise'

/** What a survey adds to a record that is there: its own values win, lists grow, languages it does not have stay. */

/** `of` tells whose field it is; `kept`: the old value stays. */
export type Difference = {
  of?: 'organisation' | 'listing'
  field: string
  before: unknown
  after: unknown
  kept?: boolean
}
export type Merged<T> = { changes: Partial<T>; differences: Difference[] }

type Rule = (before: unknown, given: unknown) => unknown

const replace: Rule = (_before, given) => given
/** A text that stands there already, in whichever language, says nothing new. */
const languages: Rule = (before, given) => {
  const known = (before ?? {}) as Localised
  const said = new Set(Object.values(known).map(bare))
  const fresh = Object.entries(given as Localised).filter(([, text]) => !said.has(bare(text)))
  return { ...known, ...Object.fromEntries(fresh) }
}
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** The same bounds are the same amount, however many of them are written; a unit stays unless there is another. */
const money: Rule = (before, given) => {
  const [known, amount] = [before as MoneyRange | null, given as MoneyRange]
  const unit = amount.unit ?? known?.unit
  const isSame = known !== null && boundsOf(known) === boundsOf(amount)
  return { ...(isSame ? known : amount), ...(unit && { unit }) }
}
const boundsOf = ({ min, max, currency }: MoneyRange): string =>
  `${min ?? max}–${max ?? min} ${currency}`
/** A certificate with the number of one that is there is that one, however it is written. */
const certificates: Rule = (before, given) => {
  const known = (before ?? []) as Certification[]
  const fresh = (given as Certification[]).filter(
    (one) => !known.some((other) => isSaid(one, other)),
  )
  return unionBy(known, fresh, certificateKey)
}
const certificateKey = (one: unknown): string => {
  const { type, text, number } = one as Certification
  return keyOf([type ?? text, number ?? null])
}
const isSaid = (given: Certification, known: Certification): boolean => {
  const text = fold(given.text ?? '')
  const isSameKind = known.type
    ? known.type === given.type
    : letters(given.text).includes(letters(known.text))
  if (!isSameKind) return false
  if (!known.number) return !given.number
  return given.number === known.number || hasNumber(text, numberIn(known.number))
}
const letters = (text = ''): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
/** 900 of 제900호, No. 900. */
const numberIn = (written: string): string =>
  fold(written).replace(/^(?:제|no\.?|so|#)\s*|\s*호$/g, '')
/** Whether a text has that number, and not as a part of a longer one. */
function hasNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); number && at >= 0; at = text.indexOf(number, at + 1))
    if (!/\d/.test(text[at - 1] ?? '') && !/\d/.test(text[at + number.length] ?? '')) return true
  return false
}
/** Languages that are missing are added; a name that says the same stays as it is written. */
const names: Rule = (before, given) => {
  const known = (before ?? {}) as Record<string, string>
  const other = Object.entries(given as Record<string, string>).filter(
    ([locale, name]) => nameKey(known[locale] ?? '') !== nameKey(name),
  )
  return { ...known, ...Object.fromEntries(other) }
}
const union: Rule = (before, given) =>
  unionBy(before as unknown[], given as unknown[], (one) => keyOf(one))
const unionByKey =
  (key: (one: Record<string, unknown>) => string): Rule =>
  (before, given) =>
    unionBy(before as unknown[], given as unknown[], (one) => key(one as Record<string, unknown>))

const keyOf = (value: unknown): string => JSON.stringify(value).normalize('NFC').toLowerCase()

function unionBy(
  before: unknown[] | null,
  given: unknown[],
  key: (one: unknown) => string,
): unknown[] {
  const known = new Set((before ?? []).map(key))
  return [...(before ?? []), ...given.filter((one) => !known.has(key(one)) && known.add(key(one)))]
}

/** Languages that are new, and how well one is spoken where that was not known. */
const spoken: Rule = (before, given) => {
  const said = given as LanguageLevel[]
  const all = unionBy(before as unknown[], said, (one) => keyOf((one as LanguageLevel).locale))
  return (all as LanguageLevel[]).map((one) => ({
    ...said.find((other) => keyOf(other.locale) === keyOf(one.locale)),
    ...one,
  }))
}

/** How each field of a record is merged; the others are replaced. */
const RULES: Record<string, Rule> = {
  legalName: names,
  about: languages,
  sectors: union,
  exportExperience: union,
  languages: spoken,
  title: languages,
  summary: languages,
  description: languages,
  advantages: languages,
  innovation: languages,
  applications: languages,
  deploymentRequirements: languages,
  problem: languages,
  desiredOutcome: languages,
  constraints: languages,
  currentSituation: languages,
  keywords: union,
  cooperationModes: union,
  policyAlignment: union,
  targetRegions: union,
  certifications: certificates,
  price: money,
  budget: money,
  requiredCertifications: unionByKey((one) => keyOf(one.type ?? one.text)),
  references: unionByKey((one) => keyOf(one.project)),
  intellectualProperty: unionByKey((one) => keyOf(one.title)),
  partnerSought: (before, given) => ({ ...(before as object | null), ...(given as object) }),
}

/**
 * The changes that given values make to a record, and each as a difference for a person to see.
 * `comparable` gives the stored form of a given value, so that 010-5550-0101 is no change of +821055500101.
 */
export function mergeInto<T extends Record<string, unknown>>(
  before: Record<string, unknown>,
  given: T,
  comparable: (field: string, value: unknown) => unknown = (_field, value) => value,
): Merged<T> {
  const changes: Partial<T> = {}
  const differences: Difference[] = []
  for (const [field, value] of Object.entries(given) as [keyof T & string, T[keyof T & string]][]) {
    if (value === undefined || value === null) continue
    const stored = before[field] ?? null
    const merged = (RULES[field] ?? replace)(stored, value)
    if (keyOrder(comparable(field, merged)) === keyOrder(stored)) continue
    changes[field] = merged as T[typeof field]
    differences.push({ field, before: stored, after: merged })
  }
  return { changes, differences }
}

/** JSON that does not depend on the order of keys, nor on keys without a value. */
const keyOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, one]) => one !== undefined && one !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  )
