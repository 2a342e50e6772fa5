import type { Locale } from '#db/domain'
import type { readOrganisation } from '#app/features/organisations'
import type { ShownTechnology } from '#app/features/catalogue'
import type { PublicEvent } from '#app/features/events'
import { paths } from '#app/i18n/paths'

/** What public pages say in the words of schema.org. Only what the page itself shows to everybody. */
type At = { locale: Locale; publicOrigin: string }
const CONTEXT = 'https://schema.org'
const COUNTRY_CODES: Record<string, string | undefined> = { KR: 'KR', VN: 'VN' }

/** What is given; schema.org has no word for an empty one. */
const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  )

type Kept = { id: string }
const fileAt = (origin: string, { id }: Kept) => `${origin}/pictures/${id}/share.jpg`

type OrganisationPage = ReturnType<typeof readOrganisation>

export function organisationData(
  { locale, publicOrigin }: At,
  organisation: OrganisationPage,
  logo: Kept | null,
) {
  const { address, place, country } = organisation
  return given({
    '@context': CONTEXT,
    '@type': 'Organization',
    '@id': `${publicOrigin}${paths('en').organisation(organisation.slug)}`,
    name: organisation.name,
    alternateName: organisation.legalNames.filter((name) => name !== organisation.name),
    url: `${publicOrigin}${paths(locale).organisation(organisation.slug)}`,
    sameAs: organisation.website,
    logo: logo && fileAt(publicOrigin, logo),
    description: organisation.about?.text,
    foundingDate: organisation.foundedYear && String(organisation.foundedYear),
    knowsAbout: organisation.sectors.map(({ text }) => text),
    address: given({
      '@type': 'PostalAddress',
      streetAddress: address,
      addressRegion: place,
      addressCountry: COUNTRY_CODES[country],
    }),
  })
}

export function technologyData(
  { locale, publicOrigin }: At,
  technology: ShownTechnology,
  pictures: Kept[],
) {
  const { owner, title, summary } = technology
  return given({
    '@context': CONTEXT,
    '@type': 'Service',
    name: title.text,
    description: summary?.text,
    url: `${publicOrigin}${paths(locale).technology(technology.slug)}`,
    image: pictures.map((picture) => fileAt(publicOrigin, picture)),
    serviceType: technology.concepts.map(({ label }) => label),
    provider: given({
      '@type': 'Organization',
      '@id': `${publicOrigin}${paths('en').organisation(owner.slug)}`,
      name: owner.name,
      url: `${publicOrigin}${paths(locale).organisation(owner.slug)}`,
      address: given({
        '@type': 'PostalAddress',
        addressCountry: COUNTRY_CODES[owner.country],
      }),
    }),
  })
}

export function eventData({ locale, publicOrigin }: At, event: PublicEvent) {
  return given({
    '@context': CONTEXT,
    '@type': 'BusinessEvent',
    name: event.name,
    description: event.description,
    url: `${publicOrigin}${paths(locale).event(event.slug)}`,
    // Days of the event's own zone: they are no instants.
    startDate: event.firstDay,
    endDate: event.lastDay,
    eventStatus: `${CONTEXT}/EventScheduled`,
    eventAttendanceMode: `${CONTEXT}/OfflineEventAttendanceMode`,
    location: given({ '@type': 'Place', name: event.venue, address: event.address }),
  })
}
