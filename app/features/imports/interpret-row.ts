import type { Certification, Country, LanguageLevel, Locale } from '#db/domain'
import type { OrganisationInput } from '#app/features/organisations'
import type { NeedInput, TechnologyInput } from '#app/features/catalogue'
import type { ImportKind } from './fields'
import { readEmail, readPhone } from './read-cells'
import { listingOf } from './read-listing'
import { countryOf, organisationOf } from './read-organisation'
import { reject } from './remark'
import type { CellRemark } from './remark'
import { kindIn, spokenIn } from './words'
import { compact, RowReader } from './row-reader'
import type { RowCells } from './row-reader'

export type DelegateInput = {
  name: string
  nameLatin?: string
  title?: string
  email?: string
  phone?: string
  languages?: LanguageLevel[]
  dietary?: string
}
/** What a row says: an organisation, and what of it. Texts that could not be read as what they should be stand in `asWritten`. */
export type ImportRecord = {
  organisation: OrganisationInput
  technology?: Omit<TechnologyInput, 'organisationId'>
  need?: Omit<NeedInput, 'organisationId'>
  delegate?: DelegateInput
  /** Certificates of a list that names no technology. */
  certifications?: Omit<Certification, 'verification'>[]
  trl?: number
  asWritten?: Record<string, string>
  /** What no cell says of the organisation, but its name or its project's place: no reason to change a record. */
  guessed?: ('kind' | 'province')[]
}
export type RowReading = { record: ImportRecord | null; remarks: CellRemark[] }

/** Reads one row. Every remark is kept; any that rejects leaves the row out, with all that was read beside it. */
export function interpretRow(cells: RowCells, kind: ImportKind, sheetLocale: Locale): RowReading {
  const reader = new RowReader(cells)
  const name =
    reader.text('organisation') ??
    reader.text('organisationKo') ??
    reader.text('organisationVi') ??
    reader.text('organisationEn')
  if (!name)
    return {
      record: null,
      remarks: [reject('organisationMissing', cells.column('organisation')), ...reader.remarks],
    }
  const country = countryOf(reader, name, sheetLocale)
  const record: ImportRecord = {
    organisation: organisationOf(reader, name, country, sheetLocale, kind),
  }
  const guessed = guessedOf(reader)
  if (guessed.length > 0) record.guessed = guessed
  if (kind === 'delegates') record.delegate = delegateOf(reader, country)
  else Object.assign(record, listingOf(reader, kind, country, sheetLocale))
  if (Object.keys(reader.asWritten).length > 0) record.asWritten = reader.asWritten
  return { record, remarks: reader.remarks }
}

const guessedOf = (reader: RowReader): NonNullable<ImportRecord['guessed']> => [
  ...(kindIn(reader.peek('organisationKind')) ? [] : (['kind'] as const)),
  ...(reader.peek('province') ? [] : (['province'] as const)),
]

function delegateOf(reader: RowReader, country: Country): DelegateInput | undefined {
  const name = reader.text('delegateName')
  if (!name) {
    reader.remarks.push(reject('delegateMissing', reader.cells.column('delegateName')))
    return undefined
  }
  const phone = reader.take('contactPhone', (cell, column) => readPhone(country, cell, column))
  return compact({
    name,
    nameLatin: reader.text('delegateNameLatin'),
    title: reader.text('delegateTitle'),
    email: reader.take('contactEmail', readEmail),
    phone,
    languages: reader.parts('languages')?.flatMap(spokenIn),
    dietary: reader.text('dietary'),
  })
}
