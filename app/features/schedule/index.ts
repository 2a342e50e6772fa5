export { buildInstance } from './build-instance.server'
export { cancelMeeting } from './cancel-meeting.server'
export { lockMeeting } from './lock-meeting.server'
export { placeMeeting } from './place-meeting.server'
export { publishSchedule } from './publish-schedule.server'
export { solveSchedule } from './solve-schedule.server'
export { myDelegate, readAgenda } from './agenda-queries.server'
export { readCalendar } from './read-calendar.server'
export { renewCalendar } from './renew-calendar.server'
export { subjectOf } from './read-agenda.server'
export type { AgendaSubject } from './read-agenda.server'
export { readBoard } from './board-query.server'
export type {
  Agenda,
  AgendaMeeting,
  Board,
  BoardMeeting,
  Comparison,
  KeepingDesk,
  RepairDesk,
  ShownDaysProposal,
  ShownProposal,
  UnplacedMeeting,
} from './shown'
export { applyRepair } from './apply-repair.server'
export type { AppliedRepair } from './apply-repair.server'
export { meetingCalendarPath } from './calendar-token.server'
export { compareVersions } from './compare-versions.server'
export { isUnconfirmed, keepAppointments } from './confirm-schedule.server'
export { takeVersion } from './copy-version.server'
export { readKeepingDesk } from './keeping-query.server'
export { swapMeetings, takeOutMeeting, undoLastAct } from './rearrange-meetings.server'
export { carryToDays } from './carry-to-days.server'
export { readDaysProposal } from './days-query.server'
export { PLACE_CONSTRAINTS } from './place-meeting.server'
export { proposeDays } from './propose-days.server'
export { changeGrid } from './change-grid.server'
export { readGridProposal, readProposal, readRepairDesk } from './repair-query.server'
export { takeBackReport } from './take-back-report.server'
export { watchBoard } from './watch-board.server'
export { actOnSchedule } from './act-on-schedule.server'
export {
  keepingActSchema,
  repairActSchema,
  repairSchema,
  scheduleActSchema,
  versionActSchema,
} from './schema'
