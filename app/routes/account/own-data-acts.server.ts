import { z } from 'zod'
import { agreeSchema, currentPasswordSchema } from '#app/features/accounts'
import { askPrivacySchema } from '#app/features/privacy'

/** What the page of one's own data does. */
export const ownDataActSchema = z.discriminatedUnion(
  'act',
  [
    askPrivacySchema.extend({ act: z.literal('ask') }),
    z.object({ act: z.literal('withdraw'), id: z.string().max(64) }),
    agreeSchema.extend({ act: z.literal('agree') }),
    currentPasswordSchema.extend({ act: z.literal('erase') }),
  ],
  { error: 'choose' },
)
