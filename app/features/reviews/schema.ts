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

const reviewId = z.string({ error: 'invalid' }).max(64)
const decision = z.enum(['approve', 'return'], { error: 'choose' })
const verification = z.enum(['unverified', 'verified', 'failed'], { error: 'choose' })
const index = z.coerce.number({ error: 'invalid' }).int().min(0).max(100)
const note = z.object({ field: optional(line(60)), text: optional(lines(1000)) })
const said = { reason: optional(lines(2000)), notes: z.array(note).max(20).default([]) }

const isReasonGiven = (given: { decision?: string; reason?: string | undefined }) =>
  given.decision !== 'return' || Boolean(given.reason)
const reasonMissing = { error: 'required', path: ['reason'] }

/** What a reviewer decides; `version` is that of the listing that was read, so that nothing is approved unseen. */
export const decisionSchema = z
  .object({ reviewId, version, decision, ...said })
  .refine(isReasonGiven, reasonMissing)
export type Decision = z.input<typeof decisionSchema>

/** What a reviewer found out about one certificate. */
export const certificateCheckSchema = z.object({ reviewId, version, index, verification })
export type CertificateCheck = z.input<typeof certificateCheckSchema>

/** The forms of a review's page: a decision, the check of one certificate, and what is said at single fields. */
export const actOnReviewSchema = z
  .object({
    act: z.enum(['decide', 'check', 'comment', 'answer', 'settle', 'reopen'], { error: 'choose' }),
    version,
    index: index.optional(),
    verification: verification.optional(),
    decision: decision.optional(),
    ...said,
    field: optional(line(60)),
    thread: optional(line(60)),
    text: z.string().max(20_000, { error: 'tooLong' }).optional(),
    key: optional(line(200)),
  })
  .refine(({ act, decision: decided }) => act !== 'decide' || decided, {
    error: 'choose',
    path: ['decision'],
  })
  .refine(isReasonGiven, reasonMissing)
