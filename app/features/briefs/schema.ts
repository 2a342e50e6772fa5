import { z } from 'zod'

/** Longest note about a meeting. */
export const NOTE_LENGTH = 4000
export const meetingNoteSchema = z.object({
  text: z.string().trim().max(NOTE_LENGTH, { error: 'tooLong' }).default(''),
  /** Version of the note that was seen; 0 where there was none. */
  version: z.coerce.number().int().min(0),
})
export type MeetingNoteInput = z.output<typeof meetingNoteSchema>
