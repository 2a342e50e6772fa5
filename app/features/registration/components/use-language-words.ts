import { useTranslations } from 'use-intl'
import { LANGUAGES } from './registration-fields'

/** A language spoken at a table in the reader's words; a code that the product has no word for stays. */
export function useLanguageWords(): (code: string) => string {
  const t = useTranslations('registration')
  return (code) => {
    const known = LANGUAGES.find((one) => one === code)
    return known ? t(`language.${known}`) : code
  }
}
