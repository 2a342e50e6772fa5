import { z } from 'zod'
import { LISTING_KINDS } from '#db/domain'
import { line, optional } from '#app/platform/fields'

const language = z.string().regex(/^[a-z]{2,3}$/, { error: 'invalid' })
export const absenceSchema = z
  .object({ from: z.date(), until: z.date() })
  .refine((span) => span.until > span.from, { error: 'invalid' })

export const delegateSchema = z.object({
  personId: z.string().optional(),
  /** One field, native script, family name first. */
  name: line(120),
  nameLatin: optional(line(120)),
  title: optional(line(120)),
  email: optional(
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'invalid' })),
  ),
  phone: optional(line(40)),
  languages: z
    .array(z.object({ locale: language, level: z.string().max(10).optional() }))
    .max(20)
    .default([]),
  dietary: optional(line(200)),
  absences: z.array(absenceSchema).max(100).default([]),
})

export const registerOrganisationSchema = z
  .object({
    eventId: z.string(),
    organisationId: z.string(),
    /** Seeks meetings; officials, press and staff attend without. */
    meets: z.boolean().default(true),
    /** Languages spoken at the table. Empty: the language of the organisation's country. */
    meetingLanguages: z.array(language).max(10).default([]),
    maxMeetings: z.int().min(1).optional(),
    delegates: z.array(delegateSchema).max(50).default([]),
    listings: z
      .array(z.object({ kind: z.enum(LISTING_KINDS), id: z.string() }))
      .max(100)
      .default([]),
    demo: z.boolean().default(false),
  })
  .refine((registration) => !registration.meets || registration.delegates.length > 0, {
    error: 'required',
    path: ['delegates'],
  })

export type DelegateInput = z.input<typeof delegateSchema>
export type RegisterOrganisation = z.input<typeof registerOrganisationSchema>

export const decideSchema = z.object({
  registrationId: z.string().min(1, { error: 'required' }),
  version: z.coerce.number().int(),
  decision: z.enum(['approved', 'rejected', 'withdrawn'], { error: 'choose' }),
})
