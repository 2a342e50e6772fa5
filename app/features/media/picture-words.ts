import { LOCALES } from '#db/domain'
import type { Locale, Localised, Provenance } from '#db/domain'
import { nextProvenance } from '#app/features/catalogue'

type Words = { alt: Localised; sourceLocale: Locale | null; provenance: Provenance }

/**
 * What a picture shows, in its languages, after somebody wrote it: which version is the original, who wrote the others,
 * and which fell behind it. One that fell behind stays marked until its writer says that it fits again.
 */
export function wordsAfter(
  before: Words | null,
  alt: Localised,
  given: {
    /** The language of the technology, in which its people write first. */
    own: Locale
    /** Translations that were brought in line with the original. */
    upToDate?: readonly Locale[]
    provenance?: Partial<Record<Locale, { by: 'person' | 'machine' }>>
  },
  now: Date,
): Words {
  const order = [before?.sourceLocale, given.own, ...LOCALES]
  const sourceLocale = order.find((locale) => locale && alt[locale]) ?? given.own
  const mended: Parameters<typeof nextProvenance>[3] = { ...given.provenance }
  for (const locale of LOCALES) {
    if (locale === sourceLocale) continue
    const isChanged = alt[locale] !== before?.alt[locale]
    if (given.upToDate?.includes(locale)) mended[locale] = { by: 'person' }
    else if (isChanged && before?.provenance[locale]?.stale)
      mended[locale] = { by: 'person', stale: true }
  }
  const known = before && { texts: { alt: before.alt }, provenance: before.provenance }
  return {
    alt,
    sourceLocale,
    provenance: originalFits(
      nextProvenance(known, { alt }, sourceLocale, mended, now),
      sourceLocale,
    ),
  }
}

/** Where the original went, a translation takes its place: there is nothing left that it could be behind. */
const originalFits = (provenance: Provenance, source: Locale): Provenance => {
  const { [source]: original, ...others } = provenance
  return original ? { ...others, [source]: { by: original.by, at: original.at } } : others
}
