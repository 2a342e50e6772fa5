import { z } from 'zod'

export const signInSchema = z.object({
  email: z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required' })
    .max(254, { error: 'tooLong' }),
  password: z
    .string({ error: 'required' })
    .min(1, { error: 'required' })
    .max(1000, { error: 'tooLong' }),
})
export type SignIn = z.infer<typeof signInSchema>
