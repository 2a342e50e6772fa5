import { z } from 'zod'

/* A schedule as it stands in a file (`b2b-schedule/1`). */

const id = z.string()

export const unscheduledReasons = [
  'participantFull',
  'delegateUnavailable',
  'noCommonSlot',
  'noTable',
  'noInterpreter',
  'limitReached',
  'displaced',
] as const

const assignmentSchema = z.object({
  meeting: id,
  slot: id,
  table: id.optional(),
  interpreter: id.optional(),
  delegates: z.array(id),
})

const unscheduledSchema = z.object({
  meeting: id,
  reason: z.enum(unscheduledReasons),
  /** The participant or delegate that binds. */
  who: id.optional(),
  /** The table, features, language pair, slots or meeting that bind. */
  what: id.optional(),
})

export const objectivesSchema = z.object({
  must: z.number(),
  value: z.number(),
  minShare: z.number(),
  gaps: z.number(),
  gapSpread: z.number(),
  tableChanges: z.number(),
  interpreterChanges: z.number(),
})

const boundsSchema = z.object({
  must: z.number(),
  value: z.number(),
  minShare: z.number().optional(),
  gaps: z.number().optional(),
})

export const conflictKinds = ['impossible', 'limit', 'delegates', 'tables', 'interpreters'] as const

const conflictAboutSchema = z.object({
  about: z.enum(conflictKinds),
  /** The participant, where it is about its limit or its delegates. */
  who: id.optional(),
  /** The slot that is too full, or the meeting that could not even be held alone. */
  what: id.optional(),
})

export const scheduleSchema = z.object({
  format: z.literal('b2b-schedule/1'),
  instance: z.string().default(''),
  assignments: z.array(assignmentSchema),
  unscheduled: z.array(unscheduledSchema),
  objectives: objectivesSchema,
  bounds: boundsSchema,
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  seconds: z.number().optional(),
  /** A smallest set of locked meetings that contradict each other. */
  conflict: z.array(id).optional(),
  /** What they contradict about. */
  conflictAbout: conflictAboutSchema.optional(),
  moved: z.array(id).optional(),
  lost: z.array(id).optional(),
  added: z.array(id).optional(),
  peopleMoved: z.number().optional(),
})

export type Assignment = z.infer<typeof assignmentSchema>
export type Unscheduled = z.infer<typeof unscheduledSchema>
export type ConflictAbout = z.infer<typeof conflictAboutSchema>
export type UnscheduledReason = Unscheduled['reason']
export type Objectives = z.infer<typeof objectivesSchema>
export type Bounds = z.infer<typeof boundsSchema>
export type Schedule = z.infer<typeof scheduleSchema>
