import { beforeAll, describe, expect, it } from 'vitest'
import { recomputeMatches } from '#app/features/matching'
import { aDatabase } from '#app/platform/testing.server'
import type { Db } from '#db/client'
import {
  listingConcepts,
  matches,
  needs,
  organisations,
  searchDocuments,
  technologies,
} from '#db/schema'
import { loadConcepts } from '#search/vocabulary/load'
import { findPlace } from '#search/vocabulary/places'
import { seedContext } from './seed-context'
import { seedListings } from './seed-listings'
import { seedOrganisations } from './seed-organisations'

/* Derives what the matcher says from the records again, with none of its code. */

type Match = typeof matches.$inferSelect
type Params = Record<string, string | number | string[]>
type Pair = {
  technology: typeof technologies.$inferSelect
  need: typeof needs.$inferSelect
  supplier: typeof organisations.$inferSelect
  buyer: typeof organisations.$inferSelect
  day: string
}
type Claim = (pair: Pair, params: Params) => boolean

let db: Db
let all: Match[] = []
let pairs: { match: Match; pair: Pair }[] = []

beforeAll(async () => {
  db = aDatabase().db
  const ctx = seedContext(db, '', 'http://localhost:3000')
  const listings = seedListings(ctx, seedOrganisations(ctx))
  await recomputeMatches(
    db,
    [...listings.values()].filter(({ kind }) => kind === 'need').map((payload) => ({ payload })),
  )
  all = db.select().from(matches).all()
  pairs = readPairs()
  readWords()
}, 120_000)

function readPairs(): { match: Match; pair: Pair }[] {
  const byId = <T extends { id: string }>(rows: T[]) => {
    const rowsById = new Map(rows.map((row) => [row.id, row]))
    return (id: string): T => {
      const row = rowsById.get(id)
      if (!row) throw new Error(`no record ${id}`)
      return row
    }
  }
  const firm = byId(db.select().from(organisations).all())
  const technologyOf = byId(db.select().from(technologies).all())
  const needOf = byId(db.select().from(needs).all())
  return all.map((match) => {
    const technology = technologyOf(match.technologyId)
    const need = needOf(match.needId)
    const pair = {
      technology,
      need,
      supplier: firm(technology.organisationId),
      buyer: firm(need.organisationId),
      day: match.computedAt.toISOString().slice(0, 10),
    }
    return { match, pair }
  })
}

const concepts = new Map<string, string[]>()
const meanings = new Map<string, Readonly<Record<string, number>>>()
function readWords(): void {
  for (const { listingId, concept } of db.select().from(listingConcepts).all())
    concepts.set(listingId, [...(concepts.get(listingId) ?? []), concept])
  for (const { id, document } of db.select().from(searchDocuments).all())
    meanings.set(id, document.meaning)
}
const meaningOf = (id: string) => meanings.get(id) ?? {}
const conceptsOf = (id: string): string[] => concepts.get(id) ?? []
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
/** Words of a concept's labels and of those below it that a text of any language could share. */
function wordsAround(id: string): string[] {
  const near = loadConcepts().filter((one) => one.id === id || isBelow(one.id, id))
  return near.flatMap(({ prefLabel, altLabel }) =>
    [...Object.values(prefLabel), ...Object.values(altLabel ?? {}).flat()].flatMap((label) => {
      const words = plain(label).split(/[^\p{L}\p{N}]+/u)
      return words
        .filter((word) => /^[가-힣]{2,}|^[a-z0-9]{3,}/.test(word))
        .map((word) => word.slice(0, /^[가-힣]/.test(word) ? 2 : 5))
    }),
  )
}
/** Both records speak of the concept in words of its own. */
function speaksOf(record: Pair['technology'] | Pair['need'], id: string): boolean {
  if (conceptsOf(record.id).some((own) => own === id || isBelow(own, id))) return true
  const text = plain(JSON.stringify(record))
  return wordsAround(id).some((word) => text.includes(word))
}
const texts = (value: Params[string] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)]

const broaderOf = new Map(loadConcepts().map(({ id, broader }) => [id, broader]))
const relatedOf = new Map(loadConcepts().map(({ id, related }) => [id, related]))
function isBelow(id: string, above: string): boolean {
  const broader = broaderOf.get(id) ?? []
  return broader.includes(above) || broader.some((next) => isBelow(next, above))
}
const isNear = (a: string, b: string): boolean =>
  isBelow(a, b) ||
  isBelow(b, a) ||
  (relatedOf.get(a) ?? []).includes(b) ||
  (relatedOf.get(b) ?? []).includes(a) ||
  (broaderOf.get(a) ?? []).some((id) => (broaderOf.get(b) ?? []).includes(id))

const countryNeeded = ({ need, buyer }: Pair): string =>
  need.place ? (need.place.startsWith('vn-') ? 'VN' : 'KR') : buyer.country
const COUNTRY =
  /^(?:(VN|việt nam|viet nam|vietnam|베트남|toàn quốc)|(KR|korea|south korea|한국|대한민국|hàn quốc))$/i
const regionsOf = ({ technology }: Pair): string[] =>
  technology.targetRegions.flatMap((text) => {
    const country = COUNTRY.exec(text)
    if (country) return [country[1] ? 'VN' : 'KR']
    return findPlace(text)?.id ?? []
  })
/** Coarser than the matcher's: the Hải Vân pass divides the country. */
const SOUTH_OF_THE_PASS = 'dn qng gl dl ld kh tni dna ag dt hcm ct vl cm'.split(' ')
const side = (place: string): string =>
  place.startsWith('kr-') ? 'kr' : SOUTH_OF_THE_PASS.includes(place.slice(3)) ? 'south' : 'north'

type Money = { min?: number; max?: number; currency: string; unit?: string }
const dong = (amount: number, currency: string) =>
  currency === 'USD' ? (amount / 100) * 25_000 : currency === 'KRW' ? amount * 18 : amount
const cheapest = (price: Money) => dong(price.min ?? price.max ?? 0, price.currency)
const purse = (budget: Money) => dong(budget.max ?? budget.min ?? 0, budget.currency)

const held = ({ technology }: Pair, type: string) =>
  technology.certifications.filter((one) => one.type === type && one.verification !== 'failed')
const running = (pair: Pair, type: string) =>
  held(pair, type).filter((one) => !one.validTo || one.validTo >= pair.day)
const asked = ({ need }: Pair) => need.requiredCertifications.flatMap((one) => one.type ?? [])
const modesInCommon = ({ technology, need }: Pair) =>
  need.cooperationModes.filter((mode) => technology.cooperationModes.includes(mode))

const CLAIMS: Record<string, Claim> = {
  'concepts.same': ({ technology, need }, { concepts }) =>
    texts(concepts).length > 0 &&
    texts(concepts).every(
      (id) => conceptsOf(technology.id).includes(id) && conceptsOf(need.id).includes(id),
    ),
  'concepts.near': ({ technology, need }, { asked: wanted, found }) =>
    conceptsOf(need.id).includes(String(wanted)) &&
    conceptsOf(technology.id).includes(String(found)) &&
    isNear(String(wanted), String(found)),
  'concepts.partial': ({ technology, need }) =>
    conceptsOf(need.id).some((id) => !conceptsOf(technology.id).includes(id)) ||
    conceptsOf(technology.id).some((id) => !conceptsOf(need.id).includes(id)),
  'text.near': ({ technology, need }, { found }) =>
    [technology, need].every((record) => speaksOf(record, String(found))),
  'text.far': ({ technology, need }) => {
    const [a, b] = [meaningOf(technology.id), meaningOf(need.id)]
    return Object.keys(a).reduce((sum, id) => sum + (a[id] ?? 0) * (b[id] ?? 0), 0) < 0.1
  },
  'cooperation.shared': (pair, { modes }) =>
    texts(modes).length > 0 && String(modes) === String(modesInCommon(pair)),
  'cooperation.none': (pair, { modes }) =>
    modesInCommon(pair).length === 0 && String(modes) === String(pair.need.cooperationModes),
  'cooperation.unknown': ({ technology, need }) =>
    technology.cooperationModes.length === 0 || need.cooperationModes.length === 0,
  'trl.reached': ({ technology, need }, { trl, min }) =>
    technology.trl === trl && need.minTrl === min && Number(trl) >= Number(min),
  'trl.below': ({ technology, need }, { trl, min }) =>
    technology.trl === trl && need.minTrl === min && Number(trl) < Number(min),
  'trl.notAsked': ({ technology, need }, { trl }) => need.minTrl === null && technology.trl === trl,
  'trl.unknown': ({ technology }) => technology.trl === null,
  'certificates.valid': (pair, { types }) =>
    String(types) === String(asked(pair)) &&
    texts(types).every((type) =>
      running(pair, type).some((one) => one.verification === 'verified'),
    ),
  'certificates.unverified': (pair, { type }) =>
    asked(pair).some((one) => one === type) &&
    running(pair, String(type)).length > 0 &&
    running(pair, String(type)).every((one) => one.verification !== 'verified'),
  'certificates.missing': (pair, { type }) =>
    asked(pair).some((one) => one === type) && held(pair, String(type)).length === 0,
  'certificates.expired': (pair, { type }) =>
    held(pair, String(type)).length > 0 && running(pair, String(type)).length === 0,
  'certificates.notAsked': (pair, { types }) =>
    asked(pair).length === 0 &&
    texts(types).length > 0 &&
    texts(types).every((type) =>
      pair.technology.certifications.some(
        (one) => one.type === type && (!one.validTo || one.validTo >= pair.day),
      ),
    ),
  'certificates.none': (pair) => asked(pair).length === 0,
  'budget.within': ({ technology, need }) =>
    !!technology.price && !!need.budget && cheapest(technology.price) <= purse(need.budget),
  'budget.above': ({ technology, need }) =>
    !!technology.price && !!need.budget && cheapest(technology.price) > purse(need.budget),
  'budget.perUnit': ({ technology }) => !!technology.price?.unit,
  'budget.priceUnknown': ({ technology, need }) => !technology.price && !!need.budget,
  'budget.unknown': ({ need, technology }) =>
    !need.budget ||
    purse(need.budget) === 0 ||
    (!!technology.price && cheapest(technology.price) === 0),
  'region.place': (pair, { place }) =>
    pair.need.place === place && regionsOf(pair).includes(String(place)),
  'region.country': (pair, { country }) =>
    countryNeeded(pair) === country && regionsOf(pair).includes(String(country)),
  'region.home': (pair, { country }) =>
    countryNeeded(pair) === country && pair.supplier.country === country,
  'region.elsewhere': (pair, { country }) =>
    countryNeeded(pair) === country &&
    !regionsOf(pair).includes(String(country)) &&
    regionsOf(pair).some(
      (id) => id !== pair.need.place && id.startsWith(`${String(country).toLowerCase()}-`),
    ),
  'region.excluded': (pair, { country }) =>
    countryNeeded(pair) === country &&
    regionsOf(pair).length > 0 &&
    !regionsOf(pair).some((id) => id.slice(0, 2).toUpperCase() === country),
  'region.unknown': (pair) => regionsOf(pair).length === 0,
  'climate.proven': ({ technology, need }, { place }) =>
    technology.references.some((one) => one.place && findPlace(one.place)?.id === place) &&
    side(String(place)).startsWith(side(need.place ?? '').slice(0, 2)),
  'climate.unproven': ({ technology, need }) =>
    technology.references.length > 0 &&
    !technology.references.some((one) => one.place && findPlace(one.place)?.id === need.place),
  'climate.unknown': ({ technology, need }) =>
    !need.place || !technology.references.some((one) => one.place && findPlace(one.place)),
  'trackRecord.inCountry': (pair, { count, country }) =>
    country === countryNeeded(pair) &&
    pair.technology.references.filter((one) => one.country === country).length === count,
  'trackRecord.elsewhere': (pair, { count }) =>
    pair.technology.references.length === count &&
    !pair.technology.references.some((one) => one.country === countryNeeded(pair)),
  'trackRecord.none': ({ technology }) => technology.references.length === 0,
  'delivery.inTime': ({ technology, need }, { weeks, max }) =>
    technology.deliveryWeeks === weeks &&
    need.maxDeliveryWeeks === max &&
    Number(weeks) <= Number(max),
  'delivery.late': ({ technology, need }, { weeks, max }) =>
    technology.deliveryWeeks === weeks &&
    need.maxDeliveryWeeks === max &&
    Number(weeks) > Number(max),
  'delivery.notAsked': ({ technology, need }, { weeks }) =>
    technology.deliveryWeeks === weeks && need.maxDeliveryWeeks === null,
  'delivery.unknown': ({ technology }) => technology.deliveryWeeks === null,
  'language.own': ({ technology, buyer }, { locale }) =>
    locale === (buyer.country === 'KR' ? 'ko' : buyer.country === 'VN' ? 'vi' : 'en') &&
    !!technology.title[locale],
  'language.english': ({ technology }) => !!technology.title.en,
  'language.original': ({ technology }, { locale }) =>
    !technology.title.en && Object.keys(technology.title).some((one) => one === locale),
  'reciprocity.sought': ({ technology, need, buyer }, { kind }) =>
    !need.confidential &&
    buyer.kind === kind &&
    (technology.partnerSought.kinds ?? []).some((one) => one === kind),
  'reciprocity.other': ({ technology, buyer }, { kinds }) =>
    String(kinds) === String(technology.partnerSought.kinds) &&
    !(technology.partnerSought.kinds ?? []).includes(buyer.kind),
  'reciprocity.unknown': ({ technology, need }) =>
    need.confidential || (technology.partnerSought.kinds ?? []).length === 0,
  'freshness.updated': ({ technology }, { day }) =>
    technology.updatedAt.toISOString().startsWith(String(day)),
}

describe('the reasons of the demo’s matches', () => {
  it('are there to be judged', () => {
    expect(all.length).toBeGreaterThan(100)
    const codes = new Set(all.flatMap(({ parts }) => parts.map(({ reason }) => reason.code)))
    expect(codes.size).toBeGreaterThan(20)
  })
  it('are true of the records, every one, blockers too', () => {
    const untrue = pairs.flatMap(({ match, pair }) =>
      [...match.parts, ...match.blockers].flatMap(({ reason: { code, params } }) =>
        CLAIMS[code]?.(pair, params) === true
          ? []
          : [`${code} ${JSON.stringify(params)}: ${pair.need.slug} ← ${pair.technology.slug}`],
      ),
    )
    expect(untrue).toEqual([])
  })
  it('add up to the score, held by what stands against it', () => {
    for (const { score, parts, blockers } of all) {
      const points = parts.reduce((sum, part) => sum + part.weight * part.value, 0)
      const kept = blockers.reduce((left, { cap }) => (left * cap) / 100, points)
      expect(Math.abs(score - kept)).toBeLessThan(0.051)
      for (const { cap } of blockers) expect(score).toBeLessThanOrEqual(cap)
    }
  })
  it('never say of what kind a hidden owner is', () => {
    const hidden = pairs.filter(({ pair }) => pair.need.confidential)
    expect(hidden.length).toBeGreaterThan(0)
    for (const { match } of hidden)
      expect(match.parts.find(({ criterion }) => criterion === 'reciprocity')?.reason.code).toBe(
        'reciprocity.unknown',
      )
  })
})
