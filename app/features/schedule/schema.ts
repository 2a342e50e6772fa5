import { z } from 'zod'

const id = z.string({ error: 'choose' }).min(1, { error: 'choose' }).max(60, { error: 'invalid' })

/** The acts of the schedule page, told apart by `intent`. */
export const scheduleActSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('solve'),
    seed: z.coerce.number().int().min(1).max(1_000_000).default(1),
  }),
  z.object({ intent: z.literal('lock'), meetingId: id }),
  z.object({ intent: z.literal('unlock'), meetingId: id }),
  z.object({ intent: z.literal('place'), meetingId: id, slotId: id, tableId: id }),
  z.object({ intent: z.literal('publish'), scheduleId: id, version: z.coerce.number().int() }),
])
export type ScheduleAct = z.output<typeof scheduleActSchema>
