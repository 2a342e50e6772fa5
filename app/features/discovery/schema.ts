import { z } from 'zod'
import { LISTING_KINDS } from '#db/domain'
import { line } from '#app/platform/fields'

/** What is typed so far, and where it is searched. Longer than a name is nothing that a name continues. */
export const suggestSchema = z.object({
  q: z.string().trim().min(1).max(100),
  in: z.enum(['technologies', 'needs']).default('technologies'),
})

/** The page of saved searches: one form to keep a state of the results page, one at each line to drop it. */
export const savedSearchActSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    name: line(80),
    kind: z.enum(LISTING_KINDS),
    query: z.string({ error: 'required' }).max(2_000, { error: 'tooLong' }),
  }),
  z.object({ intent: z.literal('delete'), id: z.uuid({ error: 'invalid' }) }),
])
export type SavedSearchAct = z.infer<typeof savedSearchActSchema>
