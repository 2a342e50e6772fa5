import { z } from 'zod'

export const mergeSchema = z.object({
  keepId: z.string({ error: 'choose' }).max(64),
  otherId: z.string({ error: 'choose' }).max(64),
  /** The versions that the preview showed. */
  keepVersion: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
  otherVersion: z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' }),
})
export type Merge = z.input<typeof mergeSchema>
