import { z } from 'zod'

export const approveChangeSchema = z.object({
  /** `changeKey` of the change. */
  change: z.string({ error: 'required' }).min(1, { error: 'required' }),
})
