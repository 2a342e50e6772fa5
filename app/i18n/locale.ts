import { LOCALES } from '#db/domain'
import type { Locale } from '#db/domain'

export { LOCALES }
export type { Locale }

/** Each language named in itself, in the order of the language switch. */
export const LOCALE_NAMES: Record<Locale, string> = {
  ko: '한국어',
  vi: 'Tiếng Việt',
  en: 'English',
}

export const isLocale = (value: unknown): value is Locale =>
  LOCALES.some((locale) => locale === value)

/** The first language of a page's address, or null. */
export function localeOfPath(pathname: string): Locale | null {
  const first = pathname.split('/')[1]
  return isLocale(first) ? first : null
}

/** Picks one of our languages from an Accept-Language header; English for readers of neither. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return {
        language: tag.toLowerCase().split('-')[0] ?? '',
        quality: Number.isFinite(quality) ? quality : 0,
      }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wishes) if (isLocale(language)) return language
  return 'en'
}

/** The same page in another language. */
export const pathIn = (locale: Locale, pathname: string): string =>
  localeOfPath(pathname)
    ? `/${locale}${pathname.slice(3)}`
    : `/${locale}${pathname === '/' ? '' : pathname}`
