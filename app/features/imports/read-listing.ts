import type { Certification, Country, Locale, Localised, RequiredCertification } from '#db/domain'
import type { NeedInput, TechnologyInput } from '#app/features/catalogue'
import { deliveryWeeks } from '#search/vocabulary/facts/times'
import { certificateFrom } from './certificates'
import type { ImportRecord } from './interpret-row'
import { readAmount, readDay, readTrl } from './read-cells'
import { firstLocale, hasTitleColumn, summaryAndDescription, titleOf } from './read-texts'
import { conceptsIn, declarationsIn, modesOf, originalLanguage, wordOf } from './read-words'
import { flag, reject } from './remark'
import { compact } from './row-reader'
import type { RowReader } from './row-reader'
import { availabilityIn, fundingIn, languageOf, saysYes, stageIn, visibilityIn } from './words'

/** The technology or need of a row; without a title, what else the row says. */
export function listingOf(
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
  const named = originalLanguage(reader)
  const sourceLocale =
    named && title[named]
      ? named
      : (languageOf(reader.peek('title')) ??
        (title[sheetLocale] ? sheetLocale : (firstLocale(title) ?? sheetLocale)))
  const shared = {
    sourceLocale,
    title,
    ...summaryAndDescription(reader, sourceLocale),
    concepts: conceptsIn(reader),
    keywords: reader.parts('keywords'),
    cooperationModes: modesOf(reader),
    policyAlignment: reader.parts('policy'),
    visibility: wordOf(reader, 'visibility', visibilityIn),
  }
  return kind === 'technologies'
    ? { technology: technologyOf(reader, shared, trl, certifications, country) }
    : { need: needOf(reader, shared, trl, certifications, country) }
}

type Shared = Pick<
  TechnologyInput,
  | 'sourceLocale'
  | 'title'
  | 'summary'
  | 'concepts'
  | 'keywords'
  | 'cooperationModes'
  | 'policyAlignment'
  | 'visibility'
> & { description?: Localised | undefined }

const currencyOf = (country: Country) =>
  country === 'KR' ? 'KRW' : country === 'VN' ? 'VND' : 'USD'

/** Certificates of a row: one with its dates, or several by name. */
function certificatesOf(reader: RowReader): Omit<Certification, 'verification'>[] {
  const parts = reader.parts('certification') ?? []
  const number = reader.text('certificationNumber')
  const issuer = reader.text('certificationIssuer')
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
      ...(single && { issuer, validFrom, validTo }),
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
    developmentStage: reader.text('developmentStage') ?? reader.asWritten.trl,
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
    availability: wordOf(reader, 'availability', availabilityIn),
    declarations: declarationsIn(reader),
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
    placeText: reader.text('needDistrict'),
    projectStage: wordOf(reader, 'projectStage', stageIn),
    budget: reader.take('budget', (cell, column) => readAmount(cell, column, currencyOf(country))),
    fundingSource: wordOf(reader, 'fundingSource', fundingIn),
    timeline: reader.text('timeline'),
    procurementMode: reader.text('procurementMode'),
    minTrl: trl,
    requiredCertifications: required.length > 0 ? required : undefined,
    maxDeliveryWeeks: lead ? deliveryWeeks(lead)?.max : undefined,
    deadline: reader.take('deadline', readDay),
    dataHosting: reader.text('dataHosting'),
    localPartnerWish: reader.text('localPartnerWish'),
    confidential: saysYes(reader.text('confidential') ?? '') || undefined,
  })
}
