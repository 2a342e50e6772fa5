export { blockersOf } from './blockers.server'
export type { Blocker } from './blockers.server'
export { boundSpans, refreshAbsences } from './bound-time.server'
export { changeState, changeStateWithin } from './change-state.server'
export { changeTeam } from './change-team.server'
export type { CheckCode, CheckItem } from './checklist.server'
export { createEvent } from './create-event.server'
export { eventFor } from './event-for.server'
export { eventById, eventBySlug } from './find-event.server'
export type { EventRow } from './find-event.server'
export { gridChange, meetingsTouched, previewGrid } from './grid-changes.server'
export type { GridChange, GridPreview, TouchedMeeting } from './grid-changes.server'
export { inGrid } from './in-grid.server'
export { createFromForm, readNewEvent } from './new-edition.server'
export { blocksOf, daysBetween, daysOf, oneSlotMore } from './grid-plan'
export type { Block } from './grid-plan'
export { ownRooms } from './own-rooms.server'
export type { OwnRooms } from './own-rooms.server'
export { daysMove } from './move-days.server'
export type { DaysMove, GivenDays } from './move-days.server'
export { planOf } from './plan-of.server'
export { removeInterpreter, saveInterpreter } from './save-interpreter.server'
export { removeSession, saveSession } from './save-session.server'
export { addTables, removeTable, saveTable } from './save-table.server'
export { changeStateSchema } from './schema'
export type { CreateEvent } from './schema'
export { kindPairs, setQuestions, setWhoMeets } from './set-form.server'
export { setGrid, writeGrid } from './set-grid.server'
export {
  readBasics,
  readGrid,
  readInterpreters,
  readProgramme,
  readRegistrationForm,
  readTables,
  readTeam,
} from './setup-queries.server'
export type { SetupHead } from './setup-queries.server'
export {
  daysFormSchema,
  eventFormSchema,
  gridFormSchema,
  updateEventSchema,
} from './event-form-schema'
export type { UpdateEvent } from './event-form-schema'
export {
  barredFormSchema,
  INTERPRETED_PAIRS,
  interpreterFormSchema,
  manyTablesSchema,
  registrationFormSchema,
  removeSchema,
  sessionFormSchema,
  tableFormSchema,
  teamActSchema,
} from './setup-schema'
export { touches, unionOf, without } from './spans'
export type { Span } from './spans'
export { nextStates } from './states'
export { eventTime, withDay } from './event-time'
export type { EventTime } from './event-time'
export { readOverview } from './overview-query.server'
export type { Overview } from './overview-query.server'
export { listDeskEvents, listEvents, readPublicEvent, watchedEvents } from './queries.server'
export type { EventLine, PublicEvent } from './queries.server'
export { updateEventWithin } from './update-event.server'
export { isBarred } from './who-may-meet'
