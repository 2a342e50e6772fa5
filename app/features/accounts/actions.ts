import { EVENT_STATES } from '#db/domain'
import { rule } from './action-rules'
import type { AnyRule, Kind, Role, Rule, StateOf } from './action-rules'

const members = ['organisation.owner', 'organisation.editor', 'organisation.viewer'] as const
const editors = ['organisation.owner', 'organisation.editor'] as const
/** Owner and editor of the organisation on the other side. */
const partners = ['partner.owner', 'partner.editor'] as const
const administrator = ['staff.administrator'] as const
const staff = ['staff.organiser', 'staff.administrator'] as const
const organisers = ['event.lead', 'event.coOrganiser'] as const
const desk = [...organisers, 'event.desk'] as const
const lookers = [...desk, 'event.viewer'] as const
/** Who only checks people in sees who comes, and nothing of what they plan. */
const team = [...lookers, 'event.scanner'] as const

const announced = [
  'registration',
  'requests',
  'scheduling',
  'published',
  'running',
  'closed',
] as const
/** Nothing of an event that is over changes, but what is told of its meetings. */
const untilClosed = [
  'draft',
  'registration',
  'requests',
  'scheduling',
  'published',
  'running',
] as const
/** Participants ask in one state and answer in two; the desk does both until the event ends. */
const asking = ['requests'] as const
const answering = ['requests', 'scheduling'] as const
const atTheDesk = ['requests', 'scheduling', 'published', 'running'] as const
const onTheBoard = ['scheduling', 'published'] as const
/** On the day itself the schedule is only mended. */
const mending = ['scheduling', 'published', 'running'] as const
const takingPart = ['applied', 'waitlisted', 'approved'] as const
const shown = ['published', 'open', 'inDiscussion', 'matched'] as const
/** All but one that was cancelled. */
const notCancelled = ['planned', 'scheduled', 'inProgress', 'held', 'noShow'] as const

/**
 * Who may do what, and in which states of the record: the one table. What is not here is refused. A row of roles alone
 * holds in every state. What may be pressed twice names the state that the first press leaves, and changes nothing then.
 * Which state follows which, deadlines, and what other records ask for are rules of the features.
 */
export const ACTIONS = {
  'account.register': ['anyone'],
  'account.recover': ['anyone'],
  'account.manageOwn': ['person'],
  'people.manage': administrator,
  'code.read': desk,
  'code.handOver': rule({ event: 'event.closed' }, { by: desk, event: untilClosed }),

  'organisation.read': ['anyone'],
  'organisation.work': members,
  'organisation.register': ['person'],
  'organisation.create': staff,
  'organisation.edit': [...editors, ...administrator],
  'organisation.merge': administrator,
  'organisation.exclude': editors,
  'organisation.takeOut': ['organisation.owner', ...administrator],
  'members.read': [...members, ...administrator],
  'members.manage': ['organisation.owner', ...administrator],
  'members.leave': members,
  'members.inviteOwner': staff,
  'join.ask': ['person'],
  'join.withdraw': rule({ join: 'notFound' }, { by: ['person'], join: ['pending'] }),
  'join.answer': rule(
    { join: 'join.answered' },
    { by: ['organisation.owner', ...administrator], join: ['pending'] },
  ),
  'join.answerClaim': rule({ join: 'join.answered' }, { by: staff, join: ['pending'] }),
  'verification.submit': editors,
  'verification.withdraw': rule(
    { verification: 'notFound' },
    { by: editors, verification: ['submitted'] },
  ),
  'verification.readFile': [...editors, ...administrator],
  'verification.read': administrator,
  'verification.decide': rule(
    { verification: 'verification.decided' },
    { by: administrator, verification: ['submitted'] },
  ),

  'listing.search': ['anyone'],
  'listing.readShown': rule(
    { listing: 'notFound' },
    { by: ['anyone'], listing: [...shown, 'closed'] },
  ),
  'listing.read': [...members, ...staff],
  'listing.edit': [...editors, ...administrator],
  'listing.submit': rule(
    { listing: 'listing.notDraft' },
    { by: [...editors, ...administrator], listing: ['draft', 'inReview'] },
  ),
  'listing.confirm': rule(
    { listing: 'listing.notShown' },
    { by: [...editors, ...administrator], listing: shown },
  ),
  'listing.archive': rule(
    { listing: 'listing.notShown' },
    { by: [...editors, ...administrator], listing: [...shown, 'archived', 'closed'] },
  ),
  'listing.comment': [...editors, ...staff],
  'review.read': staff,
  'review.checkCertificate': staff,
  'review.decide': rule({ review: 'review.decided' }, { by: staff, review: ['waiting'] }),
  'document.readAny': [...members, ...staff],
  'document.share': editors,
  'search.save': ['person'],
  'search.export': ['person'],
  'shortlist.read': members,
  'shortlist.edit': editors,

  'event.list': ['anyone'],
  'event.readPublic': rule(
    { event: 'notFound' },
    { by: team, event: EVENT_STATES },
    { by: ['anyone'], event: announced },
  ),
  'event.create': staff,
  'event.changeState': organisers,
  'event.setUp': rule({ event: 'event.closed' }, { by: organisers, event: untilClosed }),
  'event.team': ['event.lead', ...administrator],
  'event.readDesk': team,
  'event.readSetUp': lookers,
  'chase.read': desk,
  'chase.send': rule({ event: 'event.closed' }, { by: desk, event: untilClosed }),
  'chase.stopReminder': rule(
    { reminder: 'chase.gone' },
    { by: desk, reminder: ['waiting', 'stopped'] },
  ),

  'registration.readOwn': rule({ event: 'notFound' }, { by: ['person'], event: announced }),
  'registration.register': rule(
    { event: 'event.closedForRegistration' },
    { by: desk, event: untilClosed },
    { by: editors, event: ['registration'] },
  ),
  'registration.registerMany': rule(
    { event: 'event.closedForRegistration' },
    { by: organisers, event: untilClosed },
  ),
  'registration.edit': rule(
    { event: 'registration.over', registration: 'registration.over' },
    { by: desk, event: untilClosed, registration: takingPart },
    { by: editors, event: untilClosed, registration: takingPart },
  ),
  'registration.withdraw': rule(
    { event: 'event.closedForRegistration' },
    { by: organisers, event: untilClosed },
    { by: editors, event: untilClosed },
  ),
  'registration.approve': rule(
    { registration: 'registration.notOpen', event: 'event.closed' },
    {
      by: organisers,
      registration: ['applied', 'waitlisted', 'rejected', 'approved'],
      event: untilClosed,
    },
  ),
  'registration.reject': rule(
    { registration: 'registration.notOpen', event: 'event.closed' },
    { by: organisers, registration: ['applied', 'waitlisted', 'rejected'], event: untilClosed },
  ),
  'registration.letter': rule(
    { registration: 'registration.notApproved' },
    { by: [...desk, ...members], registration: ['approved'] },
  ),
  'registration.assist': desk,
  'registration.manage': organisers,

  'meetingRequest.readOwn': members,
  'meetingRequest.readDesk': lookers,
  'meetingRequest.ask': rule(
    { event: 'event.closedForRequests', registration: 'registration.notApproved' },
    { by: editors, event: asking, registration: ['approved'] },
  ),
  'meetingRequest.counter': rule(
    {
      request: 'request.answered',
      event: 'event.closedForRequests',
      registration: 'registration.notApproved',
    },
    { by: editors, event: asking, registration: ['approved'], request: ['pending'] },
  ),
  'meetingRequest.answer': rule(
    { request: 'request.answered', event: 'event.closedForRequests' },
    { by: [...editors, 'linkHolder'], event: answering, request: ['pending'] },
    { by: desk, event: atTheDesk, request: ['pending'] },
  ),
  'meetingRequest.change': rule(
    { request: 'request.answered', event: 'event.closedForRequests' },
    { by: desk, event: atTheDesk, request: ['pending'] },
    { by: editors, event: answering, request: ['pending'] },
  ),
  'meetingRequest.cancel': rule(
    { request: 'request.notOpen', event: 'event.closedForRequests' },
    { by: editors, event: answering, request: ['pending', 'accepted', 'cancelled'] },
    { by: partners, event: answering, request: ['accepted', 'cancelled'] },
    { by: desk, event: atTheDesk, request: ['pending', 'accepted', 'cancelled'] },
  ),
  'meetingRequest.assist': desk,
  'meetingRequest.enter': rule(
    { event: 'event.closedForRequests', registration: 'registration.notApproved' },
    { by: desk, event: atTheDesk, registration: ['approved'] },
  ),
  'meetingRequest.enterMatched': rule(
    { event: 'event.closedForRequests' },
    { by: desk, event: atTheDesk },
  ),
  'suggestion.refuse': rule({ event: 'event.closed' }, { by: editors, event: untilClosed }),

  'schedule.read': lookers,
  'schedule.solve': rule({ event: 'schedule.wrongPhase' }, { by: organisers, event: onTheBoard }),
  'schedule.stop': organisers,
  'schedule.arrange': rule({ event: 'schedule.wrongPhase' }, { by: organisers, event: onTheBoard }),
  'schedule.makeRoom': rule(
    { event: 'schedule.wrongPhase' },
    { by: organisers, event: onTheBoard },
  ),
  'schedule.repair': rule({ event: 'schedule.wrongPhase' }, { by: organisers, event: mending }),
  'schedule.publish': rule(
    { schedule: 'schedule.noDraft', event: 'schedule.wrongPhase' },
    { by: organisers, schedule: ['draft', 'published'], event: mending },
  ),
  'agenda.readOwn': members,
  'agenda.renewCalendar': members,
  'agenda.readAny': desk,
  'agenda.confirm': rule(
    { event: 'event.closed' },
    { by: editors, event: untilClosed },
    { by: desk, event: untilClosed },
  ),

  'meeting.note': editors,
  'meeting.run': rule({ meeting: 'meeting.cancelled' }, { by: desk, meeting: notCancelled }),
  'outcome.record': rule(
    { meeting: 'meeting.cancelled' },
    { by: editors, meeting: notCancelled },
    { by: desk, meeting: notCancelled },
  ),
  'outcome.follow': [...editors, ...partners, ...desk],
  'exchange.record': rule(
    { event: 'event.notHeldYet' },
    { by: desk, event: ['running', 'closed'] },
    { by: [...editors, ...partners], event: ['running', 'closed'] },
  ),
  'report.read': rule({ event: 'notFound' }, { by: ['anyone'], event: announced }),

  'match.readPublic': ['anyone'],
  'match.judge': members,
  'match.judgeAsOrganiser': ['staff.organiser'],
  'match.readDesk': desk,
  'match.readFeedback': desk,
  'match.weigh': rule({ event: 'event.closed' }, { by: organisers, event: untilClosed }),

  'import.manage': staff,
  'import.map': rule({ import: 'import.changed' }, { by: staff, import: ['mapped'] }),
  'import.apply': rule({ import: 'import.changed' }, { by: staff, import: ['mapped', 'applying'] }),
  'import.undo': rule(
    { import: 'import.changed' },
    { by: staff, import: ['applying', 'applied', 'undoing'] },
  ),
  'import.delegates': rule(
    { event: 'event.closedForRegistration' },
    { by: organisers, event: untilClosed },
  ),
  'platform.read': administrator,
  'audit.read': administrator,
  'outbox.read': administrator,
  'outbox.act': rule({ outbox: 'outbox.changed' }, { by: administrator, outbox: ['dead'] }),
  'privacy.ask': ['person'],
  'privacy.withdraw': rule({ privacy: 'notFound' }, { by: ['person'], privacy: ['open'] }),
  'privacy.read': administrator,
  'privacy.answer': rule({ privacy: 'privacy.answered' }, { by: administrator, privacy: ['open'] }),
  'vocabulary.read': administrator,
  'vocabulary.change': administrator,
} as const satisfies Record<string, readonly Role[] | AnyRule>

export type Action = keyof typeof ACTIONS

/** The kinds of record whose state decides about an action. */
type KindOf<A extends Action> = (typeof ACTIONS)[A] extends Rule<infer K> ? K : never
/** Actions that the state of a record of this kind, and of nothing else, decides about. */
export type ActionOn<K extends Kind> = {
  [A in Action]: [KindOf<A>] extends [never]
    ? never
    : [KindOf<A>, K] extends [K, KindOf<A>]
      ? A
      : never
}[Action]
/** The states that an action asks for; undefined where there is no such record, which is refused. */
export type StatesFor<A extends Action> = {
  readonly [kind in KindOf<A>]: StateOf<kind> | undefined
}
/** What follows the name of an action: the scope, and the states where they matter. */
export type About<A extends Action, Scope> = [KindOf<A>] extends [never]
  ? [scope?: Scope]
  : [scope: Scope, states: StatesFor<A>]
