import type { Locale, Localised } from '#db/domain'

export type Reading = { text: string; locale: Locale }

/** The text a reader sees: their own language, else English, else the original, else whatever there is. */
export function read(text: Localised, reader: Locale, source?: Locale): Reading | null {
  for (const locale of [reader, 'en', source, 'ko', 'vi'] as const) {
    const found = locale && text[locale]
    if (found) return { text: found, locale }
  }
  return null
}

/** Like `read`, and only the text; empty where there is none. */
export const readText = (text: Localised, reader: Locale, source?: Locale): string =>
  read(text, reader, source)?.text ?? ''
