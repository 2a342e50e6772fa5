import { z } from 'zod'
import {
  AVAILABILITIES,
  CERTIFICATION_TYPES,
  COOPERATION_MODES,
  COUNTRIES,
  DECLARED,
  FUNDING_SOURCES,
  LOCALES,
  ORGANISATION_KINDS,
  PROJECT_STAGES,
  VISIBILITIES,
} from '#db/domain'
import type { ListingKind } from '#db/domain'
import { day, line, lines, optional } from '#app/platform/fields'
import {
  choice,
  choices,
  concepts,
  list,
  money,
  rows,
  text,
  ticked,
  title,
  trl,
  weeks,
  whole,
  year,
} from './form-fields'
import { LIMITS } from './shown'
import type { Step } from './shown'

/** Forms of the editor as they are posted. What a step does not name stays as it is. */

const certification = z
  .object({
    /** By which its document is found; a form that lost it makes a certificate without one. */
    id: optional(z.string().max(64)).catch(undefined),
    type: choice(CERTIFICATION_TYPES),
    text: optional(line(200)),
    number: optional(line(80)),
    issuer: optional(line(120)),
    validFrom: optional(day),
    validTo: optional(day),
  })
  .superRefine((one, ctx) => {
    if (!one.type && !one.text)
      ctx.addIssue({ code: 'custom', message: 'certificateKind', path: ['type'] })
    if (one.validFrom && one.validTo && one.validFrom > one.validTo)
      ctx.addIssue({ code: 'custom', message: 'certificateTerm', path: ['validTo'] })
  })

const intellectualProperty = z.object({
  type: line(60),
  number: optional(line(60)),
  country: optional(line(60)),
  status: optional(line(60)),
  title: optional(line(300)),
})

const reference = z.object({
  project: line(200),
  client: optional(line(200)),
  place: optional(line(120)),
  country: choice(COUNTRIES),
  year: optional(year),
  scale: optional(line(300)),
  result: optional(line(500)),
})

const seen = {
  /** The version that the page was filled from. */
  version: whole.optional(),
  /** After a conflict: the version that was shown beside it, for which the choices hold. */
  against: whole.optional(),
  /** The translation was brought in line with the original. */
  upToDate: ticked.default(false),
}

const conceptFields = {
  keywords: list(80, 40),
  concepts,
  /** Those that were chosen when the page was made: what a colleague chose since is not undone by it. */
  seenConcepts: concepts,
  refused: concepts,
}

const technologySteps = {
  basics: z.object({
    ...seen,
    title,
    summary: text('summary'),
    ...conceptFields,
    trl: optional(trl),
  }),
  details: z.object({
    ...seen,
    description: text('description'),
    advantages: text('advantages'),
    innovation: text('innovation'),
    applications: text('applications'),
    deploymentRequirements: text('deploymentRequirements'),
  }),
  proof: z.object({
    ...seen,
    developmentStage: optional(line(200)),
    certifications: rows(certification, 60),
    intellectualProperty: rows(intellectualProperty, 60),
    references: rows(reference, 60),
  }),
  terms: z.object({
    ...seen,
    cooperationModes: choices(COOPERATION_MODES),
    partnerKinds: choices(ORGANISATION_KINDS),
    partnerText: lines(1000).default(''),
    partnerRegions: list(120, 70),
    price: money,
    deliveryLeadTime: optional(line(200)),
    deliveryWeeks: optional(weeks),
    targetRegions: list(120, 70),
    availability: z.enum(AVAILABILITIES, { error: 'choose' }),
  }),
  publication: z.object({
    ...seen,
    visibility: z.enum(VISIBILITIES, { error: 'choose' }),
    policyAlignment: list(160, 20),
    coreTechnology: choice(DECLARED),
    technologyTransfer: choice(DECLARED),
  }),
}

const needSteps = {
  basics: z.object({
    ...seen,
    title,
    summary: text('summary'),
    ...conceptFields,
    /** Id of a province or sido. */
    place: optional(line(40)),
    placeText: optional(line(200)),
  }),
  details: z.object({
    ...seen,
    problem: text('problem'),
    desiredOutcome: text('desiredOutcome'),
    currentSituation: text('currentSituation'),
    constraints: text('constraints'),
  }),
  project: z.object({
    ...seen,
    projectStage: choice(PROJECT_STAGES),
    budget: money,
    fundingSource: choice(FUNDING_SOURCES),
    timeline: optional(line(300)),
    procurementMode: optional(line(200)),
    deadline: optional(day),
    policyAlignment: list(160, 20),
  }),
  requirements: z.object({
    ...seen,
    minTrl: optional(trl),
    requiredTypes: choices(CERTIFICATION_TYPES),
    requiredTexts: list(200, 20),
    cooperationModes: choices(COOPERATION_MODES),
    maxDeliveryWeeks: optional(weeks),
    localPartnerWish: optional(line(300)),
    dataHosting: optional(line(200)),
  }),
  publication: z.object({
    ...seen,
    confidential: ticked.default(false),
    visibility: z.enum(VISIBILITIES, { error: 'choose' }),
  }),
}

export type TechnologyForms = {
  [S in keyof typeof technologySteps]: z.output<(typeof technologySteps)[S]>
}
export type NeedForms = { [S in keyof typeof needSteps]: z.output<(typeof needSteps)[S]> }
export type StepForm = TechnologyForms[keyof TechnologyForms] | NeedForms[keyof NeedForms]

/** The form of one step of one editor. */
export const stepSchema = (kind: ListingKind, step: Step): z.ZodType<StepForm> =>
  (kind === 'technology'
    ? technologySteps[step as keyof typeof technologySteps]
    : needSteps[step as keyof typeof needSteps]) as z.ZodType<StepForm>

/** The first page of a new listing. */
export const startSchema = z.object({
  organisationId: z.string({ error: 'choose' }).max(64),
  sourceLocale: z.enum(LOCALES, { error: 'choose' }),
  title: line(LIMITS.title),
  summary: text('summary'),
  key: optional(line(64)),
})
export type StartListing = z.input<typeof startSchema>

/** An earlier version to bring back, and the version that the page showed as the present one. */
export const restoreSchema = z.object({ version: whole, seen: whole })
