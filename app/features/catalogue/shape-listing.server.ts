import type { Country, Locale, Localised } from '#db/domain'
import { dayOf, formatMoney, formatPeriod, formatShortDay } from '#app/i18n/format'
import { read, readText } from '#app/i18n/localised'
import type { Reading } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { fold } from '#search/vocabulary/normalise'
import { findPlace, placeName } from '#search/vocabulary/places'
import type { CertificateView } from './certificates'
import type { NeedPage, Owner, TechnologyPage } from './queries.server'

/** A listing's page in the reader's language: everything named, nothing left as a code. */
export type ShownSection = { id: string; text: Reading }
export type ShownOwner = {
  name: string
  slug: string
  line: string
  verified: boolean
  country: Country
}

const CONCEPTS_SHOWN = 8
const CONCEPTS_ALWAYS = 3
const SUBJECT_WEIGHT = 0.4

/** Words of an owner for under a title: place, kind, since when. */
export function shownOwner(owner: Owner, locale: Locale): ShownOwner {
  const t = translatorOf(locale)
  const place = owner.place ? placeName(owner.place, locale) : ''
  const line = [
    place,
    t(`domain.country.${owner.country}`),
    t(`domain.organisationKind.${owner.kind}`),
    owner.foundedYear ? t('listing.founded', { year: String(owner.foundedYear) }) : '',
  ]
  return {
    name: owner.name,
    slug: owner.slug,
    line: line.filter(Boolean).join(' · '),
    verified: owner.verification === 'verified',
    country: owner.country,
  }
}

/** What a listing is about; what it only mentions in passing is kept for search and not shown. */
const conceptsOf = (concepts: { concept: string; weight: number }[], locale: Locale) =>
  concepts
    .filter(({ weight }, index) => index < CONCEPTS_ALWAYS || weight >= SUBJECT_WEIGHT)
    .slice(0, CONCEPTS_SHOWN)
    .map(({ concept }) => ({ id: concept, label: loadThesaurus().label(concept, locale) }))

const sectionsOf = (
  sections: Record<string, Localised>,
  locale: Locale,
  source: Locale,
): ShownSection[] =>
  Object.entries(sections).flatMap(([id, text]) => {
    const reading = read(text, locale, source)
    return reading ? [{ id, text: reading }] : []
  })

type Shaped = { title: Reading; summary: Reading | null; versions: TechnologyPage['languages'] }
const headOf = (
  listing: {
    title: Localised
    summary: Localised
    sourceLocale: Locale
    languages: TechnologyPage['languages']
  },
  locale: Locale,
): Shaped => ({
  title: read(listing.title, locale, listing.sourceLocale) ?? {
    text: '',
    locale: listing.sourceLocale,
  },
  summary: read(listing.summary, locale, listing.sourceLocale),
  versions: listing.languages,
})

export type ShownCertificate = {
  id: string
  code: string
  detail: string
  term: string
  state: 'valid' | 'soon' | 'expired' | 'unverified'
}

const STATE = {
  valid: 'valid',
  expiring: 'soon',
  expired: 'expired',
  notYet: 'unverified',
  unknown: 'unverified',
} as const

function shownCertificate(certificate: CertificateView, locale: Locale): ShownCertificate {
  const t = translatorOf(locale)
  const checked =
    certificate.verification === 'verified'
      ? t('listing.certificate.verified')
      : t('listing.certificate.unverified')
  return {
    id: certificate.id ?? '',
    code: certificate.type
      ? t(`domain.certification.${certificate.type}`)
      : (certificate.text ?? ''),
    detail: [
      certificate.number,
      certificate.issuer,
      formatPeriod(certificate.validFrom, certificate.validTo, locale),
    ]
      .filter(Boolean)
      .join(' · '),
    term: `${t(`listing.certificate.${certificate.term}`, { days: certificate.daysLeft ?? 0 })} · ${checked}`,
    state: STATE[certificate.term],
  }
}

/** A place as typed in the reader's language; words that say more than the name of a unit stay. */
function placeIn(typed: string, locale: Locale): string {
  const found = findPlace(typed)
  if (found?.kind !== 'unit') return typed
  return fold(found.name) === fold(typed) ? placeName(found.id, locale) : typed
}

/** A technology's page. */
export function shapeTechnology(page: TechnologyPage, locale: Locale) {
  const t = translatorOf(locale)
  const source = page.sourceLocale
  return {
    ...headOf(page, locale),
    id: page.id,
    slug: page.slug,
    sourceLocale: source,
    owner: shownOwner(page.owner, locale),
    concepts: conceptsOf(page.concepts, locale),
    mayEdit: page.mayEdit,
    isUnshown: ['draft', 'inReview', 'archived'].includes(page.status),
    staleSince: staleDay(page.staleSince, locale),
    trl: page.trl,
    sections: sectionsOf(
      {
        description: page.description,
        advantages: page.advantages,
        innovation: page.innovation,
        applications: page.applications,
      },
      locale,
      source,
    ),
    certificates: page.certificates.map((certificate) => shownCertificate(certificate, locale)),
    references: page.references.map((reference) => ({
      ...reference,
      where: [
        reference.place && placeIn(reference.place, locale),
        reference.country && t(`domain.country.${reference.country}`),
      ]
        .filter(Boolean)
        .join(', '),
    })),
    property: page.intellectualProperty.map((one) =>
      [one.type, one.title, one.number, one.country, one.status].filter(Boolean).join(' · '),
    ),
    terms: [
      {
        id: 'cooperation',
        text: page.cooperationModes.map((mode) => t(`domain.cooperationMode.${mode}`)).join(', '),
      },
      {
        id: 'partner',
        text:
          readText(page.partnerSought.text ?? {}, locale, source) ||
          (page.partnerSought.kinds ?? [])
            .map((kind) => t(`domain.organisationKind.${kind}`))
            .join(', '),
      },
      { id: 'price', text: page.price ? formatMoney(page.price, locale) : '' },
      { id: 'delivery', text: page.deliveryLeadTime ?? '' },
      { id: 'requirements', text: readText(page.deploymentRequirements, locale, source) },
      {
        id: 'regions',
        text: page.targetRegions.map((region) => regionName(region, locale)).join(', '),
      },
      { id: 'policy', text: page.policyAlignment.join(', ') },
      { id: 'availability', text: t(`domain.availability.${page.availability}`) },
    ],
  }
}
export type ShownTechnology = ReturnType<typeof shapeTechnology>

/** A need's page; the owner is null while it is hidden. */
export function shapeNeed(page: NeedPage, locale: Locale) {
  const t = translatorOf(locale)
  const source = page.sourceLocale
  return {
    ...headOf(
      { ...page, summary: Object.keys(page.summary).length > 0 ? page.summary : {} },
      locale,
    ),
    id: page.id,
    slug: page.slug,
    sourceLocale: source,
    owner: page.owner ? shownOwner(page.owner, locale) : null,
    place: page.place
      ? { code: page.place, name: placeName(page.place, locale), written: page.placeText }
      : null,
    mayEdit: page.mayEdit,
    isUnshown: ['draft', 'inReview', 'archived'].includes(page.status),
    staleSince: staleDay(page.staleSince, locale),
    status: t(`domain.needStatus.${page.status}`),
    concepts: conceptsOf(page.concepts, locale),
    sections: sectionsOf(
      {
        problem: page.problem,
        desiredOutcome: page.desiredOutcome,
        currentSituation: page.currentSituation,
        constraints: page.constraints,
      },
      locale,
      source,
    ),
    glance: [
      { id: 'stage', text: page.projectStage ? t(`domain.projectStage.${page.projectStage}`) : '' },
      { id: 'budget', text: page.budget ? formatMoney(page.budget, locale) : '' },
      { id: 'deadline', text: page.deadline ? formatShortDay(page.deadline, locale) : '' },
      {
        id: 'funding',
        text: page.fundingSource ? t(`domain.fundingSource.${page.fundingSource}`) : '',
      },
    ],
    terms: [
      { id: 'minTrl', text: page.minTrl ? `TRL ${page.minTrl}` : '' },
      {
        id: 'certificates',
        text: page.requiredCertifications
          .map((one) => (one.type ? t(`domain.certification.${one.type}`) : one.text))
          .filter(Boolean)
          .join(', '),
      },
      {
        id: 'cooperation',
        text: page.cooperationModes.map((mode) => t(`domain.cooperationMode.${mode}`)).join(', '),
      },
      { id: 'timeline', text: page.timeline ?? '' },
      { id: 'procurement', text: page.procurementMode ?? '' },
      { id: 'hosting', text: page.dataHosting ?? '' },
      { id: 'localPartner', text: page.localPartnerWish ?? '' },
      { id: 'policy', text: page.policyAlignment.join(', ') },
    ],
  }
}
export type ShownNeed = ReturnType<typeof shapeNeed>

const staleDay = (since: Date | null, locale: Locale): string | null =>
  since && formatShortDay(dayOf(since, 'Asia/Ho_Chi_Minh'), locale)

const regionName = (region: string, locale: Locale): string => {
  const place = findPlace(region)
  return place ? placeName(place.id, locale) : region
}
