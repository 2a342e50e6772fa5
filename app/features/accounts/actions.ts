import type { MemberRole, StaffRole, TeamRole } from '#db/domain'

/** What a person can be to a record. A role of an organisation or event counts for that one only. */
export type Role =
  'anyone' | 'person' | `staff.${StaffRole}` | `organisation.${MemberRole}` | `event.${TeamRole}`

const members = ['organisation.owner', 'organisation.editor', 'organisation.viewer'] as const
const editors = ['organisation.owner', 'organisation.editor'] as const
const organisers = ['event.lead', 'event.coOrganiser'] as const
const desk = [...organisers, 'event.desk'] as const
const team = [...desk, 'event.scanner', 'event.viewer'] as const

/**
 * Who may do what: the one table of roles by action. What is not here is refused.
 * The state of the record is checked by the feature after this.
 */
export const ACTIONS = {
  'account.register': ['anyone'],
  'account.recover': ['anyone'],
  'account.manageOwn': ['person'],
  'code.handOver': desk,
  'members.read': [...members, 'staff.administrator'],
  'members.manage': ['organisation.owner', 'staff.administrator'],
  'members.leave': members,
  'members.inviteOwner': ['staff.organiser', 'staff.administrator'],
  'listing.readPublic': ['anyone'],
  'listing.read': [...members, 'staff.administrator', 'staff.organiser'],
  'listing.edit': [...editors, 'staff.administrator'],
  'listing.comment': [...editors, 'staff.administrator', 'staff.organiser'],
  'listing.review': ['staff.organiser', 'staff.administrator'],
  'document.readAny': [...members, 'staff.administrator', 'staff.organiser'],
  'document.share': editors,
  'search.save': ['person'],
  'search.export': ['person'],
  'shortlist.read': members,
  'shortlist.edit': editors,
  'organisation.read': ['anyone'],
  'organisation.work': members,
  'organisation.register': ['person'],
  'organisation.join': ['person'],
  'organisation.create': ['staff.administrator', 'staff.organiser'],
  'organisation.edit': [...editors, 'staff.administrator'],
  'organisation.merge': ['staff.administrator'],
  'organisation.exclude': editors,
  'organisation.takeOut': ['organisation.owner', 'staff.administrator'],
  'verification.submit': editors,
  'verification.readFile': [...editors, 'staff.administrator'],
  'verification.decide': ['staff.administrator'],
  'people.manage': ['staff.administrator'],
  'audit.read': ['staff.administrator'],
  'outbox.manage': ['staff.administrator'],
  'privacy.ask': ['person'],
  'privacy.answer': ['staff.administrator'],
  'import.manage': ['staff.organiser', 'staff.administrator'],
  'event.readPublic': ['anyone'],
  'event.create': ['staff.organiser', 'staff.administrator'],
  'event.manage': organisers,
  'event.team': ['event.lead', 'staff.administrator'],
  'event.readDesk': team,
  'chase.read': desk,
  'chase.send': desk,
  'match.readDesk': desk,
  'registration.create': editors,
  'registration.manage': organisers,
  'registration.assist': desk,
  'meetingRequest.create': editors,
  'meetingRequest.answer': editors,
  'meetingRequest.enterForBoth': desk,
  'meetingRequest.readOwn': members,
  'outcome.record': editors,
  'meeting.run': desk,
  'schedule.solve': organisers,
  'schedule.publish': organisers,
  'schedule.read': team,
  'agenda.readOwn': members,
  'agenda.readAny': desk,
  'agenda.confirm': editors,
  'agenda.confirmFor': desk,
  'meeting.note': editors,
  'report.read': ['anyone'],
  'report.readRecords': [...team, 'staff.administrator'],
  'match.readPublic': ['anyone'],
  'match.judge': members,
  'match.judgeAsOrganiser': ['staff.organiser'],
  'match.weigh': organisers,
  'match.readFeedback': desk,
  'platform.read': ['staff.administrator'],
  'vocabulary.read': ['staff.administrator'],
  'vocabulary.change': ['staff.administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof ACTIONS
