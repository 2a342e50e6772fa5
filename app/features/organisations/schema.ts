import { z } from 'zod'
import { COUNTRIES, LOCALES, ORGANISATION_KINDS, VERIFICATIONS } from '#db/domain'
import { day, line, lines, localised, localisedRequired, optional } from '#app/platform/fields'
import { SHORT_NAME_LENGTH } from './names'
import { LANGUAGE_LEVELS, LANGUAGES_SPOKEN } from './shown'

const email = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
  z.email({ error: 'email' }).max(254, { error: 'tooLong' }),
)
const website = line(300)
  .transform((text) => (/^https?:\/\//i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'invalid' }))
const provenance = z.partialRecord(
  z.enum(LOCALES),
  z.object({ by: z.enum(['person', 'machine']), at: z.string(), stale: z.boolean().optional() }),
)

const fields = z.object({
  legalName: localisedRequired(200),
  displayName: optional(line(200)),
  shortName: optional(line(SHORT_NAME_LENGTH)),
  country: z.enum(COUNTRIES, { error: 'choose' }),
  kind: z.enum(ORGANISATION_KINDS, { error: 'choose' }),
  registrationNumber: optional(line(60)),
  /** Why there is none; public bodies need not say. */
  registrationNumberAbsence: optional(line(200)),
  /** Province or sido as written, old names too. */
  province: optional(line(120)),
  address: optional(line(300)),
  website: optional(website),
  contactName: optional(line(120)),
  contactEmail: optional(email),
  contactPhone: optional(line(60)),
  foundedYear: optional(
    z.coerce
      .number({ error: 'invalid' })
      .int({ error: 'invalid' })
      .min(1700, { error: 'invalid' })
      .max(2100, { error: 'invalid' }),
  ),
  employeeBand: optional(line(40)),
  revenueBand: optional(line(40)),
  exportExperience: z.array(line(80)).max(50),
  languages: z.array(z.object({ locale: line(10), level: optional(line(40)) })).max(20),
  sectors: z.array(line(80)).max(30),
  about: localised(4000),
  aboutProvenance: provenance,
})

/** What makes an organisation. Names, numbers and places come as people write them. */
export const organisationSchema = fields.extend({
  kind: fields.shape.kind.default('sme'),
  exportExperience: fields.shape.exportExperience.default([]),
  languages: fields.shape.languages.default([]),
  sectors: fields.shape.sectors.default([]),
  about: fields.shape.about.default({}),
  aboutProvenance: fields.shape.aboutProvenance.default({}),
})
export type OrganisationInput = z.input<typeof organisationSchema>
export type OrganisationFields = z.output<typeof organisationSchema>

/** What only the system and administrators set beside it. */
export const organisationStandingSchema = z.object({
  verification: z.enum(VERIFICATIONS).default('unverified'),
  verifiedAt: optional(day),
  verificationEvidence: optional(lines(1000)),
  demo: z.boolean().default(false),
  slug: optional(
    z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'invalid' })
      .max(80, { error: 'tooLong' }),
  ),
})
export type OrganisationStanding = z.input<typeof organisationStandingSchema>

/** A change names only what changes; null or empty clears an optional field. */
export const updateOrganisationSchema = fields.partial().extend({
  id: z.string(),
  /** The version that the person saw. */
  version: z.coerce.number().int(),
})
export type UpdateOrganisation = z.input<typeof updateOrganisationSchema>

/** Kinds that people register; organisers are entered by staff. */
export const OWN_KINDS = ORGANISATION_KINDS.filter((kind) => kind !== 'organiser')

/** The questions of a registration, in their order. `lookalikes` is asked only when there are some. */
export const REGISTER_STEPS = ['kind', 'number', 'name', 'lookalikes', 'details'] as const
export type RegisterStep = (typeof REGISTER_STEPS)[number]

export const kindStepSchema = z.object({
  country: fields.shape.country,
  kind: z.enum(OWN_KINDS, { error: 'choose' }),
})
export const nameStepSchema = z.object({
  legalName: fields.shape.legalName,
  shortName: fields.shape.shortName,
})
/** Who an organisation is: what lookalikes are found by. */
export const identitySchema = kindStepSchema.extend({
  ...nameStepSchema.shape,
  registrationNumber: fields.shape.registrationNumber,
  registrationNumberAbsence: fields.shape.registrationNumberAbsence,
})
export type Identity = z.output<typeof identitySchema>

/** A registration as its last form sends it. */
export const registerOwnSchema = identitySchema.extend({
  province: fields.shape.province,
  website: fields.shape.website,
  contactPhone: fields.shape.contactPhone,
  /** The person says that none of the lookalikes is meant. */
  distinct: optional(z.literal('on', { error: 'invalid' })),
})
export type RegisterOwn = z.input<typeof registerOwnSchema>

/** One entry a line, as people type lists; a list stays one. */
const listed = z.preprocess(
  (value) => (typeof value === 'string' ? entriesOf(value) : (value ?? [])),
  z.array(line(80)).max(30, { error: 'tooLong' }),
)

const entriesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((one) => one.trim())
    .filter(Boolean)

export const EMPLOYEE_BANDS = ['1-9', '10-49', '50-299', '300-999', '1000+'] as const
/** What the form says of one language: nothing, that it is spoken, or how well. */
const spoken = z.enum(['', 'spoken', ...LANGUAGE_LEVELS], { error: 'invalid' })

/** The whole record as its page sends it: what is empty is cleared. */
export const editSchema = z.object({
  version: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
  legalName: fields.shape.legalName,
  displayName: fields.shape.displayName,
  shortName: fields.shape.shortName,
  kind: fields.shape.kind,
  registrationNumber: fields.shape.registrationNumber,
  registrationNumberAbsence: fields.shape.registrationNumberAbsence,
  province: fields.shape.province,
  address: fields.shape.address,
  website: fields.shape.website,
  contactName: fields.shape.contactName,
  contactEmail: fields.shape.contactEmail,
  contactPhone: fields.shape.contactPhone,
  foundedYear: fields.shape.foundedYear,
  employeeBand: fields.shape.employeeBand,
  revenueBand: fields.shape.revenueBand,
  exportExperience: listed,
  sectors: listed,
  languages: z.partialRecord(z.enum(LANGUAGES_SPOKEN), spoken).default({}),
  about: fields.shape.about,
  /** Fields of which the other's version was chosen after a conflict. */
  choose: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
})
export type EditOrganisation = z.output<typeof editSchema>

export const exclusionActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), otherId: z.string({ error: 'choose' }).max(64) }),
  z.object({ act: z.literal('remove'), otherId: z.string({ error: 'choose' }).max(64) }),
])
