import { z } from 'zod'
import { AGREEMENT_KINDS, CURRENCIES, LISTING_KINDS, NEXT_STEPS } from '#db/domain'
import { day, line, lines, optional } from '#app/platform/fields'

const id = z.string().min(1, { error: 'required' }).max(60, { error: 'invalid' })
const score = z.coerce.number().int().min(1, { error: 'invalid' }).max(5, { error: 'invalid' })

/** A meeting or an exchange, never both. */
export const subjectSchema = z.union([
  z.object({ meetingId: id, exchangeId: z.undefined().optional() }),
  z.object({ exchangeId: id, meetingId: z.undefined().optional() }),
])
export type Subject = z.output<typeof subjectSchema>

const outcome = z.object({
  registrationId: id,
  tookPlace: z.boolean(),
  interest: optional(score),
  fit: optional(score),
  nextSteps: z.array(z.enum(NEXT_STEPS)).default([]),
  expectedValue: z.object({ amount: z.int().min(0), currency: z.enum(CURRENCIES) }).optional(),
  note: optional(lines(2000)),
  followUpDate: optional(day),
})
export const recordOutcomeSchema = z.intersection(outcome, subjectSchema)
export type RecordOutcome = z.input<typeof recordOutcomeSchema>

export const recordExchangeSchema = z.object({
  eventId: id,
  registrationAId: id,
  registrationBId: id,
  place: optional(line(120)),
  at: z.date().optional(),
  about: z.object({ kind: z.enum(LISTING_KINDS), id }).optional(),
  origin: z.enum(['badgeScan', 'staff', 'participant']),
  confirmedByA: z.boolean().default(false),
  confirmedByB: z.boolean().default(false),
})
export type RecordExchange = z.input<typeof recordExchangeSchema>

export const recordFollowUpSchema = z.intersection(
  z.object({ step: z.enum(NEXT_STEPS), takenOn: day, note: optional(lines(2000)) }),
  subjectSchema,
)
export type RecordFollowUp = z.input<typeof recordFollowUpSchema>

export const recordAgreementSchema = z.intersection(
  z.object({ kind: z.enum(AGREEMENT_KINDS), signedOn: day, title: line(300) }),
  subjectSchema,
)
export type RecordAgreement = z.input<typeof recordAgreementSchema>
