import type { Certification, Country, Locale, Localised, RequiredCertification } from '#db/domain'
import { countryOfNumber, normalisePhone } from '#app/features/organisations'
import type { OrganisationInput } from '#app/features/organisations'
import type { NeedInput, TechnologyInput } from '#app/features/catalogue'
import type { Cell } from '#app/platform/files/table'
import { cellText } from '#app/platform/files/table'
import { deliveryWeeks } from '#search/vocabulary/facts/times'
import { findPlace } from '#search/vocabulary/places'
import { certificateFrom } from './certificates'
import type { Field, ImportKind } from './fields'
import {
  readAmount,
  readDay,
  readEmail,
  readNumberOf,
  readPhone,
  readText,
  readTrl,
  readYear,
} from './read-cells'
import { flag, reject } from './remark'
import type { CellRemark, Reading } from './remark'
import {
  cooperationModesIn,
  countryNamed,
  fundingIn,
  kindIn,
  languageOf,
  partsOf,
  saysYes,
  stageIn,
} from './words'

export type DelegateInput = {
  name: string
  nameLatin?: string
  title?: string
  email?: string
  phone?: string
  languages?: { locale: string }[]
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
}
export type RowReading = { record: ImportRecord | null; remarks: CellRemark[] }

/** A row by what its columns mean. */
export type RowCells = {
  cell: (field: Field) => Cell | undefined
  column: (field: Field) => string
  has: (field: Field) => boolean
}

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
  if (kind === 'delegates') record.delegate = delegateOf(reader, country)
  else Object.assign(record, listingOf(reader, kind, country, sheetLocale))
  if (Object.keys(reader.asWritten).length > 0) record.asWritten = reader.asWritten
  return { record, remarks: reader.remarks }
}

/** Takes values out of a row and gathers what is to be said of them. */
class RowReader {
  readonly remarks: CellRemark[] = []
  readonly asWritten: Record<string, string> = {}
  constructor(readonly cells: RowCells) {}

  take<T>(
    field: Field,
    read: (cell: Cell | undefined, column: string) => Reading<T>,
  ): T | undefined {
    if (!this.cells.has(field)) return undefined
    const reading = read(this.cells.cell(field), this.cells.column(field))
    this.remarks.push(...reading.remarks)
    if (reading.written !== undefined) this.asWritten[field] = reading.written
    return reading.value
  }
  text(field: Field): string | undefined {
    return this.take(field, readText)
  }
  /** Text without a word of it being checked or remarked on: to decide what other cells mean. */
  peek(field: Field): string {
    return this.cells.has(field) ? cellText(this.cells.cell(field)) : ''
  }
  parts(field: Field): string[] | undefined {
    const text = this.text(field)
    return text ? partsOf(text) : undefined
  }
  localised(field: Field, sheetLocale: Locale): Localised | undefined {
    const text = this.text(field)
    return text ? { [languageOf(text) ?? sheetLocale]: text } : undefined
  }
}

/** The country: as given, else by number, letters, phone, place; the language of the sheet as a last resort. */
function countryOf(reader: RowReader, name: string, sheetLocale: Locale): Country {
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

function organisationOf(
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

function listingOf(
  reader: RowReader,
  kind: 'technologies' | 'needs',
  country: Country,
  sheetLocale: Locale,
): Omit<ImportRecord, 'organisation'> {
  const title = titleOf(reader, sheetLocale)
  const certifications = certificatesOf(reader)
  const trl = reader.take('trl', readTrl)
  if (!title) {
    if (hasTitleColumn(reader.cells))
      reader.remarks.push(flag('titleMissing', reader.cells.column('title')))
    else if (certifications.length > 0)
      reader.remarks.push(
        flag('certificateWithoutTechnology', reader.cells.column('certification')),
      )
    // Read all the same, so that what is wrong in the cells is said.
    const amount = reader.take('budget', (cell, column) =>
      readAmount(cell, column, currencyOf(country)),
    )
    return compact({
      certifications: certifications.length > 0 ? certifications : undefined,
      trl,
      budget: amount,
    })
  }
  const sourceLocale =
    languageOf(reader.peek('title')) ??
    (title[sheetLocale] ? sheetLocale : (firstLocale(title) ?? sheetLocale))
  const shared = {
    sourceLocale,
    title,
    ...summaryAndDescription(reader, sourceLocale),
    keywords: reader.parts('keywords'),
    cooperationModes: modesOf(reader),
    policyAlignment: reader.parts('policy'),
  }
  return kind === 'technologies'
    ? { technology: technologyOf(reader, shared, trl, certifications, country) }
    : { need: needOf(reader, shared, trl, certifications, country) }
}

type Shared = Pick<
  TechnologyInput,
  'sourceLocale' | 'title' | 'summary' | 'keywords' | 'cooperationModes' | 'policyAlignment'
> & { description?: Localised | undefined }

const hasTitleColumn = (cells: RowCells) =>
  cells.has('title') || cells.has('titleKo') || cells.has('titleVi') || cells.has('titleEn')
const firstLocale = (text: Localised): Locale | undefined =>
  (['ko', 'vi', 'en'] as const).find((locale) => text[locale])
const currencyOf = (country: Country) =>
  country === 'KR' ? 'KRW' : country === 'VN' ? 'VND' : 'USD'

function titleOf(reader: RowReader, sheetLocale: Locale): Localised | null {
  const title: Localised = { ...reader.localised('title', sheetLocale) }
  for (const [field, locale] of [
    ['titleKo', 'ko'],
    ['titleVi', 'vi'],
    ['titleEn', 'en'],
  ] as const) {
    const version = reader.text(field)
    if (version) title[locale] = version
  }
  return firstLocale(title) ? title : null
}

const SUMMARY_LENGTH = 300

/** A summary over its length becomes the description; its first sentences stay the summary. */
function summaryAndDescription(
  reader: RowReader,
  sourceLocale: Locale,
): { summary?: Localised; description?: Localised } {
  const summary: Localised = {}
  const description: Localised = { ...reader.localised('description', sourceLocale) }
  const fields = [
    ['summary', null],
    ['summaryKo', 'ko'],
    ['summaryVi', 'vi'],
    ['summaryEn', 'en'],
  ] as const
  for (const [field, given] of fields) {
    const text = reader.text(field)
    if (!text) continue
    const locale = given ?? languageOf(text) ?? sourceLocale
    if (text.length <= SUMMARY_LENGTH) summary[locale] = text
    else {
      reader.remarks.push(
        flag('summaryLong', reader.cells.column(field), { limit: SUMMARY_LENGTH }),
      )
      description[locale] ??= text
      summary[locale] = firstSentences(text)
    }
  }
  return compact({
    summary: firstLocale(summary) ? summary : undefined,
    description: firstLocale(description) ? description : undefined,
  })
}

function firstSentences(text: string): string {
  const cut = text.slice(0, SUMMARY_LENGTH)
  const end = Math.max(...['. ', '.\n', '다.', '。'].map((mark) => cut.lastIndexOf(mark)))
  return end > 60
    ? cut.slice(0, end + (cut.startsWith('다.', end) ? 2 : 1))
    : `${cut.slice(0, SUMMARY_LENGTH - 1).replace(/\s+\S*$/, '')}…`
}

function modesOf(reader: RowReader) {
  const text = reader.text('cooperationModes')
  if (!text) return undefined
  const modes = cooperationModesIn(text)
  if (modes.length === 0) {
    reader.remarks.push(
      flag('wordUnknown', reader.cells.column('cooperationModes'), { written: text.slice(0, 60) }),
    )
    reader.asWritten.cooperationModes = text
  }
  return modes
}

/** Certificates of a row: one with its dates, or several by name. */
function certificatesOf(reader: RowReader): Omit<Certification, 'verification'>[] {
  const parts = reader.parts('certification') ?? []
  const number = reader.text('certificationNumber')
  const validFrom = reader.take('certificationFrom', readDay)
  const validTo = reader.take('certificationTo', readDay)
  const term = [reader.asWritten.certificationFrom, reader.asWritten.certificationTo]
    .filter(Boolean)
    .join(' ~ ')
  if (validFrom && validTo && validFrom > validTo) {
    reader.remarks.push(
      reject('datesTurned', reader.cells.column('certificationTo'), {
        from: validFrom,
        until: validTo,
      }),
    )
    return parts.map(certificateFrom)
  }
  if (parts.length > 1 && (validFrom || validTo))
    reader.remarks.push(flag('datesOfSeveral', reader.cells.column('certificationTo')))
  const single = parts.length <= 1
  return parts.map((part) => {
    const certificate = certificateFrom(part)
    return compact({
      ...certificate,
      text: term ? `${part} (${term})` : part,
      number: (single ? number : undefined) ?? certificate.number,
      ...(single && { validFrom, validTo }),
    })
  })
}

function technologyOf(
  reader: RowReader,
  shared: Shared,
  trl: number | undefined,
  certifications: Omit<Certification, 'verification'>[],
  country: Country,
): Omit<TechnologyInput, 'organisationId'> {
  const { sourceLocale } = shared
  const lead = reader.text('deliveryLeadTime')
  const partner = reader.localised('partnerSought', sourceLocale)
  return compact({
    ...shared,
    advantages: reader.localised('advantages', sourceLocale),
    innovation: reader.localised('innovation', sourceLocale),
    applications: reader.localised('applications', sourceLocale),
    trl,
    developmentStage: reader.asWritten.trl,
    certifications: certifications.length > 0 ? certifications : undefined,
    intellectualProperty: reader.parts('patents')?.map((title) => ({
      type: sourceLocale === 'ko' ? '특허' : sourceLocale === 'vi' ? 'Sáng chế' : 'Patent',
      title: title.slice(0, 300),
    })),
    references: reader.parts('references')?.map((project) => ({ project: project.slice(0, 200) })),
    partnerSought: partner ? { text: partner } : undefined,
    price: reader.take('price', (cell, column) => readAmount(cell, column, currencyOf(country))),
    deliveryLeadTime: lead,
    deliveryWeeks: lead ? deliveryWeeks(lead)?.max : undefined,
    deploymentRequirements: reader.localised('deploymentRequirements', sourceLocale),
    targetRegions: reader.parts('targetRegions'),
  })
}

function needOf(
  reader: RowReader,
  shared: Shared,
  trl: number | undefined,
  certifications: Omit<Certification, 'verification'>[],
  country: Country,
): Omit<NeedInput, 'organisationId'> {
  const { sourceLocale } = shared
  const { description, ...rest } = shared
  const lead = reader.text('deliveryLeadTime')
  const required: RequiredCertification[] = [
    ...(reader.parts('requiredCertifications') ?? []).map(certificateFrom),
    ...certifications,
  ].map(({ type, text }) => compact({ type, text }))
  return compact({
    ...rest,
    problem: reader.localised('problem', sourceLocale) ?? description,
    desiredOutcome: reader.localised('desiredOutcome', sourceLocale),
    constraints: reader.localised('constraints', sourceLocale),
    currentSituation: reader.localised('currentSituation', sourceLocale),
    province: reader.peek('needPlace') || reader.peek('province') || undefined,
    projectStage: wordOf(reader, 'projectStage', stageIn),
    budget: reader.take('budget', (cell, column) => readAmount(cell, column, currencyOf(country))),
    fundingSource: wordOf(reader, 'fundingSource', fundingIn),
    timeline: reader.text('timeline'),
    procurementMode: reader.text('procurementMode'),
    minTrl: trl,
    requiredCertifications: required.length > 0 ? required : undefined,
    maxDeliveryWeeks: lead ? deliveryWeeks(lead)?.max : undefined,
    deadline: reader.take('deadline', readDay),
    confidential: saysYes(reader.text('confidential') ?? '') || undefined,
  })
}

function wordOf<T>(
  reader: RowReader,
  field: Field,
  find: (text: string) => T | null,
): T | undefined {
  const text = reader.text(field)
  if (!text) return undefined
  const found = find(text)
  if (found) return found
  reader.asWritten[field] = text
  reader.remarks.push(
    flag('wordUnknown', reader.cells.column(field), { written: text.slice(0, 60) }),
  )
  return undefined
}

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
    languages: reader.parts('languages')?.flatMap(languageCode),
    dietary: reader.text('dietary'),
  })
}

const LANGUAGES: [RegExp, string][] = [
  [/한국어|국어|tiếng hàn|korean|\bko\b/iu, 'ko'],
  [/베트남어|tiếng việt|vietnamese|\bvi\b/iu, 'vi'],
  [/영어|tiếng anh|english|\ben\b/iu, 'en'],
]
const languageCode = (text: string): { locale: string }[] =>
  LANGUAGES.filter(([pattern]) => pattern.test(text)).map(([, locale]) => ({ locale }))

/** Without the keys that have no value. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
