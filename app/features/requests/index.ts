export { answerByLink, readAnswerLink } from './answer-by-link.server'
export { answerRequest } from './answer-request.server'
export { cancelRequest } from './cancel-request.server'
export { changeRequest } from './change-request.server'
export { counterRequest } from './counter-request.server'
export { enterRequest } from './enter-request.server'
export { enterMatched } from './enter-matched.server'
export { expireRequests } from './expire-requests.server'
export { keepApart } from './keep-apart.server'
export { refuseSuggestion } from './refuse-suggestion.server'
export { requestMeeting } from './request-meeting.server'
export {
  answerLinkSchema,
  answerRequestSchema,
  enterMatchedSchema,
  enterRequestSchema,
  partnersActSchema,
  requestActSchema,
  requestMeetingSchema,
} from './schema'
export { readDeskAskPage, readDeskRequests } from './desk-queries.server'
export { readMatched } from './matched-query.server'
export { readAskPage, readRequest, readRequestBox } from './queries.server'
export { readSuggestions } from './suggest-partners.server'
export type {
  AnswerPage,
  AskListing,
  AskPage,
  DeskAskPage,
  DeskRequests,
  EventHead,
  MatchedPage,
  Party,
  RequestBox,
  RequestPage,
  ShownRequest,
  Suggestion,
  SuggestionPage,
  Work,
  WorkEvent,
} from './shown'
export { readWork } from './work-queries.server'
export { findAskLink, findAskLinkForListing } from './ask-link.server'
export { pairKeyOf } from './rules.server'
