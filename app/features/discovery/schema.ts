import { z } from 'zod'
import { LISTING_KINDS } from '#db/domain'
import { line } from '#app/platform/fields'

/** What is typed so far, and where it is searched. Longer than a name is nothing that a name continues. */
export const suggestSchema = z.object({
  q: z.string().trim().min(1).max(100),
  in: z.enum(['technologies', 'needs']).default('technologies'),
})

/** A box of a form: sent only when it is ticked. */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

/** The page of saved searches: one form to keep a state of the results page, two at each line. */
export const savedSearchActSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    name: line(80),
    kind: z.enum(LISTING_KINDS),
    query: z.string({ error: 'required' }).max(2_000, { error: 'tooLong' }),
    alerts: ticked,
  }),
  z.object({
    intent: z.literal('alerts'),
    id: z.uuid({ error: 'invalid' }),
    alerts: z.enum(['on', 'off']).transform((state) => state === 'on'),
  }),
  z.object({ intent: z.literal('delete'), id: z.uuid({ error: 'invalid' }) }),
])
export type SavedSearchAct = z.infer<typeof savedSearchActSchema>
