import { z } from 'zod'
import {
  INTERPRETER_BONDS,
  ORGANISATION_KINDS,
  QUESTION_KINDS,
  SESSION_BINDINGS,
  TEAM_ROLES,
} from '#db/domain'
import { day, line, localised, localisedRequired, optional } from '#app/platform/fields'
import { whole } from './event-form-schema'
import { timeOfDay } from './schema'

/** Language pairs that interpreters are hired for. */
export const INTERPRETED_PAIRS = ['ko-vi', 'en-ko', 'en-vi'] as const

/** What the other forms of an event's set-up send; shared by server and browser. */

const version = z.coerce.number().int()

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
    pairs: z.array(z.enum(INTERPRETED_PAIRS, { error: 'choose' })).min(1, { error: 'choose' }),
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
