import { z } from 'zod'
import { ATTENDANCES, LISTING_KINDS, LOCALES } from '#db/domain'
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
  /** When and to which notice the person agreed; absent where nobody asked. */
  consent: z.object({ at: z.date(), notice: z.string(), locale: z.enum(LOCALES) }).optional(),
  absences: z.array(absenceSchema).max(100).default([]),
})

/** Answers to the event's own questions, by the question's id. */
const answersSchema = z
  .record(z.string().max(60), z.union([z.string(), z.array(z.string())]))
  .transform((given): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(given).map(([id, answer]) => [
        id,
        [answer]
          .flat()
          .map((one) => one.trim())
          .filter(Boolean)
          .map((one) => one.slice(0, 2000)),
      ]),
    ),
  )

export const registerOrganisationSchema = z
  .object({
    eventId: z.string(),
    organisationId: z.string(),
    /** Seeks meetings; officials, press and staff attend without. */
    meets: z.boolean().default(true),
    attendsAs: optional(z.enum(ATTENDANCES, { error: 'choose' })),
    answers: answersSchema.default({}),
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

/** So many organisations can be registered, or decided on, with one press. */
export const MOST_AT_ONCE = 1000
const chosen = z
  .array(z.string().max(80, { error: 'invalid' }), { error: 'chooseOne' })
  .min(1, { error: 'chooseOne' })
  .max(MOST_AT_ONCE, { error: 'invalid' })

/** What can be done with many organisations at once. */
export const manyActSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('register'),
    /** Ids of organisations. */
    organisations: chosen,
    tell: z.boolean().default(false),
    key: z.string().max(60).optional(),
  }),
  z.object({
    act: z.literal('approve'),
    /** `ID:VERSION` of registrations that wait for a decision. */
    registrations: chosen.transform((given) =>
      given.map((text) => {
        const [id = '', version = ''] = text.split(':')
        return { id, version: Number(version) }
      }),
    ),
  }),
])

/** How the forms ask for attendance: meetings, or how else. */
const attendance = z.enum(['meetings', ...ATTENDANCES], { error: 'choose' })
const listingChoice = z
  .string()
  .regex(new RegExp(`^(${LISTING_KINDS.join('|')}):[0-9a-f-]{36}$`), { error: 'choose' })
  .transform((text) => {
    const [kind, id = ''] = text.split(':')
    return { kind: kind === 'need' ? ('need' as const) : ('technology' as const), id }
  })

/** A delegate as the forms send one. */
export const delegateFormSchema = z.object({
  name: line(120),
  nameLatin: optional(line(120)),
  title: optional(line(120)),
  email: optional(
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'email' })),
  ),
  phone: optional(line(40)),
  languages: z.array(language).max(10).default([]),
  dietary: optional(line(200)),
  consent: z.boolean().default(false),
})
export type DelegateForm = z.output<typeof delegateFormSchema>

const shared = {
  attendance: attendance.default('meetings'),
  meetingLanguages: z.array(language).max(10).default([]),
  listings: z.array(listingChoice).max(100).default([]),
  answers: answersSchema.default({}),
}

/** The form by which an organisation registers, with its first delegate. */
export const registerFormSchema = z.object({
  organisationId: z.string({ error: 'choose' }).min(1, { error: 'choose' }),
  ...shared,
  delegate: delegateFormSchema,
  key: z.string().max(60).optional(),
})
export type RegisterForm = z.output<typeof registerFormSchema>

/** What can be done on the page of a registration. */
export const registrationActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('change'), version: z.coerce.number().int(), ...shared }),
  z.object({ act: z.literal('withdraw'), version: z.coerce.number().int() }),
])
export type RegistrationChange = Omit<
  Extract<z.output<typeof registrationActSchema>, { act: 'change' }>,
  'act'
>

const cell = z
  .string()
  .regex(/^\d{12,14}-\d{12,14}$/, { error: 'invalid' })
  .transform((text) => {
    const [from = 0, until = 0] = text.split('-').map(Number)
    return { from, until }
  })
  .refine((span) => span.until > span.from, { error: 'invalid' })

/** What can be done on the page of a delegate. */
export const delegateActSchema = z.discriminatedUnion('act', [
  delegateFormSchema.extend({
    act: z.literal('save'),
    version: z.coerce.number().int().default(0),
    /** Made with the form: a second press adds nobody again. */
    key: z.string().max(60).optional(),
  }),
  z.object({ act: z.literal('remove'), version: z.coerce.number().int() }),
  z.object({
    act: z.literal('availability'),
    version: z.coerce.number().int(),
    /** Every span that was shown, and those in which the delegate can meet. */
    cells: z.array(cell).max(2000).default([]),
    free: z.array(cell).max(2000).default([]),
  }),
])
export type Painted = Omit<
  Extract<z.output<typeof delegateActSchema>, { act: 'availability' }>,
  'act'
>
