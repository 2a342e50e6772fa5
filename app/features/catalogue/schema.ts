import { z } from 'zod'
import {
  AVAILABILITIES,
  CERTIFICATION_TYPES,
  COOPERATION_MODES,
  COUNTRIES,
  CURRENCIES,
  DECLARED,
  FUNDING_SOURCES,
  LOCALES,
  NEED_STATUSES,
  ORGANISATION_KINDS,
  PROJECT_STAGES,
  TECHNOLOGY_STATUSES,
  VISIBILITIES,
} from '#db/domain'
import { day, line, localised, localisedRequired, optional } from '#app/platform/fields'

const whole = z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' })
const trl = whole.min(1, { error: 'trl' }).max(9, { error: 'trl' })
const weeks = whole.min(0, { error: 'invalid' }).max(520, { error: 'invalid' })
const amount = whole.min(0, { error: 'invalid' }).max(Number.MAX_SAFE_INTEGER, { error: 'invalid' })

/** Integer minor units: won and dong have none, dollars have cents. */
const moneyRange = z
  .object({
    min: amount.optional(),
    max: amount.optional(),
    currency: z.enum(CURRENCIES, { error: 'choose' }),
    unit: optional(line(80)),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    error: 'range',
  })

const certification = z
  .object({
    id: optional(line(64)),
    type: z.enum(CERTIFICATION_TYPES).optional(),
    /** As written, where the type was not recognised or says less. */
    text: optional(line(200)),
    number: optional(line(80)),
    issuer: optional(line(120)),
    validFrom: optional(day),
    validTo: optional(day),
    verification: z.enum(['unverified', 'verified', 'failed']).default('unverified'),
  })
  .refine(({ type, text }) => Boolean(type ?? text), { error: 'required' })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    error: 'range',
  })

const reference = z.object({
  project: line(200),
  client: optional(line(200)),
  place: optional(line(120)),
  country: z.enum(COUNTRIES).optional(),
  year: optional(whole.min(1900, { error: 'invalid' }).max(2100, { error: 'invalid' })),
  scale: optional(line(300)),
  result: optional(line(500)),
})

const intellectualProperty = z.object({
  type: line(60),
  number: optional(line(60)),
  country: optional(line(60)),
  status: optional(line(60)),
  title: optional(line(300)),
})

const partnerSought = z.object({
  kinds: z.array(z.enum(ORGANISATION_KINDS)).optional(),
  text: localised(1000).optional(),
  regions: z.array(line(120)).max(70).optional(),
})

const listing = {
  organisationId: z.string(),
  sourceLocale: z.enum(LOCALES, { error: 'choose' }),
  title: localisedRequired(200),
  summary: localised(300),
  keywords: z.array(line(80)).max(40),
  cooperationModes: z.array(z.enum(COOPERATION_MODES, { error: 'choose' })),
  policyAlignment: z.array(line(160)).max(20),
  visibility: z.enum(VISIBILITIES, { error: 'choose' }),
  /** Concept ids that the author chose; the tagger adds its own. */
  concepts: z.array(z.string().max(120)).max(40),
  /** Concept ids that the tagger is to leave out. */
  refusedConcepts: z.array(z.string().max(120)).max(200),
  /** Who wrote a language version, where it was not a person. */
  provenance: z.partialRecord(
    z.enum(LOCALES),
    z.object({ by: z.enum(['person', 'machine']), stale: z.boolean().optional() }),
  ),
}

const technology = z.object({
  ...listing,
  description: localised(8000),
  advantages: localised(4000),
  innovation: localised(4000),
  applications: localised(4000),
  developmentStage: optional(line(200)),
  trl: optional(trl),
  certifications: z.array(certification).max(60),
  intellectualProperty: z.array(intellectualProperty).max(60),
  references: z.array(reference).max(60),
  partnerSought,
  price: optional(moneyRange),
  deliveryLeadTime: optional(line(200)),
  deliveryWeeks: optional(weeks),
  deploymentRequirements: localised(4000),
  targetRegions: z.array(line(120)).max(70),
  availability: z.enum(AVAILABILITIES, { error: 'choose' }),
  declarations: z.object({
    coreTechnology: optional(z.enum(DECLARED, { error: 'choose' })),
    technologyTransfer: optional(z.enum(DECLARED, { error: 'choose' })),
  }),
})

const need = z.object({
  ...listing,
  problem: localised(8000),
  desiredOutcome: localised(4000),
  constraints: localised(4000),
  currentSituation: localised(4000),
  /** Province or sido as written. */
  province: optional(line(120)),
  /** District, ward or site as written. */
  placeText: optional(line(200)),
  projectStage: optional(z.enum(PROJECT_STAGES, { error: 'choose' })),
  budget: optional(moneyRange),
  fundingSource: optional(z.enum(FUNDING_SOURCES, { error: 'choose' })),
  timeline: optional(line(300)),
  procurementMode: optional(line(200)),
  minTrl: optional(trl),
  requiredCertifications: z
    .array(
      z
        .object({ type: z.enum(CERTIFICATION_TYPES).optional(), text: optional(line(200)) })
        .refine(({ type, text }) => Boolean(type ?? text), { error: 'required' }),
    )
    .max(40),
  dataHosting: optional(line(200)),
  maxDeliveryWeeks: optional(weeks),
  deadline: optional(day),
  localPartnerWish: optional(line(300)),
  confidential: z.boolean(),
})

/** The source language must have a title; everything else may be missing. */
const titledInSource = { error: 'required', path: ['title'] }

const listingDefaults = <T extends typeof listing>(shape: T) => ({
  summary: shape.summary.default({}),
  keywords: shape.keywords.default([]),
  cooperationModes: shape.cooperationModes.default([]),
  policyAlignment: shape.policyAlignment.default([]),
  visibility: shape.visibility.default('public'),
  concepts: shape.concepts.default([]),
  refusedConcepts: shape.refusedConcepts.default([]),
  provenance: shape.provenance.default({}),
})

export const technologySchema = technology
  .extend({
    ...listingDefaults(technology.shape),
    description: technology.shape.description.default({}),
    advantages: technology.shape.advantages.default({}),
    innovation: technology.shape.innovation.default({}),
    applications: technology.shape.applications.default({}),
    certifications: technology.shape.certifications.default([]),
    intellectualProperty: technology.shape.intellectualProperty.default([]),
    references: technology.shape.references.default([]),
    partnerSought: technology.shape.partnerSought.default({}),
    deploymentRequirements: technology.shape.deploymentRequirements.default({}),
    targetRegions: technology.shape.targetRegions.default([]),
    availability: technology.shape.availability.default('available'),
    declarations: technology.shape.declarations.default({}),
  })
  .refine(({ title, sourceLocale }) => title[sourceLocale], titledInSource)

export const needSchema = need
  .extend({
    ...listingDefaults(need.shape),
    problem: need.shape.problem.default({}),
    desiredOutcome: need.shape.desiredOutcome.default({}),
    constraints: need.shape.constraints.default({}),
    currentSituation: need.shape.currentSituation.default({}),
    requiredCertifications: need.shape.requiredCertifications.default([]),
    confidential: need.shape.confidential.default(false),
  })
  .refine(({ title, sourceLocale }) => title[sourceLocale], titledInSource)

export type TechnologyInput = z.input<typeof technologySchema>
export type TechnologyFields = z.output<typeof technologySchema>
export type NeedInput = z.input<typeof needSchema>
export type NeedFields = z.output<typeof needSchema>

/** A change names only what changes, and the version that the person saw. The owner never changes. */
const seen = { id: z.string(), version: z.coerce.number().int() }
export const updateTechnologySchema = technology
  .omit({ organisationId: true })
  .partial()
  .extend(seen)
export const updateNeedSchema = need.omit({ organisationId: true }).partial().extend(seen)
export const seenSchema = z.object(seen)
export type UpdateTechnology = z.input<typeof updateTechnologySchema>
export type UpdateNeed = z.input<typeof updateNeedSchema>
export type Seen = z.input<typeof seenSchema>

/** What only the system sets when it enters a record: the seed and imports. */
const standing = {
  demo: z.boolean().default(false),
  slug: optional(
    z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'invalid' })
      .max(80, { error: 'tooLong' }),
  ),
  enteredAt: z.date().optional(),
}
export const technologyStandingSchema = z.object({
  ...standing,
  status: z.enum(TECHNOLOGY_STATUSES).default('draft'),
})
export const needStandingSchema = z.object({
  ...standing,
  status: z.enum(NEED_STATUSES).default('draft'),
})
export type TechnologyStanding = z.input<typeof technologyStandingSchema>
export type NeedStanding = z.input<typeof needStandingSchema>
