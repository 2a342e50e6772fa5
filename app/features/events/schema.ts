import { z } from 'zod'
import { EVENT_KINDS, EVENT_STATES, SESSION_BINDINGS, TEAM_ROLES } from '#db/domain'
import type { FormQuestion, GridPlan } from '#db/domain'
import { canonicalZone } from '#app/i18n/format'
import { day, line, localised as localisedTo, optional } from '#app/platform/fields'

/** A clock time, `HH:MM`. */
export const timeOfDay = z
  .string({ error: 'required' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' })
const localised = localisedTo(5000)
const absence = z
  .object({ from: z.date(), until: z.date() })
  .refine((span) => span.until > span.from, { error: 'invalid' })

/** An IANA zone; aliases are kept under one name. */
export const timeZone = z
  .string({ error: 'required' })
  .transform(canonicalZone)
  .refine(isZone, { error: 'invalid' })

const grid = z.object({
  slotMinutes: z.int().min(5).max(480),
  /** Minutes to change tables between two slots; no break. */
  gapMinutes: z.int().min(0).max(120).default(0),
  /** Spans of meetings; between two spans of a day lies a break. Times are the event's. */
  spans: z.array(z.object({ day, from: timeOfDay, until: timeOfDay })).max(100),
})

const table = z.object({
  label: line(40),
  place: optional(line(120)),
  capacity: z.int().min(2).max(50).default(4),
  equipment: z.array(line(40)).max(10).default([]),
})

const interpreter = z.object({
  name: line(120),
  pairs: z
    .array(z.string().regex(/^[a-z]{2}-[a-z]{2}$/, { error: 'invalid' }))
    .min(1, { error: 'required' }),
  absences: z.array(absence).default([]),
})

const session = z.object({
  title: localised,
  room: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  binds: z.enum(SESSION_BINDINGS),
})

export const createEventSchema = z
  .object({
    slug: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'invalid' })
      .max(80, { error: 'tooLong' }),
    kind: z.enum(EVENT_KINDS, { error: 'choose' }),
    programmeComponent: z.int().min(1).max(4).optional(),
    name: localised.refine((name) => Object.values(name).some(Boolean), { error: 'required' }),
    edition: optional(line(80)),
    description: localised.default({}),
    venue: localised.default({}),
    address: optional(line(300)),
    timeZone,
    firstDay: day,
    lastDay: day,
    places: z.int().min(1).optional(),
    fillsPlaces: z.boolean().default(true),
    maxMeetingsPerOrganisation: z.int().min(1).optional(),
    maxMeetingsPerDelegate: z.int().min(1).optional(),
    maxPendingRequests: z.int().min(1).default(20),
    registrationDeadline: day.optional(),
    requestDeadline: day.optional(),
    answerDeadline: day.optional(),
    publicationDeadline: day.optional(),
    maxDelegatesPerOrganisation: z.int().min(1).optional(),
    gridPlan: z.custom<GridPlan>().optional(),
    questions: z.custom<FormQuestion[]>().default([]),
    barredPairs: z.array(z.string()).default([]),
    matchWeights: z.record(z.string(), z.number()).optional(),
    organiserId: z.string().optional(),
    demo: z.boolean().default(false),
    grid: grid.optional(),
    sessions: z.array(session).max(200).default([]),
    tables: z.array(table).max(500).default([]),
    interpreters: z.array(interpreter).max(500).default([]),
    team: z.array(z.object({ personId: z.string(), role: z.enum(TEAM_ROLES) })).default([]),
  })
  .refine((event) => event.lastDay >= event.firstDay, { error: 'invalid', path: ['lastDay'] })

export type CreateEvent = z.input<typeof createEventSchema>
export type EventGrid = z.output<typeof grid>

export const changeStateSchema = z.object({
  state: z.enum(EVENT_STATES, { error: 'choose' }),
  version: z.coerce.number().int(),
  /** Whether those concerned are told by mail. */
  tell: z.boolean().default(false),
})

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
