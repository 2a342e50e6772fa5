import { LOCALES } from '#db/domain'
import type { Locale, Localised, Provenance } from '#db/domain'

/** How a listing stands in one language: the quiet line that says which version this is. */
export type LanguageVersion = {
  locale: Locale
  state: 'original' | 'person' | 'machine' | 'missing'
  stale: boolean
  at: string | null
}

/** Every language and the state of its version, the original first. */
export function languageVersions(listing: {
  title: Localised
  sourceLocale: Locale
  provenance: Provenance
}): LanguageVersion[] {
  const { title, sourceLocale, provenance } = listing
  const order = [sourceLocale, ...LOCALES.filter((locale) => locale !== sourceLocale)]
  return order.map((locale) => {
    const known = provenance[locale]
    const state = !title[locale]
      ? 'missing'
      : locale === sourceLocale
        ? 'original'
        : (known?.by ?? 'person')
    return {
      locale,
      state,
      stale: Boolean(known?.stale) && state !== 'missing',
      at: state === 'missing' ? null : (known?.at ?? null),
    }
  })
}

/** The state of the version that a reader is shown. */
export const versionShown = (
  versions: LanguageVersion[],
  shown: Locale,
): LanguageVersion | undefined => versions.find((version) => version.locale === shown)
