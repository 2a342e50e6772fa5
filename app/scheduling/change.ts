import { z } from 'zod'
import { meetingSchema } from './instance'

/* What happened on the day (`b2b-change/1`), to be answered by a repair. */

const id = z.string().min(1)

const eventSchema = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('noShow'), participant: id }),
    z.object({ type: z.literal('late'), participant: id, until: id }),
    z.object({ type: z.literal('tableLost'), table: id }),
    z.object({ type: z.literal('interpreterLost'), interpreter: id }),
    z.object({ type: z.literal('add'), meeting: meetingSchema }),
    z.object({ type: z.literal('cancel'), meeting: id }),
  ],
  'expected one of "noShow", "late", "tableLost", "interpreterLost", "add", "cancel"',
)

export const changeSchema = z.object({
  format: z.literal('b2b-change/1').optional(),
  at: id,
  events: z.array(eventSchema),
})

export type ChangeEvent = z.infer<typeof eventSchema>
export type Change = z.infer<typeof changeSchema>
