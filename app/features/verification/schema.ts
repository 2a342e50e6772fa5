import { z } from 'zod'
import { EVIDENCE_KINDS } from '#db/domain'
import { lines, optional } from '#app/platform/fields'

/** What an evidence file may weigh: a scan of a few pages. */
export const EVIDENCE_BYTES = 5 * 1024 * 1024

export const submitEvidenceSchema = z.object({
  evidence: z.enum(EVIDENCE_KINDS, { error: 'choose' }),
  note: optional(lines(2000)),
})
export type SubmitEvidence = z.input<typeof submitEvidenceSchema>

/** The page's form: a browser sends an empty file where none was chosen. */
export const evidenceActSchema = z.discriminatedUnion('act', [
  submitEvidenceSchema.extend({
    act: z.literal('submit'),
    file: z.instanceof(File).optional(),
  }),
  z.object({ act: z.literal('withdraw') }),
])

export const decideVerificationSchema = z.object({
  caseId: z.string().max(64),
  decision: z.enum(['approve', 'refuse'], { error: 'choose' }),
  reason: optional(lines(2000)),
})
export type DecideVerification = z.input<typeof decideVerificationSchema>
export const decisionFormSchema = decideVerificationSchema.omit({ caseId: true })
