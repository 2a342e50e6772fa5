import { organisationById, locate, titleKey } from '#app/features/organisations'
import type { Tx } from '#db/client'
import { readText } from '#app/i18n/localised'
import { nextProvenance } from './provenance'
import type { NeedRow, TechnologyRow } from './rows.server'
import type { NeedFields, TechnologyFields } from './schema'

/** The columns of a technology that follow from what was written. */
export function technologyColumns(
  fields: TechnologyFields,
  before: TechnologyRow | null,
  now: Date,
) {
  const { concepts: _chosen, provenance, organisationId, ...plain } = fields
  return {
    ...plain,
    organisationId,
    titleKey: titleKey(readText(plain.title, plain.sourceLocale)),
    provenance: nextProvenance(
      before && { texts: technologyTexts(before), provenance: before.provenance },
      technologyTexts(plain),
      plain.sourceLocale,
      provenance,
      now,
    ),
    // What is not given is emptied, not left as it was.
    developmentStage: plain.developmentStage ?? null,
    trl: plain.trl ?? null,
    price: plain.price ?? null,
    deliveryLeadTime: plain.deliveryLeadTime ?? null,
    deliveryWeeks: plain.deliveryWeeks ?? null,
  }
}

/** The columns of a need that follow from what was written. */
export function needColumns(fields: NeedFields, before: NeedRow | null, now: Date) {
  const { concepts: _chosen, provenance, organisationId, province, placeText, ...plain } = fields
  const located = locate(province)
  return {
    ...plain,
    organisationId,
    titleKey: titleKey(readText(plain.title, plain.sourceLocale)),
    provenance: nextProvenance(
      before && { texts: needTexts(before), provenance: before.provenance },
      needTexts(plain),
      plain.sourceLocale,
      provenance,
      now,
    ),
    place: located.place,
    placeText: [placeText, located.placeText].filter(Boolean).join(', ') || null,
    projectStage: plain.projectStage ?? null,
    budget: plain.budget ?? null,
    fundingSource: plain.fundingSource ?? null,
    timeline: plain.timeline ?? null,
    procurementMode: plain.procurementMode ?? null,
    minTrl: plain.minTrl ?? null,
    dataHosting: plain.dataHosting ?? null,
    maxDeliveryWeeks: plain.maxDeliveryWeeks ?? null,
    deadline: plain.deadline ?? null,
    localPartnerWish: plain.localPartnerWish ?? null,
  }
}

/** The localised texts of a technology. */
export const technologyTexts = (
  given: Pick<
    TechnologyRow,
    | 'title'
    | 'summary'
    | 'description'
    | 'advantages'
    | 'innovation'
    | 'applications'
    | 'deploymentRequirements'
  >,
) => {
  const {
    title,
    summary,
    description,
    advantages,
    innovation,
    applications,
    deploymentRequirements,
  } = given
  return {
    title,
    summary,
    description,
    advantages,
    innovation,
    applications,
    deploymentRequirements,
  }
}

/** The localised texts of a need. */
export const needTexts = (
  given: Pick<
    NeedRow,
    'title' | 'summary' | 'problem' | 'desiredOutcome' | 'constraints' | 'currentSituation'
  >,
) => {
  const { title, summary, problem, desiredOutcome, constraints, currentSituation } = given
  return { title, summary, problem, desiredOutcome, constraints, currentSituation }
}

/** What a slug is made of: the English title where there is one, else the original. @throws DomainError notFound for an unknown owner */
export function slugText(
  tx: Tx,
  fields: Pick<TechnologyFields, 'organisationId' | 'title' | 'sourceLocale'>,
): string {
  organisationById(tx, fields.organisationId)
  return fields.title.en ?? readText(fields.title, fields.sourceLocale)
}
