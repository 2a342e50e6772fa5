import { z } from 'zod'
import {
  ACCOUNT_TEMPLATES,
  LISTING_TEMPLATES,
  MAIL_TEMPLATES,
  RECORD_TEMPLATES,
} from './notify.server'

const payloadSchema = z.object({
  to: z.union([
    z.object({ personId: z.string() }),
    z.object({ delegateId: z.string() }),
    z.object({ signUpId: z.string() }),
    z.object({ linkId: z.string() }),
    z.object({ codeId: z.string() }),
    z.object({ invitationId: z.string() }),
  ]),
  template: z.enum([
    ...MAIL_TEMPLATES,
    ...LISTING_TEMPLATES,
    ...ACCOUNT_TEMPLATES,
    ...RECORD_TEMPLATES,
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** The payload of an outbox line of kind `mail`. @throws ZodError for a line that no version of this code wrote */
export const readPayload = (payload: unknown) => payloadSchema.parse(payload)
