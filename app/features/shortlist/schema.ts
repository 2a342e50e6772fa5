import { z } from 'zod'
import { SHORTLISTED_KINDS } from '#db/domain'
import { lines } from '#app/platform/fields'

/** Characters of one note. */
export const NOTE_LENGTH = 2000

const id = z.uuid({ error: 'invalid' })
const slug = z.string({ error: 'invalid' }).regex(/^[\p{L}\p{N}-]{1,120}$/u, { error: 'invalid' })
const version = z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' })
const text = lines(NOTE_LENGTH).refine((note) => note !== '', { error: 'required' })

export const addSchema = z.object({
  intent: z.literal('add'),
  kind: z.enum(SHORTLISTED_KINDS, { error: 'invalid' }),
  slug,
  /** Whose shortlist; a person of one organisation need not say. */
  organisation: id.optional(),
  /** Where the person was. */
  back: z.string().max(2000).optional(),
})
export type AddToShortlist = z.infer<typeof addSchema>

/** The page of the shortlist: one form an act. */
export const shortlistActSchema = z.discriminatedUnion('intent', [
  addSchema,
  z.object({ intent: z.literal('remove'), entry: id }),
  z.object({ intent: z.literal('note'), entry: id, text, key: z.uuid().optional() }),
  z.object({ intent: z.literal('change'), note: id, version, text }),
  z.object({ intent: z.literal('delete'), note: id, version }),
])
export type ShortlistAct = z.infer<typeof shortlistActSchema>
export type NewNote = Extract<ShortlistAct, { intent: 'note' }>
export type ChangedNote = Extract<ShortlistAct, { intent: 'change' }>

export const SHORTLIST_SORTS = ['added', 'title', 'kind'] as const
export type ShortlistSort = (typeof SHORTLIST_SORTS)[number]
