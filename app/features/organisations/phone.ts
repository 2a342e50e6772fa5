import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Country } from '#db/domain'
import { clean } from '#search/vocabulary/normalise'

/**
 * A phone number as it is stored, `+821055500101`, or null when it is none.
 * Numbers without a country code are read as numbers of the given country.
 */
export function normalisePhone(written: string, country: Country): string | null {
  const text = clean(written).normalize('NFKC').trim()
  if (text.length > 40) return null
  const number = parsePhoneNumberFromString(text, country === 'other' ? undefined : country)
  return number?.isValid() ? number.number : null
}

/** The number as people read it: national form for a reader in the country, else international. */
export function showPhone(stored: string): string {
  return parsePhoneNumberFromString(stored)?.formatInternational() ?? stored
}
