import type { ReasonMessage } from '#db/schema'
import type { Locale } from '#db/domain'
import { formatShortDay } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'

/** A reason in the reader's language: concepts, places, certificates and modes by their names. */
export function describeReason(locale: Locale, reason: ReasonMessage): string {
  const t = translatorOf(locale)
  const params = Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => [name, nameOf(locale, name, value)]),
  )
  return t(`match.reason.${reason.code}` as 'match.reason.concepts.same', params as never)
}

function nameOf(locale: Locale, param: string, value: string | number | string[]): string | number {
  if (Array.isArray(value)) return value.map((one) => nameOf(locale, param, one)).join(', ')
  if (typeof value === 'number') return value
  const t = translatorOf(locale)
  switch (param) {
    case 'concepts':
    case 'asked':
    case 'found':
      return loadThesaurus().label(value, locale)
    case 'place':
      return placeName(value, locale)
    case 'day':
      return formatShortDay(value, locale)
    case 'kind':
    case 'kinds':
      return t(`domain.organisationKind.${value}` as 'domain.organisationKind.sme')
    case 'country':
      return t(`domain.country.${value}` as 'domain.country.KR')
    case 'type':
    case 'types':
      return t(`domain.certification.${value}` as 'domain.certification.net')
    case 'modes':
      return t(`domain.cooperationMode.${value}` as 'domain.cooperationMode.export')
    default:
      return value
  }
}
