export { answerRequest } from './answer-request.server'
export { cancelRequest } from './cancel-request.server'
export { changeRequest } from './change-request.server'
export { enterRequest } from './enter-request.server'
export { requestMeeting } from './request-meeting.server'
export {
  answerRequestSchema,
  enterRequestSchema,
  requestActSchema,
  requestMeetingSchema,
} from './schema'
export { readDeskAskPage, readDeskRequests } from './desk-queries.server'
export { readAskPage, readRequest, readRequestBox } from './queries.server'
export type {
  AskListing,
  AskPage,
  DeskAskPage,
  DeskRequests,
  EventHead,
  Party,
  RequestBox,
  RequestPage,
  ShownRequest,
  Work,
  WorkEvent,
} from './shown'
export { readWork } from './work-queries.server'
export { findAskLink, findAskLinkForListing } from './ask-link.server'
export { pairKeyOf } from './rules.server'
