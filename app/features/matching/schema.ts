import { z } from 'zod'
import { MATCH_GROUNDS, MATCH_OPINIONS } from '#db/domain'
import { lines, optional } from '#app/platform/fields'

const weight = z.coerce
  .number({ error: 'weight' })
  .int({ error: 'weight' })
  .min(0, { error: 'weight' })
  .max(100, { error: 'weight' })

/** Points of each criterion. A match is one of subject: concepts and text may not both be nothing. */
export const weightsSchema = z
  .object({
    concepts: weight,
    text: weight,
    cooperation: weight,
    trl: weight,
    certificates: weight,
    budget: weight,
    region: weight,
    climate: weight,
    trackRecord: weight,
    delivery: weight,
    language: weight,
    reciprocity: weight,
    freshness: weight,
  })
  .refine(({ concepts, text }) => concepts + text > 0, { error: 'subject', path: ['concepts'] })

export const setWeightsSchema = z.object({
  /** Version of the event that the person saw. */
  version: z.coerce.number().int(),
  weights: weightsSchema,
})

/** The same as a form sends it: one field a criterion. */
export const weightsFormSchema = z
  .intersection(z.object({ version: z.coerce.number().int() }), weightsSchema)
  .transform(({ version, ...weights }) => ({ version, weights }))

export const feedbackSchema = z.object({
  needId: z.string(),
  technologyId: z.string(),
  opinion: z.enum(MATCH_OPINIONS, { error: 'choose' }),
  grounds: z.array(z.enum(MATCH_GROUNDS, { error: 'choose' })).default([]),
  note: optional(lines(1000)),
  /** Version of the opinion that the person saw; 0 where there was none. */
  version: z.coerce.number().int().default(0),
})
