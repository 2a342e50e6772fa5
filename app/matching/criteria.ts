import { BAND_RATE } from '#search/vocabulary/money-bands'
import { climateOf } from './climate'
import type { Verdict } from './score-match'
import type { MatchNeed, MatchTechnology, Reason } from './types'

const known = (value: number, code: string, params: Reason['params'] = {}): Verdict => ({
  value,
  state: 'known',
  reason: { code, params },
})
const unknown = (code: string, params: Reason['params'] = {}): Verdict => ({
  value: 0.5,
  state: 'unknown',
  reason: { code, params },
})

export function scoreCooperation(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (need.cooperationModes.length === 0 || technology.cooperationModes.length === 0)
    return unknown('cooperation.unknown')
  const shared = need.cooperationModes.filter((mode) => technology.cooperationModes.includes(mode))
  if (shared.length > 0) return known(1, 'cooperation.shared', { modes: shared })
  const reason = { code: 'cooperation.none', params: { modes: need.cooperationModes } }
  return { value: 0, state: 'known', reason, blocker: { cap: 60, reason } }
}

export function scoreTrl(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (technology.trl === null) return unknown('trl.unknown')
  if (need.minTrl === null)
    return known(technology.trl / 9, 'trl.notAsked', { trl: technology.trl })
  if (technology.trl >= need.minTrl)
    return known(1, 'trl.reached', { trl: technology.trl, min: need.minTrl })
  const reason = { code: 'trl.below', params: { trl: technology.trl, min: need.minTrl } }
  return { value: 0, state: 'known', reason, blocker: { cap: 55, reason } }
}

/** Only valid certificates count; one that nobody has verified says so and holds the match back a little. */
export function scoreCertificates(
  technology: MatchTechnology,
  need: MatchNeed,
  today: string,
): Verdict {
  const required = need.requiredCertifications.flatMap((one) => (one.type ? [one.type] : []))
  if (required.length === 0) {
    const valid = technology.certifications.filter(
      (one) => one.type && !isExpired(one.validTo, today),
    )
    return valid.length > 0
      ? known(0.8, 'certificates.notAsked', { types: valid.flatMap((one) => one.type ?? []) })
      : known(0.5, 'certificates.none')
  }
  const states = required.map((type) => ({ type, state: stateOf(technology, type, today) }))
  const failing = states.find((one) => one.state === 'missing' || one.state === 'expired')
  if (failing) {
    const reason = { code: `certificates.${failing.state}`, params: { type: failing.type } }
    return { value: 0, state: 'known', reason, blocker: { cap: 60, reason } }
  }
  const unverified = states.find((one) => one.state === 'unverified')
  if (unverified) {
    const reason = { code: 'certificates.unverified', params: { type: unverified.type } }
    return { value: 0.7, state: 'known', reason, blocker: { cap: 85, reason } }
  }
  return known(1, 'certificates.valid', { types: required })
}

function stateOf(
  technology: MatchTechnology,
  type: string,
  today: string,
): 'missing' | 'expired' | 'unverified' | 'valid' {
  const held = technology.certifications.filter(
    (one) => one.type === type && one.verification !== 'failed',
  )
  if (held.length === 0) return 'missing'
  const valid = held.filter((one) => !isExpired(one.validTo, today))
  if (valid.length === 0) return 'expired'
  return valid.some((one) => one.verification === 'verified') ? 'valid' : 'unverified'
}

const isExpired = (validTo: string | null, today: string) =>
  validTo !== null && /^\d{4}-\d\d-\d\d$/.test(validTo) && validTo < today

export function scoreBudget(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (!need.budget) return unknown('budget.unknown')
  if (!technology.price) return unknown('budget.priceUnknown')
  if (technology.price.perUnit) return unknown('budget.perUnit')
  const lowest =
    (technology.price.min ?? technology.price.max ?? 0) * BAND_RATE[technology.price.currency]
  const most = (need.budget.max ?? need.budget.min ?? 0) * BAND_RATE[need.budget.currency]
  if (most === 0 || lowest === 0) return unknown('budget.unknown')
  if (lowest <= most) return known(1, 'budget.within')
  return known(lowest <= 2 * most ? 0.3 : 0, 'budget.above')
}

/** Korea and Viet Nam are written as countries or as places in them (`kr-…`, `vn-…`). */
export function scoreRegion(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (technology.targetRegions.length === 0) return unknown('region.unknown')
  const wanted = [need.place, need.country].filter((one): one is string => Boolean(one))
  const named = technology.targetRegions.find((region) => region === need.place)
  if (named) return known(1, 'region.place', { place: named })
  if (technology.targetRegions.some((region) => wanted.includes(region)))
    return known(0.9, 'region.country', { country: need.country })
  // Lists of regions are lists of export markets: a supplier serves its own country unasked.
  if (technology.supplierCountry === need.country)
    return known(0.8, 'region.home', { country: need.country })
  const reason = { code: 'region.excluded', params: { country: need.country } }
  const elsewhereInCountry = technology.targetRegions.some((region) =>
    region.startsWith(`${need.country.toLowerCase()}-`),
  )
  if (elsewhereInCountry) return known(0.4, 'region.elsewhere', { country: need.country })
  return { value: 0, state: 'known', reason, blocker: { cap: 45, reason } }
}

export function scoreTrackRecord(technology: MatchTechnology, need: MatchNeed): Verdict {
  const there = technology.references.filter((reference) => reference.country === need.country)
  if (there.length > 0)
    return known(1, 'trackRecord.inCountry', { count: there.length, country: need.country })
  const anywhere = technology.references.length
  return anywhere > 0
    ? known(0.5, 'trackRecord.elsewhere', { count: anywhere })
    : known(0, 'trackRecord.none')
}

export function scoreDelivery(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (technology.deliveryWeeks === null) return unknown('delivery.unknown')
  if (need.maxDeliveryWeeks === null)
    return known(0.75, 'delivery.notAsked', { weeks: technology.deliveryWeeks })
  if (technology.deliveryWeeks <= need.maxDeliveryWeeks)
    return known(1, 'delivery.inTime', {
      weeks: technology.deliveryWeeks,
      max: need.maxDeliveryWeeks,
    })
  return known(0, 'delivery.late', { weeks: technology.deliveryWeeks, max: need.maxDeliveryWeeks })
}

export function scoreLanguage(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (technology.locales.includes(need.readerLocale))
    return known(1, 'language.own', { locale: need.readerLocale })
  if (technology.locales.includes('en')) return known(0.6, 'language.english')
  return known(0.2, 'language.original', { locale: technology.locales[0] ?? 'ko' })
}

/** Whether it already works in a place of the same climate. */
export function scoreClimate(technology: MatchTechnology, need: MatchNeed): Verdict {
  const wanted = need.place ? climateOf(need.place) : null
  const places = technology.references.flatMap(({ place }) =>
    place && climateOf(place) ? [place] : [],
  )
  if (!wanted || places.length === 0) return unknown('climate.unknown')
  const proven = places.find((place) => climateOf(place) === wanted)
  return proven ? known(1, 'climate.proven', { place: proven }) : known(0.2, 'climate.unproven')
}

/** Whether the buyer is of a kind that the supplier looks for. */
export function scoreReciprocity(technology: MatchTechnology, need: MatchNeed): Verdict {
  if (technology.partnerKinds.length === 0 || !need.buyerKind) return unknown('reciprocity.unknown')
  return technology.partnerKinds.includes(need.buyerKind)
    ? known(1, 'reciprocity.sought', { kind: need.buyerKind })
    : known(0.2, 'reciprocity.other', { kinds: technology.partnerKinds })
}

/** What nobody has touched for long may be out of date. */
export function scoreFreshness(technology: MatchTechnology, today: string): Verdict {
  const days = (Date.parse(today) - Date.parse(technology.updatedOn)) / 86_400_000
  if (!Number.isFinite(days)) return unknown('freshness.unknown')
  const value = days <= 183 ? 1 : days <= 366 ? 0.8 : days <= 731 ? 0.5 : 0.2
  return known(value, 'freshness.updated', { day: technology.updatedOn })
}
