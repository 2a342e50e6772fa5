import { z } from 'zod'
import { LISTING_KINDS, PRIORITIES } from '#db/domain'
import { lines, optional } from '#app/platform/fields'
import { linkCode } from '#app/platform/link-code-field'

/** `technology:ID` or `need:ID`, as one control of a form gives it. */
const about = z
  .string()
  .regex(new RegExp(`^(${LISTING_KINDS.join('|')}):[0-9a-f-]{36}$`), { error: 'choose' })
  .transform((text) => {
    const [kind, id = ''] = text.split(':')
    return { kind: kind === 'need' ? ('need' as const) : ('technology' as const), id }
  })

const wish = {
  about: optional(about),
  message: optional(lines(1000)),
  priority: z.enum(PRIORITIES, { error: 'choose' }),
}
const id = z.string({ error: 'choose' }).min(1, { error: 'choose' }).max(60, { error: 'invalid' })
const reason = optional(lines(500))
const version = z.coerce.number({ error: 'invalid' }).int()

export const requestMeetingSchema = z.object({
  fromRegistrationId: id,
  toRegistrationId: id,
  ...wish,
  /** Made with the form: a second press gets the first answer. */
  key: z.string().max(60).optional(),
})
export type RequestMeeting = z.output<typeof requestMeetingSchema>

export const enterRequestSchema = requestMeetingSchema.extend({
  /** What the other side said, when it is known already. */
  answer: z.enum(['pending', 'accepted', 'declined'], { error: 'choose' }).default('pending'),
  reason,
})
export type EnterRequest = z.output<typeof enterRequestSchema>

/** Pairs of the matching that become requests with one press, each `SUPPLIER:BUYER`. */
export const enterMatchedSchema = z.object({
  pairs: z
    .array(z.string().max(80, { error: 'invalid' }), { error: 'chooseOne' })
    .min(1, { error: 'chooseOne' })
    .max(2000, { error: 'invalid' }),
  answer: z.enum(['pending', 'accepted'], { error: 'choose' }),
  key: z.string().max(60).optional(),
})
export type EnterMatched = z.output<typeof enterMatchedSchema>

export const answerRequestSchema = z.object({
  requestId: id,
  version,
  answer: z.enum(['accepted', 'declined'], { error: 'choose' }),
  reason,
})
export type AnswerRequest = z.output<typeof answerRequestSchema>
/** The same from the page of a mail's link, whose code names the request. */
export const answerLinkSchema = answerRequestSchema
  .omit({ requestId: true })
  .extend({ token: linkCode })

export const changeRequestSchema = z.object({ requestId: id, version, ...wish })
export type ChangeRequest = z.output<typeof changeRequestSchema>

export const cancelRequestSchema = z.object({ requestId: id, version })
export type CancelRequest = z.output<typeof cancelRequestSchema>

export const refuseSuggestionSchema = z.object({
  /** A registration, or `need:ID`. */
  partner: id,
  act: z.enum(['refuse', 'undo'], { error: 'choose' }),
})
export type RefuseSuggestion = z.output<typeof refuseSuggestionSchema>

/** What can be done on the page of suggestions. */
export const partnersActSchema = z.discriminatedUnion('act', [
  refuseSuggestionSchema,
  z.object({ act: z.enum(['exclude', 'include'], { error: 'choose' }), otherId: id }),
])

export const counterRequestSchema = z.object({
  requestId: id,
  version,
  ...wish,
  key: z.string().max(60).optional(),
})
export type CounterRequest = z.output<typeof counterRequestSchema>

/** What can be done on a request's own page; the address names the request. */
export const requestActSchema = z.discriminatedUnion('intent', [
  answerRequestSchema.omit({ requestId: true }).extend({ intent: z.literal('answer') }),
  changeRequestSchema.omit({ requestId: true }).extend({ intent: z.literal('change') }),
  cancelRequestSchema.omit({ requestId: true }).extend({ intent: z.literal('cancel') }),
  counterRequestSchema.omit({ requestId: true }).extend({ intent: z.literal('counter') }),
])
