import { LOCALES } from '#db/domain'
import type { Locale, Localised, Provenance } from '#db/domain'

/** The localised texts of a listing, by field. */
export type Texts = Record<string, Localised>
type Given = Partial<Record<Locale, { by: 'person' | 'machine'; stale?: boolean | undefined }>>

/**
 * Who wrote which language version, and whether the original changed after it.
 * A version whose text changed is new; one that stayed while the original changed is stale; one that is gone has none.
 */
export function nextProvenance(
  before: { texts: Texts; provenance: Provenance } | null,
  texts: Texts,
  source: Locale,
  given: Given,
  now: Date,
): Provenance {
  const originalChanged = before !== null && textOf(before.texts, source) !== textOf(texts, source)
  const next: Provenance = {}
  for (const locale of LOCALES) {
    const text = textOf(texts, locale)
    if (!text) continue
    const known = before?.provenance[locale]
    const isSame = known && before && textOf(before.texts, locale) === text
    if (isSame && !given[locale])
      next[locale] = originalChanged && locale !== source ? { ...known, stale: true } : known
    else
      next[locale] = {
        by: given[locale]?.by ?? 'person',
        at: now.toISOString(),
        ...(given[locale]?.stale && { stale: true }),
      }
  }
  return next
}

/** All text of one language, to see whether it changed. */
const textOf = (texts: Texts, locale: Locale): string =>
  Object.keys(texts)
    .sort()
    .map((field) => texts[field]?.[locale] ?? '')
    .join('\u0000')
    .replace(/^\u0000+$/, '')
