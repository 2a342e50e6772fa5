import { z } from 'zod'
import { CHASE_GROUPS } from '#db/domain'
import { day, line, localised, optional } from '#app/platform/fields'

const text = {
  subject: localised(200).refine((given) => Object.keys(given).length > 0, { error: 'required' }),
  body: localised(5000).refine((given) => Object.keys(given).length > 0, { error: 'required' }),
}
const group = z.enum(CHASE_GROUPS, { error: 'choose' })
const of = optional(line(80))

export const chaseActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('preview'), group, of, ...text }),
  z.object({
    act: z.literal('send'),
    group,
    of,
    ...text,
    /** Participants to write to; only those that are in the group then. */
    to: z.array(z.string()).max(5000).min(1, { error: 'chooseOne' }),
    /** Made with the form: a second press sends nothing again. */
    key: z.string().max(60).optional(),
  }),
  z.object({
    act: z.literal('remind'),
    group,
    of,
    ...text,
    sendDay: day,
    sendTime: z.string({ error: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' }),
  }),
  z.object({ act: z.literal('stop'), id: z.string() }),
  z.object({
    act: z.literal('noted'),
    group,
    of,
    ...text,
    registrationId: z.string(),
  }),
])
export type ChaseAct = z.output<typeof chaseActSchema>
export type ChaseInput = Omit<Extract<ChaseAct, { act: 'send' }>, 'act'>
export type ReminderInput = Omit<Extract<ChaseAct, { act: 'remind' }>, 'act'>
