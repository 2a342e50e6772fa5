import { wholeUnits } from '#db/money'
import type { Locale, MoneyRange } from '#db/domain'
import { isTechnology } from '#app/features/catalogue'
import type { ListingRow, NeedRow, TechnologyRow } from '#app/features/catalogue'
import { readText } from '#app/i18n/localised'
import { kindOf } from '#app/features/catalogue'
import { textFieldsOf } from './shown'
import type { FormValues, Step, TextField } from './shown'

/** The form of a step as it is filled from the record: what a person would have typed. */
export function fillStep(
  row: ListingRow,
  step: Step,
  lang: Locale,
  chosen: string[],
  reader: Locale,
): FormValues {
  return {
    ...textsOf(row, step, lang),
    ...(isTechnology(row)
      ? factsOfTechnology(row, step, chosen, reader)
      : factsOfNeed(row, step, chosen, reader)),
  }
}

/** The texts of one language, by field. */
export function textsOf(row: ListingRow, step: Step, lang: Locale): Record<string, string> {
  const fields = textFieldsOf(kindOf(row), step)
  return Object.fromEntries(fields.map((field) => [field, textIn(row, field, lang)]))
}

/** One text in one language; empty where there is none. */
export const textIn = (row: ListingRow, field: TextField, lang: Locale): string =>
  (row as unknown as Record<TextField, Partial<Record<Locale, string>> | undefined>)[field]?.[
    lang
  ] ?? ''

function factsOfTechnology(
  row: TechnologyRow,
  step: Step,
  chosen: string[],
  reader: Locale,
): FormValues {
  switch (step) {
    case 'basics':
      return { ...subject(row, chosen), trl: text(row.trl) }
    case 'proof':
      return {
        developmentStage: text(row.developmentStage),
        ...rowsOf('certifications', row.certifications),
        ...rowsOf('intellectualProperty', row.intellectualProperty),
        ...rowsOf('references', row.references),
      }
    case 'terms':
      return {
        cooperationModes: row.cooperationModes,
        partnerKinds: row.partnerSought.kinds ?? [],
        partnerText: readText(row.partnerSought.text ?? {}, row.sourceLocale, row.sourceLocale),
        partnerRegions: (row.partnerSought.regions ?? []).join(', '),
        ...moneyOf('price', row.price, reader),
        deliveryLeadTime: text(row.deliveryLeadTime),
        deliveryWeeks: text(row.deliveryWeeks),
        targetRegions: row.targetRegions.join(', '),
        availability: row.availability,
      }
    case 'publication':
      return {
        visibility: row.visibility,
        policyAlignment: row.policyAlignment.join(', '),
        coreTechnology: text(row.declarations.coreTechnology),
        technologyTransfer: text(row.declarations.technologyTransfer),
      }
    case 'details':
    case 'project':
    case 'requirements':
      return {}
  }
}

function factsOfNeed(row: NeedRow, step: Step, chosen: string[], reader: Locale): FormValues {
  switch (step) {
    case 'basics':
      return { ...subject(row, chosen), place: text(row.place), placeText: text(row.placeText) }
    case 'project':
      return {
        projectStage: text(row.projectStage),
        ...moneyOf('budget', row.budget, reader),
        fundingSource: text(row.fundingSource),
        timeline: text(row.timeline),
        procurementMode: text(row.procurementMode),
        deadline: text(row.deadline),
        policyAlignment: row.policyAlignment.join(', '),
      }
    case 'requirements':
      return {
        minTrl: text(row.minTrl),
        requiredTypes: row.requiredCertifications.flatMap(({ type }) => type ?? []),
        requiredTexts: row.requiredCertifications
          .flatMap(({ type, text: written }) => (type ? [] : (written ?? [])))
          .join(', '),
        cooperationModes: row.cooperationModes,
        maxDeliveryWeeks: text(row.maxDeliveryWeeks),
        localPartnerWish: text(row.localPartnerWish),
        dataHosting: text(row.dataHosting),
      }
    case 'publication':
      return { visibility: row.visibility, ...(row.confidential && { confidential: 'on' }) }
    case 'details':
    case 'proof':
    case 'terms':
      return {}
  }
}

const subject = (row: ListingRow, chosen: string[]): FormValues => ({
  keywords: row.keywords.join(', '),
  concepts: chosen.join(' '),
  refused: row.refusedConcepts.join(' '),
})

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

/** Rows of records as names of a form: `references[0].project`. */
function rowsOf(name: string, records: object[]): FormValues {
  const values: FormValues = {}
  records.forEach((record, index) => {
    for (const [field, value] of Object.entries(record))
      if (typeof value === 'string' || typeof value === 'number')
        values[`${name}[${index}].${field}`] = String(value)
  })
  return values
}

function moneyOf(name: string, range: MoneyRange | null, reader: Locale): FormValues {
  if (!range) return {}
  const written = (minor: number | undefined) =>
    minor === undefined
      ? ''
      : new Intl.NumberFormat(reader === 'en' ? 'en-GB' : reader, {
          maximumFractionDigits: 2,
        }).format(wholeUnits(minor, range.currency))
  return {
    [`${name}.min`]: written(range.min),
    [`${name}.max`]: written(range.max),
    [`${name}.currency`]: range.currency,
    [`${name}.unit`]: range.unit ?? '',
  }
}
