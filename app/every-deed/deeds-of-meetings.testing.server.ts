import type { Action } from '#app/features/accounts'
import { writeNote } from '#app/features/briefs'
import { answerToken } from '#app/features/notifications'
import { markHeld, recordExchange, recordFollowUp, recordOutcome } from '#app/features/outcomes'
import { readStatistics } from '#app/features/reports'
import {
  answerByLink,
  answerRequest,
  cancelRequest,
  readDeskRequests,
  changeRequest,
  counterRequest,
  enterMatched,
  enterRequest,
  readDeskAskPage,
  readRequest,
  refuseSuggestion,
  requestMeeting,
} from '#app/features/requests'
import {
  keepAppointments,
  lockMeeting,
  publishSchedule,
  renewCalendar,
  readAgenda,
  readBoard,
  readKeepingDesk,
  solveSchedule,
  takeBackReport,
} from '#app/features/schedule'
import { addTable } from '#app/features/schedule/raise-limit.server'
import { stopSolve } from '#app/features/schedule/solve-job.server'
import type { Deed, Try } from './deed.testing.server'

const AFTER_THE_DAY = () => new Date('2026-12-02T03:00:00Z')
const later = ({ ctx }: Try) => ({ ...ctx, now: AFTER_THE_DAY })
const wish = { about: undefined, message: undefined, priority: 'want' as const }
const fromHome = ({ w }: Try) => ({
  fromRegistrationId: w.home.registrationId,
  toRegistrationId: w.guest.registrationId,
  ...wish,
})

/** Requests, the schedule, agendas, and what came of the meetings. */
export const DEEDS_OF_MEETINGS = {
  'meetingRequest.readOwn': {
    do: ({ ctx, w }) => readRequest(ctx, { eventSlug: w.event.slug, requestId: w.sent }),
    or: ['meetingRequest.readDesk'],
    isOwn: true,
  },
  'meetingRequest.readDesk': {
    do: ({ ctx, w }) => readDeskRequests(ctx, { eventSlug: w.event.slug }),
  },
  'meetingRequest.ask': { do: (it) => requestMeeting(it.ctx, fromHome(it)) },
  'meetingRequest.counter': {
    do: ({ ctx, w }) =>
      counterRequest(ctx, {
        ...{ requestId: w.asked, version: 1, ...wish },
        about: { kind: 'technology', id: w.reviewed },
      }),
  },
  'meetingRequest.answer': {
    do: ({ ctx, w, role }) => {
      const answer = { version: 1, answer: 'declined' as const, reason: 'No time that day' }
      if (role !== 'linkHolder') return answerRequest(ctx, { ...answer, requestId: w.asked })
      const token = answerToken(ctx.secretKey, w.asked, { delegateId: w.delegateId })
      return answerByLink(ctx, { ...answer, token })
    },
  },
  'meetingRequest.change': {
    do: ({ ctx, w }) =>
      changeRequest(ctx, { requestId: w.sent, version: 1, ...wish, priority: 'must' }),
  },
  'meetingRequest.cancel': {
    do: ({ ctx, w }) => cancelRequest(ctx, { requestId: w.sent, version: 1 }),
  },
  'meetingRequest.assist': {
    do: ({ ctx, w }) => readDeskAskPage(ctx, { eventSlug: w.event.slug }),
  },
  'meetingRequest.enter': {
    do: (it) => enterRequest(it.ctx, { ...fromHome(it), answer: 'pending', reason: undefined }),
  },
  'meetingRequest.enterMatched': {
    do: ({ ctx, w }) => enterMatched(ctx, { eventId: w.event.id, pairs: [], answer: 'pending' }),
  },
  'suggestion.refuse': {
    do: ({ ctx, w }) =>
      refuseSuggestion(ctx, {
        ...{ eventSlug: w.event.slug, partner: w.guest.registrationId, act: 'undo' },
      }),
    isOwn: true,
  },
  'schedule.read': { do: ({ ctx, w }) => readBoard(ctx, { eventSlug: w.event.slug }) },
  'schedule.solve': {
    do: ({ ctx, w }) => solveSchedule(ctx, { eventId: w.event.id, seconds: 1 }),
  },
  'schedule.stop': { do: ({ ctx, w }) => stopSolve(ctx, { eventId: w.event.id }) },
  'schedule.arrange': {
    do: ({ ctx, w }) =>
      lockMeeting(ctx, { eventId: w.event.id, meetingId: w.meetingId, locked: true }),
  },
  'schedule.makeRoom': { do: ({ ctx, w }) => addTable(ctx, { eventId: w.event.id }) },
  'schedule.repair': {
    do: ({ ctx, w }) => takeBackReport(ctx, { eventSlug: w.event.slug, reportId: w.reportId }),
  },
  'schedule.publish': {
    do: ({ ctx, w, states }) =>
      publishSchedule(ctx, {
        scheduleId: states.schedule === 'published' ? w.published : w.draft,
      }),
  },
  'agenda.readOwn': {
    do: ({ ctx, w }) => readAgenda(ctx, { eventSlug: w.event.slug, delegateId: w.delegateId }),
    or: ['agenda.readAny'],
  },
  'agenda.renewCalendar': {
    do: ({ ctx, w }) => renewCalendar(ctx, { eventSlug: w.event.slug, delegateId: w.delegateId }),
  },
  'agenda.readAny': { do: ({ ctx, w }) => readKeepingDesk(ctx, w.event.slug) },
  'agenda.confirm': {
    do: ({ ctx, w }) =>
      keepAppointments(ctx, {
        eventSlug: w.event.slug,
        act: { intent: 'standBy', registrationId: w.home.registrationId },
      }),
  },
  'meeting.note': {
    do: ({ ctx, w }) =>
      writeNote(ctx, {
        ...{ eventSlug: w.event.slug, meetingId: w.meetingId, text: 'Ask for the price' },
        version: 0,
      }),
    isOwn: true,
  },
  'meeting.run': { do: (it) => markHeld(later(it), { meetingId: it.w.meetingId }) },
  'outcome.record': {
    do: (it) =>
      recordOutcome(later(it), {
        ...{ meetingId: it.w.meetingId, registrationId: it.w.home.registrationId },
        ...{ tookPlace: true, nextSteps: [] },
      }),
  },
  'outcome.follow': {
    do: ({ ctx, w }) =>
      recordFollowUp(ctx, { meetingId: w.meetingId, step: 'quotation', takenOn: '2026-12-05' }),
  },
  'exchange.record': {
    do: ({ ctx, w }) =>
      recordExchange(ctx, {
        ...{ eventId: w.event.id, origin: 'participant' },
        registrationAId: w.home.registrationId,
        registrationBId: w.partner.registrationId,
      }),
  },
  'report.read': { do: ({ ctx, w }) => readStatistics(ctx, w.event.slug) },
} as const satisfies Partial<Record<Action, Deed>>
