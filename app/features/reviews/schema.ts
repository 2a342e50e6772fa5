import { z } from 'zod'
import { LISTING_KINDS } from '#db/domain'
import { line, lines, optional } from '#app/platform/fields'

const version = z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' })

/** A listing as its page showed it. */
export const listingSeenSchema = z.object({
  kind: z.enum(LISTING_KINDS),
  slug: line(200),
  version,
})
export type ListingSeen = z.input<typeof listingSeenSchema>

const note = z.object({ field: optional(line(60)), text: optional(lines(1000)) })

/** What a reviewer decides; `version` is that of the listing that was read, so that nothing is approved unseen. */
export const decisionSchema = z
  .object({
    reviewId: z.string({ error: 'invalid' }).max(64),
    version,
    decision: z.enum(['approve', 'return'], { error: 'choose' }),
    reason: optional(lines(2000)),
    notes: z.array(note).max(20).default([]),
  })
  .refine(({ decision, reason }) => decision === 'approve' || Boolean(reason), {
    error: 'required',
    path: ['reason'],
  })
export type Decision = z.input<typeof decisionSchema>

export const certificateCheckSchema = z.object({
  reviewId: z.string({ error: 'invalid' }).max(64),
  version,
  index: z.coerce.number({ error: 'invalid' }).int().min(0).max(100),
  verification: z.enum(['unverified', 'verified', 'failed'], { error: 'choose' }),
})
export type CertificateCheck = z.input<typeof certificateCheckSchema>
