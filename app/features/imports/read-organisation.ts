import type { Country, Locale, Localised } from '#db/domain'
import { countryOfNumber, normalisePhone } from '#app/features/organisations'
import type { OrganisationInput } from '#app/features/organisations'
import { findPlace } from '#search/vocabulary/places'
import type { ImportKind } from './fields'
import { readEmail, readNumberOf, readPhone, readYear } from './read-cells'
import { flag } from './remark'
import { compact } from './row-reader'
import type { RowReader } from './row-reader'
import { countryNamed, kindIn, languageOf, spokenIn } from './words'

/** The country: as given, else by number, letters, phone, place; the language of the sheet as a last resort. */
export function countryOf(reader: RowReader, name: string, sheetLocale: Locale): Country {
  const named = reader.peek('country')
  if (named) return countryNamed(named) ?? 'other'
  const language = languageOf(name) ?? (/^(?:cong ty|so |ubnd|uy ban)/i.test(name) ? 'vi' : null)
  if (language === 'ko') return 'KR'
  if (language === 'vi') return 'VN'
  const byNumber = countryOfNumber(reader.peek('registrationNumber'))
  if (byNumber) return byNumber
  const phone = normalisePhone(reader.peek('contactPhone'), 'other')
  if (phone?.startsWith('+84')) return 'VN'
  if (phone?.startsWith('+82')) return 'KR'
  const place =
    findPlace(reader.peek('province'))?.id ?? findPlace(reader.peek('address'))?.id ?? ''
  if (/^vn/i.test(place)) return 'VN'
  if (/^kr/i.test(place)) return 'KR'
  if (sheetLocale === 'en')
    reader.remarks.push(flag('countryUnknown', reader.cells.column('organisation')))
  return sheetLocale === 'ko' ? 'KR' : sheetLocale === 'vi' ? 'VN' : 'other'
}

/** Bodies whose name is the same in every province. */
const NAMED_BY_PLACE =
  /^(?:sở\s+\S+(?:\s+\S+){0,4}|ủy ban nhân dân(?:\s+(?:tỉnh|thành phố))?|ubnd(?:\s+tỉnh)?|ban quản lý dự án)$/iu

/** The organisation of a row; its province only where it is the seat. */
export function organisationOf(
  reader: RowReader,
  name: string,
  country: Country,
  sheetLocale: Locale,
  kind: ImportKind,
): OrganisationInput {
  const province =
    reader.text('province') ?? (kind === 'needs' ? reader.text('needPlace') : undefined)
  const organisationKind = kindOf(reader, name)
  const isPublic = organisationKind === 'departmentOfConstruction' || organisationKind === 'agency'
  const fullName =
    isPublic && province && NAMED_BY_PLACE.test(name) && !findPlaceWithin(name)
      ? `${name} ${province}`
      : name
  const legalName: Localised = {
    [languageOf(fullName) ?? (country === 'KR' ? 'ko' : country === 'VN' ? 'vi' : 'en')]: fullName,
  }
  for (const [field, locale] of [
    ['organisationKo', 'ko'],
    ['organisationVi', 'vi'],
    ['organisationEn', 'en'],
  ] as const) {
    const version = reader.text(field)
    if (version) legalName[locale] = version
  }
  const registrationNumber = reader.take('registrationNumber', (cell, column) =>
    readNumberOf(country, cell, column),
  )
  return compact({
    legalName,
    displayName: reader.text('displayName'),
    shortName: reader.text('shortName'),
    country,
    kind: organisationKind,
    registrationNumber,
    registrationNumberAbsence: reader.asWritten.registrationNumber,
    // A project's place is not the seat of a firm.
    province: kind === 'needs' && !reader.cells.has('province') && !isPublic ? undefined : province,
    address: reader.text('address'),
    website: website(reader),
    contactName: kind === 'delegates' ? undefined : reader.text('contactName'),
    contactEmail: kind === 'delegates' ? undefined : reader.take('contactEmail', readEmail),
    contactPhone:
      kind === 'delegates'
        ? undefined
        : reader.take('contactPhone', (cell, column) => readPhone(country, cell, column)),
    foundedYear: reader.take('foundedYear', readYear),
    employeeBand: reader.text('employees'),
    revenueBand: reader.text('revenue'),
    sectors: reader.parts('sectors'),
    exportExperience: reader.parts('exportExperience'),
    languages: kind === 'delegates' ? undefined : reader.parts('languages')?.flatMap(spokenIn),
    about: reader.localised('about', sheetLocale),
  })
}

const findPlaceWithin = (name: string): boolean =>
  name.split(/\s+/).some((_word, at, words) => Boolean(findPlace(words.slice(at).join(' '))))

function kindOf(reader: RowReader, name: string): OrganisationInput['kind'] {
  const given = reader.text('organisationKind')
  return (given ? kindIn(given) : null) ?? kindIn(name) ?? undefined
}

function website(reader: RowReader): string | undefined {
  const text = reader.text('website')?.split(/[\s,;]+/)[0]
  if (!text) return undefined
  if (/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/i.test(text)) return text
  reader.remarks.push(
    flag('websiteUnreadable', reader.cells.column('website'), { written: text.slice(0, 60) }),
  )
  reader.asWritten.website = text
  return undefined
}
