import type { Locale } from '#db/domain'
import { EVIDENCE_KINDS } from '#db/domain'
import { listingsOf, readTechnology, shapeTechnology } from '#app/features/catalogue'
import { logoOf, picturesOf, sharedPicture } from '#app/features/media'
import { LANGUAGE_LEVELS, readOrganisation } from '#app/features/organisations'
import { dayOf, formatDay, formatShortDay } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import type { Profile } from './model'

/**
 * A technology on one page, for whoever may see it, in the language of the address.
 * @throws DomainError notFound
 */
export function readTechnologyProfile(ctx: Context, slug: string): Profile {
  const page = readTechnology(ctx, slug)
  const { locale } = ctx
  const t = translatorOf(locale)
  const shown = shapeTechnology(page, locale)
  const trl = shown.trl
  const [picture] = picturesOf(ctx, page.id)
  const logo = logoOf(ctx, page.organisationId)
  const { owner } = shown
  const verified = owner.verified ? ` · ${t('domain.verification.verified')}` : ''
  return {
    locale,
    kind: t('profile.technology'),
    title: shown.title.text,
    line: `${owner.name} · ${owner.line}${verified}`,
    summary: shown.summary?.text ?? '',
    facts: [
      [t('profile.subjects'), shown.concepts.map(({ label }) => label).join(', ')],
      [
        t('listing.section.trl'),
        trl === null ? '' : `TRL ${trl} · ${t(`domain.trl.${String(trl) as '9'}`)}`,
      ],
      ...shown.terms
        .filter(({ id }) => id !== 'requirements' && id !== 'policy')
        .map(({ id, text }): [string, string] => [t(`listing.term.${id as 'price'}`), text]),
    ],
    texts: shown.sections
      .filter(({ id }) => id === 'description' || id === 'advantages')
      .map(({ id, text }): [string, string] => [
        t(`listing.section.${id as 'description'}`),
        // Advantages come as lines; on one page they follow each other.
        id === 'advantages' ? text.text.split(/\s*\n+\s*/).join(' · ') : text.text,
      ]),
    lists: [
      {
        heading: t('listing.section.certificates'),
        lines: shown.certificates.map(({ code, detail, term }) => ({
          text: code,
          note: [detail, term].filter(Boolean).join(' · '),
        })),
      },
      {
        heading: t('listing.section.references'),
        lines: shown.references.map(({ project, where, year, scale, result }) => ({
          text: project,
          note: [where, year, scale, result].filter(Boolean).join(' · '),
        })),
      },
    ],
    picture: picture ? dataOf(sharedPicture(ctx, picture.id)) : null,
    logo: logo ? dataOf(sharedPicture(ctx, logo.id)) : null,
    ...footOf(ctx, paths(locale).technology(slug), t('profile.askTechnology')),
    marks: [
      ...(shown.isUnshown ? [t('listing.unshown')] : []),
      ...(page.demo ? [t('profile.demo')] : []),
    ],
  }
}

/**
 * An organisation on one page, in the language of the address. It is passed on, so it holds only what everybody sees,
 * whoever asks.
 * @throws DomainError notFound
 */
export function readOrganisationProfile(ctx: Context, slug: string): Profile {
  const organisation = readOrganisation(ctx, slug)
  const { locale } = ctx
  const t = translatorOf(locale)
  const everybody: Context = { ...ctx, actor: { kind: 'visitor' } }
  const { technologies, needs } = listingsOf(everybody, organisation.id)
  const logo = logoOf(ctx, organisation.id)
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const line = (listing: (typeof technologies)[number]) => ({
    text: readText(listing.title, locale, listing.sourceLocale),
    note: [
      listing.kind === 'technology' && listing.trl ? `TRL ${listing.trl}` : '',
      readText(listing.summary, locale, listing.sourceLocale),
    ]
      .filter(Boolean)
      .join(' · '),
  })
  return {
    locale,
    kind: t('profile.organisation'),
    title: organisation.name,
    line: [
      ...organisation.legalNames.filter((name) => name !== organisation.name),
      organisation.place,
      t(`domain.country.${organisation.country}`),
    ]
      .filter(Boolean)
      .join(' · '),
    summary: '',
    facts: [
      [t('listing.term.verification'), verificationOf(organisation, locale)],
      [t('listing.term.kind'), t(`domain.organisationKind.${organisation.kind}`)],
      [t('listing.term.number'), organisation.registrationNumber ?? ''],
      [t('listing.term.foundedYear'), String(organisation.foundedYear ?? '')],
      [t('listing.term.employees'), organisation.employeeBand ?? ''],
      [
        t('listing.term.spoken'),
        organisation.languages.map((one) => spokenAs(one, names, t)).join(', '),
      ],
      [t('listing.term.sectors'), textOf(organisation.sectors)],
      [t('listing.term.exports'), textOf(organisation.exportExperience)],
      [t('listing.term.address'), organisation.address ?? ''],
      [t('listing.term.website'), organisation.website?.replace(/^https?:\/\//, '') ?? ''],
    ],
    texts: [[t('listing.section.organisation'), organisation.about?.text ?? '']],
    lists: [
      {
        heading: t('listing.section.technologies'),
        lines: technologies.map(line),
      },
      { heading: t('listing.section.needs'), lines: needs.map(line) },
    ],
    picture: null,
    logo: logo ? dataOf(sharedPicture(ctx, logo.id)) : null,
    ...footOf(ctx, paths(locale).organisation(slug), t('profile.askOrganisation')),
    marks: organisation.demo ? [t('profile.demo')] : [],
  }
}

function footOf(ctx: Context, path: string, contact: string) {
  const t = translatorOf(ctx.locale)
  const day = formatDay(dayOf(ctx.now(), 'Asia/Ho_Chi_Minh'), ctx.locale)
  return {
    contact,
    address: `${ctx.publicOrigin}${path}`,
    issued: t('profile.issued', { day }),
    more: (count: number) => t('profile.more', { count }),
  }
}

const textOf = (said: { text: string; typed?: { text: string } }[]) =>
  said.map(({ text, typed }) => (typed ? `${text} (${typed.text})` : text)).join(', ')

type OrganisationPage = ReturnType<typeof readOrganisation>

/** The state in words, with the day and the kind of evidence. */
function verificationOf({ verification, verifiedAt, evidence }: OrganisationPage, locale: Locale) {
  const t = translatorOf(locale)
  const kind = EVIDENCE_KINDS.find((one) => one === evidence)
  return [
    t(`domain.verification.${verification}`),
    verification === 'verified' && verifiedAt ? formatShortDay(verifiedAt, locale) : '',
    verification === 'verified' && kind ? t(`domain.evidence.${kind}`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A language with how well it is spoken, where that is known. */
function spokenAs(
  { locale, level }: OrganisationPage['languages'][number],
  names: Intl.DisplayNames,
  t: ReturnType<typeof translatorOf>,
): string {
  const known = LANGUAGE_LEVELS.find((one) => one === level)
  return known
    ? `${nameOf(names, locale)} (${t(`domain.languageLevel.${known}`)})`
    : nameOf(names, locale)
}

/** Old records hold words instead of codes. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

const dataOf = (jpeg: Uint8Array | null): string | null =>
  jpeg && `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`
