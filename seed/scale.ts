import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import type { Localised } from '#db/domain'
import { LOCALES } from '#db/domain'
import { needs } from './demo/needs'
import { technologies } from './demo/technologies'

/** Listings an organisation owns. */
const PER_FIRM = 10

/** One need to so many technologies: what suppliers offer outnumbers what is asked for. */
const TECHNOLOGIES_PER_NEED = 10

/**
 * Enters `count` technologies and a tenth as many needs through the product's own verbs, for measuring at scale. Each takes
 * its texts from listings of the demo, mixed within a field, so that lengths, languages and subjects stay real; a
 * model number keeps titles apart. The same count gives the same records.
 */
export function seedScale(ctx: Context, count: number, onProgress: (done: number) => void): void {
  let supplier = ''
  let buyer = ''
  for (let number = 0; number < count; number++) {
    if (number % PER_FIRM === 0) {
      supplier = firm(ctx, 'KR', number)
      buyer = firm(ctx, 'VN', number)
    }
    enterTechnology(ctx, supplier, number)
    if (number % TECHNOLOGIES_PER_NEED === 0) enterNeed(ctx, buyer, number / TECHNOLOGIES_PER_NEED)
    if (number % 100 === 99) onProgress(number + 1)
  }
}

const firm = (ctx: Context, country: 'KR' | 'VN', number: number): string =>
  createOrganisation(
    ctx,
    {
      legalName:
        country === 'KR' ? { ko: `(주)규모시험${number}` } : { vi: `Công ty Quy Mô ${number}` },
      country,
      kind: 'sme',
      registrationNumberAbsence: 'scale',
    },
    { demo: true },
  ).id

/** The base listing and another of its field, each chosen by the number alone. */
function pair<T extends { field: string }>(all: readonly T[], number: number): [T, T] {
  const base = all[number % all.length]
  if (!base) throw new Error('The demo has no listings.')
  const kin = all.filter((one) => one.field === base.field)
  return [base, kin[Math.floor(number / all.length) % kin.length] ?? base]
}

const numbered = (title: Localised, number: number): Localised =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => (title[locale] ? [[locale, `${title[locale]} S-${number}`]] : [])),
  )

function enterTechnology(ctx: Context, organisationId: string, number: number): void {
  const [base, other] = pair(technologies, number)
  const {
    key: _key,
    organisation: _owner,
    field: _field,
    enteredOn: _day,
    priceIndication: _price,
    ...texts
  } = base
  createTechnology(
    ctx,
    {
      ...texts,
      organisationId,
      title: numbered(base.title, number),
      description: other.description,
    },
    { demo: true, status: 'published' },
  )
}

function enterNeed(ctx: Context, organisationId: string, number: number): void {
  const [base, other] = pair(needs, number)
  const {
    key: _key,
    organisation: _owner,
    field: _field,
    enteredOn: _day,
    budget: _budget,
    requiredCertifications,
    ...texts
  } = base
  createNeed(
    ctx,
    {
      ...texts,
      organisationId,
      title: numbered(base.title, number),
      problem: other.problem,
      requiredCertifications: requiredCertifications.map((type) => ({ type })),
    },
    { demo: true, status: 'open' },
  )
}
