import { z } from 'zod'

/*
 * The statement of an event's scheduling problem, as it stands in a file (`b2b-instance/1`).
 * Omitted fields keep their meaning ("all slots", "no limit"), so they stay optional here and
 * are spelled out only where the problem is compiled or verified.
 */

const id = z.string().min(1, 'expected an id (text that is not empty)')
const ids = z.array(id)

/** A language pair has no direction: `ko-vi` and `vi-ko` are the same. */
const pair = z.string().regex(/^[^\s-]+(-[^\s-]+)+$/, 'expected a language pair such as "ko-vi"')

const whole = z.int('expected a whole number')
const range = 'expected a number from 0 to 100'
const points = z.number(range).min(0, range).max(100, range)

const slotSchema = z.object({ id, day: whole, index: whole })
/** A table that is not there all the time says when it is; like everywhere else, omitted means always. */
const tableSchema = z.object({ id, features: ids.optional(), available: ids.optional() })
const interpreterSchema = z.object({ id, pairs: z.array(pair), available: ids.optional() })
const limit = z.int('expected a whole number').min(0, 'expected a whole number from 0').optional()
const delegateSchema = z.object({ id, available: ids.optional(), maxMeetings: limit })

const participantSchema = z.object({
  id,
  side: z.string().optional(),
  available: ids.optional(),
  maxMeetings: limit,
  delegates: z.array(delegateSchema).optional(),
})

const lockSchema = z.object({ slot: id, table: id.optional(), interpreter: id.optional() })

export const meetingSchema = z.object({
  id,
  participants: z.tuple([id, id], 'expected exactly two participant ids'),
  priority: z.enum(['must', 'want', 'open']).optional(),
  value: points.optional(),
  interpreter: pair.optional(),
  tableFeatures: ids.optional(),
  slots: ids.optional(),
  delegates: ids.optional(),
  tables: ids.optional(),
  interpreters: ids.optional(),
  locked: lockSchema.optional(),
})

export const instanceSchema = z.object({
  format: z.literal('b2b-instance/1'),
  name: z.string().default(''),
  slots: z.array(slotSchema),
  tables: z.array(tableSchema).optional(),
  interpreters: z.array(interpreterSchema).optional(),
  participants: z.array(participantSchema),
  meetings: z.array(meetingSchema),
})

export type Slot = z.infer<typeof slotSchema>
export type Table = z.infer<typeof tableSchema>
export type Interpreter = z.infer<typeof interpreterSchema>
export type Delegate = z.infer<typeof delegateSchema>
export type Participant = z.infer<typeof participantSchema>
export type Meeting = z.infer<typeof meetingSchema>
export type Priority = NonNullable<Meeting['priority']>
export type Instance = z.infer<typeof instanceSchema>

/** Weight of one point of value by priority. */
export const priorityFactor: Record<Priority, number> = { must: 3, want: 2, open: 1 }
