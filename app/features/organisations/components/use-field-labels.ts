import { useTranslations } from 'use-intl'
import { LOCALES } from '#app/i18n/locale'
import type { Locale } from '#app/i18n/locale'
import { LANGUAGES_SPOKEN } from '../shown'
import type { OwnRecord, RecordField } from '../shown'

/** The record as a page gets it: instants may have become texts on the way. */
export type EditedRecord = Omit<OwnRecord, 'savedBy'> & {
  savedBy: { name: string; at: Date | string } | null
}

/** Plain fields in the order of the form. */
export const PLAIN_FIELDS = [
  'displayName',
  'shortName',
  'kind',
  'registrationNumber',
  'registrationNumberAbsence',
  'province',
  'address',
  'website',
  'contactName',
  'contactEmail',
  'contactPhone',
  'foundedYear',
  'employeeBand',
  'revenueBand',
  'exportExperience',
  'sectors',
] as const

/** Every field of the record with its name in the reader's language. */
export function useFieldLabels(): { name: RecordField; label: string; lang?: Locale }[] {
  const t = useTranslations('organisation')
  const ui = useTranslations('ui')
  const inLanguages = (field: 'legalName' | 'about') =>
    LOCALES.map((lang) => ({
      name: `${field}.${lang}` as const,
      label: `${t(`field.${field}`)} (${ui(`languageName.${lang}`)})`,
      lang,
    }))
  return [
    ...inLanguages('legalName'),
    ...PLAIN_FIELDS.map((name) => ({ name, label: t(`field.${name}`) })),
    ...LANGUAGES_SPOKEN.map((locale) => ({
      name: `languages.${locale}` as const,
      label: `${t('field.languages')} (${t(`language.${locale}`)})`,
    })),
    ...inLanguages('about'),
  ]
}
