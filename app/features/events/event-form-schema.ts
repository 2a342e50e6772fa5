import { z } from 'zod'
import { BREAK_KINDS, EVENT_KINDS } from '#db/domain'
import { day, line, localised, localisedRequired, optional } from '#app/platform/fields'
import { timeOfDay, timeZone } from './schema'

/** What the forms of an event and of its grid send; shared by server and browser. */

/** A whole number within limits. */
export const whole = (least: number, most: number) =>
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
  fillsPlaces: z.boolean().default(false),
  maxDelegatesPerOrganisation: optional(whole(1, 50)),
  maxMeetingsPerOrganisation: optional(whole(1, 200)),
  maxMeetingsPerDelegate: optional(whole(1, 200)),
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

/** The same as the form sends it, with the answer to what other days would do. */
export const daysFormSchema = updateEventSchema.safeExtend({
  intent: z.enum(['save', 'repair']).default('save'),
  fingerprint: z.string().max(64).default(''),
})

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
    intent: z.enum(['preview', 'save', 'repair']).default('save'),
    /** The repair that was looked at. */
    fingerprint: z.string().max(64).default(''),
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
  .transform(({ intent, version: seen, fingerprint, days, ...plan }) => ({
    intent,
    version: seen,
    fingerprint,
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
