import type { Certification, Locale } from '#db/domain'
import { translatorOf } from '#app/i18n/translator.server'

/** A certificate in a few words of the reader's language: what it is, and its number. */
export const certificateName = (
  { type, text, number }: Pick<Certification, 'type' | 'text' | 'number'>,
  locale: Locale,
): string =>
  [type ? translatorOf(locale)(`domain.certification.${type}`) : text, number]
    .filter(Boolean)
    .join(' ')
