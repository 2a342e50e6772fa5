export { readBrief } from './read-brief.server'
export { writeNote } from './write-note.server'
export { meetingNoteSchema } from './schema'
export type { MeetingBrief } from './shown'
