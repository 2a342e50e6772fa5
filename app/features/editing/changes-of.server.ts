import type { Locale, Localised, Provenance } from '#db/domain'
import { isTechnology, kindOf } from '#app/features/catalogue'
import type {
  ListingRow,
  NeedChanges,
  TechnologyChanges,
  TechnologyRow,
} from '#app/features/catalogue'
import { invalid } from '#app/platform/domain-error'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeOf } from '#search/vocabulary/places'
import type { NeedForms, StepForm, TechnologyForms } from './schema'
import { textFieldsOf } from './shown'
import type { Step } from './shown'

export type Changes = TechnologyChanges & NeedChanges

/**
 * What a posted step changes of a listing, by field of the record. On the page of a translation only its texts count.
 * @throws DomainError field.required for an original without a title
 */
export function changesOf(row: ListingRow, step: Step, lang: Locale, form: StepForm): Changes {
  const isOriginal = lang === row.sourceLocale
  const texts = textChanges(row, step, lang, form)
  if (!isOriginal) return { ...texts, ...provenanceOf(row, lang, form.upToDate, texts) }
  return { ...texts, ...(isTechnology(row) ? technology(row, step, form) : need(step, form)) }
}

function textChanges(row: ListingRow, step: Step, lang: Locale, form: StepForm): Changes {
  const given = form as unknown as Record<string, string>
  const present = row as unknown as Record<string, Localised>
  if (step === 'basics' && lang === row.sourceLocale && !given.title)
    throw invalid('field.required', {}, 'title')
  return Object.fromEntries(
    textFieldsOf(kindOf(row), step).map((field) => {
      const { [lang]: _before, ...others } = present[field] ?? {}
      return [field, given[field] ? { ...others, [lang]: given[field] } : others]
    }),
  )
}

/**
 * A translation that fell behind its original stays marked until its writer says that it fits again: a mended comma
 * does not make it so.
 */
function provenanceOf(row: ListingRow, lang: Locale, upToDate: boolean, texts: Changes): Changes {
  const known: Provenance[Locale] = row.provenance[lang]
  if (upToDate) return { provenance: { [lang]: { by: 'person' } } }
  const present = row as unknown as Record<string, Localised>
  const isChanged = Object.entries(texts).some(
    ([field, text]) => (text as Localised)[lang] !== present[field]?.[lang],
  )
  return known?.stale && isChanged ? { provenance: { [lang]: { by: 'person', stale: true } } } : {}
}

function technology(row: TechnologyRow, step: Step, given: StepForm): TechnologyChanges {
  switch (step) {
    case 'basics': {
      const form = given as TechnologyForms['basics']
      return { ...subject(form), trl: form.trl ?? null }
    }
    case 'proof': {
      const form = given as TechnologyForms['proof']
      return {
        developmentStage: form.developmentStage ?? null,
        certifications: form.certifications.map((one) => ({
          ...compact(one),
          verification: 'unverified' as const,
        })),
        intellectualProperty: form.intellectualProperty.map(compact),
        references: form.references.map(compact),
      }
    }
    case 'terms': {
      const form = given as TechnologyForms['terms']
      const { [row.sourceLocale]: _before, ...others } = row.partnerSought.text ?? {}
      const text = form.partnerText ? { ...others, [row.sourceLocale]: form.partnerText } : others
      return {
        cooperationModes: form.cooperationModes,
        partnerSought: {
          ...(form.partnerKinds.length > 0 && { kinds: form.partnerKinds }),
          ...(Object.keys(text).length > 0 && { text }),
          ...(form.partnerRegions.length > 0 && { regions: form.partnerRegions }),
        },
        price: form.price,
        deliveryLeadTime: form.deliveryLeadTime ?? null,
        deliveryWeeks: form.deliveryWeeks ?? null,
        targetRegions: form.targetRegions,
        availability: form.availability,
      }
    }
    case 'publication': {
      const form = given as TechnologyForms['publication']
      const { coreTechnology, technologyTransfer } = form
      return {
        visibility: form.visibility,
        policyAlignment: form.policyAlignment,
        declarations: compact({ coreTechnology, technologyTransfer }),
      }
    }
    case 'details':
    case 'project':
    case 'requirements':
      return {}
  }
}

function need(step: Step, given: StepForm): NeedChanges {
  switch (step) {
    case 'basics': {
      const form = given as NeedForms['basics']
      const { place = null, placeText = null } = form
      if (place !== null && !placeOf(place)) throw invalid('field.choose', {}, 'place')
      return { ...subject(form), place, placeText }
    }
    case 'project': {
      const form = given as NeedForms['project']
      return {
        projectStage: form.projectStage ?? null,
        budget: form.budget,
        fundingSource: form.fundingSource ?? null,
        timeline: form.timeline ?? null,
        procurementMode: form.procurementMode ?? null,
        deadline: form.deadline ?? null,
        policyAlignment: form.policyAlignment,
      }
    }
    case 'requirements': {
      const form = given as NeedForms['requirements']
      return {
        minTrl: form.minTrl ?? null,
        requiredCertifications: [
          ...form.requiredTypes.map((type) => ({ type })),
          ...form.requiredTexts.map((text) => ({ text })),
        ],
        cooperationModes: form.cooperationModes,
        maxDeliveryWeeks: form.maxDeliveryWeeks ?? null,
        localPartnerWish: form.localPartnerWish ?? null,
        dataHosting: form.dataHosting ?? null,
      }
    }
    case 'publication': {
      const form = given as NeedForms['publication']
      return { confidential: form.confidential, visibility: form.visibility }
    }
    case 'details':
    case 'proof':
    case 'terms':
      return {}
  }
}

const subject = (form: TechnologyForms['basics'] | NeedForms['basics']) => ({
  keywords: form.keywords,
  refusedConcepts: known(form.refused)
    .filter((concept) => !form.concepts.includes(concept))
    .slice(-MOST_REFUSED),
})

/** The concepts of a listing after a form: what it adds and takes away, on top of what others chose meanwhile. */
export function conceptsAfter(form: StepForm, present: string[]): string[] {
  if (!('seenConcepts' in form)) return present
  const { concepts, seenConcepts } = form
  const removed = new Set(seenConcepts.filter((one) => !concepts.includes(one)))
  const added = known(concepts).filter((one) => !seenConcepts.includes(one))
  return [...new Set([...present, ...added])]
    .filter((one) => !removed.has(one))
    .slice(0, MOST_CHOSEN)
}

const MOST_CHOSEN = 40
const MOST_REFUSED = 200
const known = (ids: string[]) => ids.filter((id) => loadThesaurus().concepts.has(id))

/** Without the fields that are empty: they are absent in the record. */
const compact = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T
