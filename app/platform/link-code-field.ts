import { z } from 'zod'
import { codeIn } from './link-code'

const LONGEST = 200

/** The code of a mail's link, as a form field. */
export const linkCode = z
  .string({ error: 'required' })
  .max(2000, { error: 'invalid' })
  .transform(codeIn)
  .refine((code) => code !== '', { error: 'required' })
  .refine((code) => code.length <= LONGEST, { error: 'invalid' })

/** The form of a link's page that needs nothing but the code. */
export const linkCodeSchema = z.object({ token: linkCode })
