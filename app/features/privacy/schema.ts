import { z } from 'zod'
import { PRIVACY_REQUEST_KINDS } from '#db/domain'
import { lines, optional } from '#app/platform/fields'

/** Days within which a request is answered: what Korea's law gives for access, the shorter of the two countries' usual terms. */
export const ANSWER_DAYS = 10
/** Days before the due date on which administrators are reminded. */
export const REMIND_DAYS = 3

export const askPrivacySchema = z.object({
  kind: z.enum(PRIVACY_REQUEST_KINDS, { error: 'choose' }),
  text: optional(lines(4000)),
})
export type AskPrivacy = z.input<typeof askPrivacySchema>

export const answerPrivacySchema = z.object({
  id: z.string().max(64),
  /** `erase` forgets the person and answers the request in one step. */
  decision: z.enum(['done', 'refused', 'erase'], { error: 'choose' }),
  answer: optional(lines(4000)),
})
export type AnswerPrivacy = z.input<typeof answerPrivacySchema>
