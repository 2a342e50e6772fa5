import { z } from 'zod'
import {
  BREAK_KINDS,
  EVENT_KINDS,
  INTERPRETER_BONDS,
  ORGANISATION_KINDS,
  QUESTION_KINDS,
  SESSION_BINDINGS,
  TEAM_ROLES,
} from '#db/domain'
import { day, line, localised, localisedRequired, optional } from '#app/platform/fields'
import { timeOfDay, timeZone } from './schema'

/** What the organiser's forms of an event send; shared by server and browser. */

const whole = (least: number, most: number) =>
  z.int({ error: 'number' }).min(least, { error: 'number' }).max(most, { error: 'number' })
const version = z.coerce.number().int()
const text = (max: number) => localised(max).default({})

const basics = {
  kind: z.enum(EVENT_KINDS, { error: 'choose' }),
  programmeComponent: optional(whole(1, 4)),
  name: localisedRequired(200),
  edition: optional(line(80)),
  description: text(5000),
  venue: text(200),
  address: optional(line(300)),
  timeZone,
  firstDay: day,
  lastDay: day,
}
const limits = {
  places: optional(whole(1, 5000)),
  maxDelegatesPerOrganisation: optional(whole(1, 50)),
  maxMeetingsPerOrganisation: optional(whole(1, 200)),
  maxPendingRequests: whole(1, 200).default(20),
  registrationDeadline: optional(day),
  requestDeadline: optional(day),
  answerDeadline: optional(day),
  publicationDeadline: optional(day),
}

type Dated = {
  firstDay: string
  lastDay: string
  registrationDeadline?: string
  requestDeadline?: string
  answerDeadline?: string
  publicationDeadline?: string
}

/** An event ends after it begins, lasts two weeks at most, and its deadlines follow each other. */
const inOrder = (event: Dated, ctx: z.RefinementCtx) => {
  const at = (path: keyof Dated, message: string) =>
    ctx.addIssue({ code: 'custom', path: [path], message })
  if (event.lastDay < event.firstDay) at('lastDay', 'range')
  else if (Date.parse(event.lastDay) - Date.parse(event.firstDay) > 13 * 86_400_000)
    at('lastDay', 'tooManyDays')
  const order = [
    'registrationDeadline',
    'requestDeadline',
    'answerDeadline',
    'publicationDeadline',
  ] as const
  let before = ''
  for (const one of order) {
    const given = event[one]
    if (!given) continue
    if (given > event.lastDay || given < before) at(one, 'deadlineOrder')
    before = given
  }
}

export const eventFormSchema = z
  .object({
    ...basics,
    ...limits,
    slug: optional(
      z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'slug' })
        .max(80, { error: 'tooLong' }),
    ),
    /** The edition whose settings a new event begins with. */
    copyFrom: optional(z.string().max(80)),
    /** Made with the form: a second press gets the first answer. */
    key: z.string().max(60).optional(),
  })
  .superRefine(inOrder)
export type EventForm = z.output<typeof eventFormSchema>

export const updateEventSchema = z.object({ ...basics, ...limits, version }).superRefine(inOrder)
export type UpdateEvent = z.output<typeof updateEventSchema>

const pause = z.object({ kind: z.enum(BREAK_KINDS), from: timeOfDay, until: timeOfDay })
const planDay = z.object({
  day,
  from: timeOfDay,
  until: timeOfDay,
  breaks: z.array(pause).max(12).default([]),
})
export const gridPlanSchema = z.object({
  slotMinutes: whole(5, 240),
  gapMinutes: whole(0, 120).default(0),
  days: z.array(planDay).max(14).default([]),
})

/** The same as the form sends it: a day without meetings, and a break with an empty end, fall away. */
export const gridFormSchema = z
  .object({
    intent: z.enum(['preview', 'save']).default('save'),
    version,
    slotMinutes: whole(5, 240),
    gapMinutes: whole(0, 120).default(0),
    days: z
      .array(
        z.object({
          day,
          from: optional(timeOfDay),
          until: optional(timeOfDay),
          breaks: z
            .array(
              z.object({
                kind: z.enum(BREAK_KINDS).default('break'),
                from: optional(timeOfDay),
                until: optional(timeOfDay),
              }),
            )
            .max(12)
            .default([]),
        }),
      )
      .max(14)
      .default([]),
  })
  .transform(({ intent, version: seen, days, ...plan }) => ({
    intent,
    version: seen,
    plan: {
      ...plan,
      days: days.flatMap(({ from, until, breaks, ...one }) =>
        from && until
          ? [
              {
                ...one,
                from,
                until,
                breaks: breaks.flatMap((pauseGiven) =>
                  pauseGiven.from && pauseGiven.until
                    ? [{ kind: pauseGiven.kind, from: pauseGiven.from, until: pauseGiven.until }]
                    : [],
                ),
              },
            ]
          : [],
      ),
    },
  }))
export type GridForm = z.output<typeof gridFormSchema>

const words = (most: number) =>
  z
    .string()
    .default('')
    .transform((given) => [
      ...new Set(
        given
          .split(/[,;、\n]/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(line(40)).max(most, { error: 'tooLong' }))

export const tableFormSchema = z.object({
  id: optional(z.string()),
  version: optional(version),
  label: line(40),
  place: optional(line(120)),
  capacity: whole(2, 50).default(4),
  equipment: words(10),
  hostOrganisationId: optional(z.string()),
})
export type TableForm = z.output<typeof tableFormSchema>

export const manyTablesSchema = z.object({
  first: whole(1, 999),
  count: whole(1, 200),
  prefix: optional(line(20)),
  place: optional(line(120)),
  capacity: whole(2, 50).default(4),
})
export type ManyTables = z.output<typeof manyTablesSchema>

const absence = z
  .object({ day: optional(day), from: optional(timeOfDay), until: optional(timeOfDay) })
  .refine(({ day: on, from, until }) => !on || !from || !until || until > from, {
    error: 'range',
    path: ['until'],
  })

export const interpreterFormSchema = z
  .object({
    id: optional(z.string()),
    version: optional(version),
    name: line(120),
    pairs: z
      .array(z.enum(['ko-vi', 'en-ko', 'en-vi'], { error: 'choose' }))
      .min(1, { error: 'choose' }),
    skills: z.array(z.string().max(80)).max(20).default([]),
    organisationId: optional(z.string()),
    bond: optional(z.enum(INTERPRETER_BONDS, { error: 'choose' })),
    maxInRow: optional(whole(1, 20)),
    absences: z.array(absence).max(20).default([]),
  })
  .refine(({ organisationId, bond }) => Boolean(organisationId) === Boolean(bond), {
    error: 'together',
    path: ['bond'],
  })
export type InterpreterForm = z.output<typeof interpreterFormSchema>

export const sessionFormSchema = z
  .object({
    id: optional(z.string()),
    version: optional(version),
    title: localisedRequired(200),
    room: optional(line(120)),
    day,
    from: timeOfDay,
    until: timeOfDay,
    binds: z.enum(SESSION_BINDINGS, { error: 'choose' }).default('nobody'),
    delegates: z.array(z.string()).max(500).default([]),
  })
  .refine(({ from, until }) => until > from, { error: 'range', path: ['until'] })
export type SessionForm = z.output<typeof sessionFormSchema>

const question = z
  .object({
    /** Empty for a new one. */
    id: z.string().max(60).default(''),
    kind: z.enum(QUESTION_KINDS, { error: 'choose' }),
    label: localised(300),
    /** One option a line, in each language. */
    options: localised(2000).default({}),
    required: z.boolean().default(false),
  })
  .superRefine(({ kind, label, options }, ctx) => {
    if (Object.keys(label).length === 0) return
    if ((kind === 'choice' || kind === 'several') && Object.keys(options).length === 0)
      ctx.addIssue({ code: 'custom', path: ['options'], message: 'required' })
  })
export const registrationFormSchema = z.object({
  version,
  questions: z.array(question).max(20).default([]),
})
export type RegistrationForm = z.output<typeof registrationFormSchema>

export const barredFormSchema = z.object({
  version,
  /** Pairs of kinds that may ask each other, as `a b`. */
  pairs: z
    .array(
      z.string().refine((pair) => {
        const kinds: readonly string[] = ORGANISATION_KINDS
        return pair.split(' ').every((kind) => kinds.includes(kind))
      }),
    )
    .default([]),
})
export type BarredForm = z.output<typeof barredFormSchema>

export const teamActSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('add'),
    email: z
      .string({ error: 'required' })
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: 'email' })),
    role: z.enum(TEAM_ROLES, { error: 'choose' }),
  }),
  z.object({
    act: z.literal('change'),
    personId: z.string(),
    role: z.enum(TEAM_ROLES, { error: 'choose' }),
  }),
  z.object({ act: z.literal('remove'), personId: z.string() }),
])
export type TeamAct = z.output<typeof teamActSchema>

export const removeSchema = z.object({ id: z.string().min(1), version })
