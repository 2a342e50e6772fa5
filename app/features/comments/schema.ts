import { z } from 'zod'
import { LISTING_KINDS } from '#db/domain'
import type { ListingKind } from '#db/domain'
import { lines } from '#app/platform/fields'

/** Characters of one comment. */
export const COMMENT_LENGTH = 2000

/** Fields that can be commented on, by the step of the editor that they stand in. */
export const COMMENTED_FIELDS = {
  technology: {
    basics: ['title', 'summary', 'concepts', 'keywords', 'trl'],
    details: ['description', 'advantages', 'innovation', 'applications', 'deploymentRequirements'],
    proof: ['developmentStage', 'certifications', 'references', 'intellectualProperty'],
    terms: [
      'cooperationModes',
      'partnerSought',
      'price',
      'deliveryWeeks',
      'deliveryLeadTime',
      'targetRegions',
      'availability',
    ],
    publication: ['visibility', 'coreTechnology', 'technologyTransfer', 'policyAlignment'],
  },
  need: {
    basics: ['title', 'summary', 'place', 'placeText', 'concepts', 'keywords'],
    details: ['problem', 'desiredOutcome', 'currentSituation', 'constraints'],
    project: [
      'projectStage',
      'budget',
      'fundingSource',
      'timeline',
      'procurementMode',
      'deadline',
      'policyAlignment',
    ],
    requirements: [
      'minTrl',
      'requiredCertifications',
      'cooperationModes',
      'maxDeliveryWeeks',
      'localPartnerWish',
      'dataHosting',
    ],
    publication: ['confidential', 'visibility'],
  },
} as const satisfies Record<ListingKind, Record<string, readonly string[]>>
type Kinds = typeof COMMENTED_FIELDS
export type CommentedField = {
  [K in ListingKind]: Kinds[K][keyof Kinds[K]] extends readonly (infer F)[] ? F : never
}[ListingKind]

/** The fields of a kind of listing, in the order of its editor. */
export const fieldsOf = (kind: ListingKind): readonly CommentedField[] =>
  Object.values<readonly CommentedField[]>(COMMENTED_FIELDS[kind]).flat()

const id = z.uuid({ error: 'invalid' })
export const commentText = lines(COMMENT_LENGTH).refine((text) => text !== '', {
  error: 'required',
})
const listing = {
  kind: z.enum(LISTING_KINDS, { error: 'invalid' }),
  slug: z.string({ error: 'invalid' }).max(200, { error: 'invalid' }),
}

/** A comment at a field begins a thread; an answer names the thread instead. */
export const writeCommentSchema = z
  .object({
    ...listing,
    field: z.string().max(60, { error: 'choose' }).optional(),
    thread: id.optional(),
    text: commentText,
    key: z.string().max(300).optional(),
  })
  .refine(({ field, thread }) => Boolean(field ?? thread), { error: 'choose', path: ['field'] })
export type WriteComment = z.input<typeof writeCommentSchema>

export const settleCommentSchema = z.object({
  ...listing,
  thread: id,
  /** Of the thread, as the page showed it: an answer that nobody saw is not settled with it. */
  version: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
  settled: z.boolean(),
})
export type SettleComment = z.input<typeof settleCommentSchema>
