import { createNeed, createTechnology } from '#app/features/catalogue'
import { createOrganisation } from '#app/features/organisations'
import type { Context } from '#app/platform/context.server'
import type { Localised } from '#db/domain'
import { eq } from 'drizzle-orm'
import { LOCALES } from '#db/domain'
import type { Tx } from '#db/client'
import { searchDocuments, technologies as technologyRows } from '#db/schema'
import { putDocument } from '#search/embedded/store'
import { loadThesaurus } from '#search/vocabulary/load'
import { needs } from './demo/needs'
import { technologies } from './demo/technologies'

/** Listings an organisation owns. */
const PER_FIRM = 10

/** One need to so many technologies: what suppliers offer outnumbers what is asked for. */
const TECHNOLOGIES_PER_NEED = 10
/** So many are entered; beyond, technologies are copied, which takes a fraction of the time. */
const ENTERED = 2000
const COPIED_AT_ONCE = 200

/**
 * Fills a database with `count` technologies and needs to match, for measuring at scale. The first 2,000 are entered
 * through the product's own verbs, each with the texts of listings of the demo, mixed within a field, so that lengths,
 * languages and subjects stay real; a model number keeps titles apart. The rest are copies of them, with numbers of
 * their own, put into the embedded index as any listing is. The same count gives the same records.
 */
export function seedScale(ctx: Context, count: number, onProgress: (done: number) => void): void {
  let supplier = ''
  let buyer = ''
  const entered: string[] = []
  for (let number = 0; number < Math.min(count, ENTERED); number++) {
    if (number % PER_FIRM === 0) {
      supplier = firm(ctx, 'KR', number)
      buyer = firm(ctx, 'VN', number)
    }
    entered.push(enterTechnology(ctx, supplier, number))
    if (number % TECHNOLOGIES_PER_NEED === 0) enterNeed(ctx, buyer, number / TECHNOLOGIES_PER_NEED)
    if (number % 100 === 99) onProgress(number + 1)
  }
  for (let from = entered.length; from < count; from += COPIED_AT_ONCE) {
    const to = Math.min(count, from + COPIED_AT_ONCE)
    ctx.db.transaction((tx) => {
      for (let number = from; number < to; number++)
        copyTechnology(tx, entered[number % entered.length] ?? '', number)
    })
    onProgress(to)
  }
}

function copyTechnology(tx: Tx, id: string, number: number): void {
  const original = tx.select().from(technologyRows).where(eq(technologyRows.id, id)).get()
  const found = tx.select().from(searchDocuments).where(eq(searchDocuments.id, id)).get()
  if (!original || !found) throw new Error('A listing that was entered is not there.')
  const copy = {
    id: `${id}-${number}`,
    slug: `${original.slug}-${number}`,
    title: numbered(original.title, number),
  }
  tx.insert(technologyRows)
    .values({ ...original, ...copy, titleKey: `${original.titleKey} ${number}` })
    .run()
  const { document } = found
  putDocument(tx, loadThesaurus(), {
    ...document,
    ...copy,
    titleTokens: `${document.titleTokens} ${number}`,
  })
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

function enterTechnology(ctx: Context, organisationId: string, number: number): string {
  const [base, other] = pair(technologies, number)
  const {
    key: _key,
    organisation: _owner,
    field: _field,
    enteredOn: _day,
    priceIndication: _price,
    ...texts
  } = base
  return createTechnology(
    ctx,
    {
      ...texts,
      organisationId,
      title: numbered(base.title, number),
      description: other.description,
    },
    { demo: true, status: 'published' },
  ).id
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
