import type {
  Certification,
  Declarations,
  DocumentTier,
  Locale,
  Localised,
  MoneyRange,
  PartnerSought,
  Reference,
} from '#db/domain'
import { formatMoney, formatPeriod, formatShortDay } from '#app/i18n/format'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { ServerTranslator } from '#app/i18n/translator.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName, placeOf } from '#search/vocabulary/places'

/** The name of a field of a listing, in the reader's language. */
export function fieldLabel(field: string, locale: Locale): string {
  const t = translatorOf(locale)
  return t(`editor.field.${field as 'title'}`)
}

/** What a field holds, in words: for people who compare two versions. Empty where it holds nothing. */
export function fieldText(field: string, value: unknown, locale: Locale): string {
  if (value === null || value === undefined || value === '') return ''
  const t = translatorOf(locale)
  switch (field) {
    case 'place':
      return placeText(plain(value), locale)
    case 'trl':
    case 'minTrl':
      return `TRL ${plain(value)}`
    case 'price':
    case 'budget':
      return formatMoney(value as MoneyRange, locale)
    case 'deadline':
      return formatShortDay(plain(value), locale)
    case 'certifications':
    case 'requiredCertifications':
      return (value as Certification[]).map((one) => certificate(one, locale)).join('\n')
    case 'references':
      return (value as Reference[]).map((one) => reference(one, t)).join('\n')
    case 'intellectualProperty':
      return (value as object[]).map((one) => Object.values(one).join(' · ')).join('\n')
    case 'concepts':
    case 'refusedConcepts':
      return (value as string[]).map((id) => loadThesaurus().label(id, locale)).join(', ')
    case 'partnerSought':
      return partner(value, locale, t)
    case 'declarations':
      return declarations(value, t)
    case 'picture':
      return readText((value as { alt?: Localised }).alt ?? {}, locale)
    case 'document':
      return document(value, locale, t)
    case 'confidential':
      return value ? t('editor.confidentialYes') : t('editor.confidentialNo')
    default:
      return named(field, value, t)
  }
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const placeText = (code: string, locale: Locale): string =>
  placeOf(code) ? placeName(code, locale) : code

const DOMAIN = {
  cooperationModes: 'cooperationMode',
  projectStage: 'projectStage',
  fundingSource: 'fundingSource',
  availability: 'availability',
} as const

function named(field: string, value: unknown, t: ServerTranslator): string {
  if (typeof value === 'object' && !Array.isArray(value)) return inEachLanguage(value as Localised)
  const words = (Array.isArray(value) ? value : [value]).map(String)
  if (field === 'visibility')
    return words.map((word) => t(`editor.visibility.${word as 'public'}`)).join(', ')
  if (!(field in DOMAIN)) return words.join(', ')
  const of = DOMAIN[field as keyof typeof DOMAIN]
  return words
    .map((word) => t(`domain.${of}.${word}` as 'domain.availability.available'))
    .join(', ')
}

const inEachLanguage = (text: Localised): string =>
  (Object.keys(text) as Locale[])
    .filter((lang) => lang in LOCALE_NAMES)
    .map((lang) => `${LOCALE_NAMES[lang]}: ${text[lang] ?? ''}`)
    .join('\n')

function certificate(one: Partial<Certification>, locale: Locale): string {
  const t = translatorOf(locale)
  return [
    one.type && t(`domain.certification.${one.type}`),
    one.text,
    one.number,
    one.issuer,
    formatPeriod(one.validFrom, one.validTo, locale),
  ]
    .filter(Boolean)
    .join(' · ')
}

const reference = ({ country, ...said }: Reference, t: ServerTranslator): string =>
  [...Object.values(said), country && t(`domain.country.${country}`)].filter(Boolean).join(' · ')

type DocumentRow = { title: Localised; tier: DocumentTier }

const document = ({ title, tier }: Partial<DocumentRow>, locale: Locale, t: ServerTranslator) =>
  [readText(title ?? {}, locale), tier && t(`media.tier.${tier}`)].filter(Boolean).join(' · ')

const partner = (
  { kinds = [], text = {}, regions = [] }: PartnerSought,
  locale: Locale,
  t: ServerTranslator,
) =>
  [
    kinds.map((kind) => t(`domain.organisationKind.${kind}`)).join(', '),
    readText(text, locale),
    regions.join(', '),
  ]
    .filter(Boolean)
    .join('\n')

const declarations = (given: Declarations, t: ServerTranslator): string =>
  (['coreTechnology', 'technologyTransfer'] as const)
    .flatMap((one) => {
      const said = given[one]
      return said ? [`${t(`editor.field.${one}`)}: ${t(`editor.declared.${said}`)}`] : []
    })
    .join('\n')
