import type { Locale } from '#db/domain'
import { LOCALES } from '#db/domain'
import { subjectIn } from '#search/vocabulary/called'
import { fold } from '#search/vocabulary/normalise'

/**
 * One entry of a list that people type, in the reader's language; `lang` where it stands as it was typed. `typed` are
 * its own words where those of the vocabulary may say something a little different.
 */
export type Said = { text: string; lang?: 'ko' | 'vi'; typed?: Said }
type Writer = { country: string }

/** Sectors as typed: the vocabulary's names in the reader's language, words that it does not know as they are. */
export const sectorsIn = (sectors: string[], writer: Writer, locale: Locale): Said[] =>
  sectors.map((typed) => {
    const found = subjectIn(typed, locale)
    if (!found) return asTyped(typed, writer)
    return found.loose ? { text: found.text, typed: asTyped(typed, writer) } : { text: found.text }
  })

/** Countries as typed, in the reader's language. */
export const countriesIn = (countries: string[], writer: Writer, locale: Locale): Said[] =>
  countries.map((typed) => {
    const code = countryCodes().get(fold(typed))
    const name = code && regionNames(locale).of(code)
    return name ? { text: name } : asTyped(typed, writer)
  })

/** Words that nobody translated are most likely in the language of the organisation's country. */
function asTyped(text: string, { country }: Writer): Said {
  const lang = country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : undefined
  return { text, ...(lang && { lang }) }
}

const regionNames = (locale: Locale, style: 'long' | 'short' = 'long') =>
  new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' })

/** What people write and the standard's lists do not. */
const OTHER_NAMES: Record<string, string[]> = {
  VN: ['Viet Nam', '월남'],
  KR: ['한국', 'Korea', 'Hàn Quốc'],
  US: ['USA'],
  TR: ['Turkey', '터키'],
  AE: ['아랍에미리트', 'UAE'],
  TW: ['타이완'],
  LA: ['Lào PDR', 'Lao PDR'],
  CZ: ['Czech Republic', '체코'],
}
let codes: Map<string, string> | undefined

/** Every name of a country in the three languages, without case and diacritics. */
function countryCodes(): Map<string, string> {
  if (codes) return codes
  codes = new Map()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  for (const locale of LOCALES)
    for (const style of ['long', 'short'] as const) {
      const names = regionNames(locale, style)
      for (const code of all) {
        const name = names.of(code)
        if (name && !codes.has(fold(name))) codes.set(fold(name), code)
      }
    }
  for (const [code, names] of Object.entries(OTHER_NAMES))
    for (const name of names) codes.set(fold(name), code)
  return codes
}
