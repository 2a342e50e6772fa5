import { z } from 'zod'
import { line } from '#app/platform/fields'

const id = z.string({ error: 'choose' }).min(1, { error: 'choose' }).max(60, { error: 'invalid' })
const optionalId = z.string().max(60, { error: 'invalid' }).optional()
/** The draft that somebody looked at when they acted. */
const seen = {
  scheduleId: optionalId,
  version: z.coerce.number().int().optional(),
}

/** Seconds that a search for a schedule may take. */
export const SOLVE_SECONDS = [10, 60, 300] as const

/** The acts of the schedule page, told apart by `intent`. */
export const scheduleActSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('solve'),
    seed: z.coerce.number().int().min(1).max(1_000_000).default(1),
    seconds: z.coerce.number().int().min(1).max(600).default(10),
    fill: z.literal('on').optional(),
  }),
  z.object({ intent: z.literal('stop') }),
  z.object({ intent: z.literal('lock'), meetingId: id }),
  z.object({ intent: z.literal('unlock'), meetingId: id }),
  z.object({
    intent: z.literal('place'),
    meetingId: id,
    slotId: id,
    tableId: optionalId,
    interpreterId: optionalId,
    insteadOf: optionalId,
    ...seen,
  }),
  /** A cell of the board: slot, table and interpreter in one value, parted by `|`. */
  z.object({ intent: z.literal('drop'), meetingId: id, cell: z.string().max(200), ...seen }),
  z.object({ intent: z.literal('swap'), meetingId: id, withMeetingId: id, ...seen }),
  z.object({ intent: z.literal('takeOut'), meetingId: id, ...seen }),
  z.object({ intent: z.literal('undo'), actId: optionalId, ...seen }),
  z.object({ intent: z.literal('raiseLimit'), registrationId: id }),
  /** The limit that was seen. */
  z.object({ intent: z.literal('raiseDelegateLimit'), limit: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('addTable') }),
  /** The slot that was previewed, by when it begins. */
  z.object({ intent: z.literal('addSlot'), from: z.string().max(5) }),
  z.object({
    intent: z.literal('addInterpreter'),
    name: line(120),
    pair: z.string().regex(/^[a-z]{2,3}-[a-z]{2,3}$/, { error: 'invalid' }),
    day: z.coerce.number().int().optional(),
    part: z.enum(['morning', 'afternoon']).optional(),
  }),
  /** A draft that begins as a version stands. */
  z.object({ intent: z.literal('copy'), number: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('publish'), scheduleId: id, version: z.coerce.number().int() }),
])
export type ScheduleAct = z.output<typeof scheduleActSchema>

/** Taking a version as the draft again, or the last act on the draft back. */
export const versionActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('use'), number: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('undo'), actId: id, ...seen }),
])

export const REPAIR_KINDS = [
  'noShow',
  'late',
  'tableLost',
  'interpreterLost',
  'add',
  'cancel',
] as const
/** What happened, as the repair page asks for it; which fields count depends on the kind. */
export const repairSchema = z.object({
  kind: z.enum(REPAIR_KINDS, { error: 'choose' }),
  at: id,
  participant: optionalId,
  until: optionalId,
  table: optionalId,
  interpreter: optionalId,
  meeting: optionalId,
})
export type RepairInput = z.output<typeof repairSchema>
export const repairActSchema = z.discriminatedUnion('intent', [
  repairSchema.extend({ intent: z.literal('apply'), fingerprint: z.string().min(1).max(64) }),
  repairSchema.extend({
    intent: z.literal('applyAndPublish'),
    fingerprint: z.string().min(1).max(64),
  }),
  z.object({ intent: z.literal('takeBack'), reportId: id }),
])

/** "We will be there", and "call us when a slot falls free". */
export const keepingActSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('confirm'),
    registrationId: id,
    fingerprint: z.string().min(1).max(64),
  }),
  z.object({ intent: z.literal('standBy'), registrationId: id }),
  z.object({ intent: z.literal('standDown'), registrationId: id }),
])
export type KeepingAct = z.output<typeof keepingActSchema>

/** Which way a board is cut. */
export const BOARD_AXES = ['table', 'participant', 'interpreter'] as const
export type BoardAxis = (typeof BOARD_AXES)[number]
