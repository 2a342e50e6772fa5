/** How a row of the table of actions is written, and what it is read by. No code of the server; no database. */
import {
  EVENT_STATES,
  IMPORT_STATES,
  JOIN_STATES,
  MEETING_STATES,
  NEED_STATUSES,
  OUTBOX_STATES,
  PRIVACY_REQUEST_STATES,
  REGISTRATION_STATES,
  REMINDER_STATES,
  REQUEST_STATES,
  REVIEW_STATES,
  SCHEDULE_STATES,
  TECHNOLOGY_STATUSES,
  VERIFICATION_STATES,
} from '#db/domain'
import type { MemberRole, StaffRole, TeamRole } from '#db/domain'

/**
 * What a person can be to a record. A role of an organisation or event counts for that one only; `partner` is a member
 * of the organisation on the other side; `linkHolder` came by a link of a mail that names the record.
 */
export type Role =
  | 'anyone'
  | 'person'
  | 'linkHolder'
  | `staff.${StaffRole}`
  | `organisation.${MemberRole}`
  | `partner.${MemberRole}`
  | `event.${TeamRole}`

/** The kinds of record whose state decides what may be done now, with every state of each. */
export const STATES = {
  event: EVENT_STATES,
  registration: REGISTRATION_STATES,
  request: REQUEST_STATES,
  meeting: MEETING_STATES,
  schedule: SCHEDULE_STATES,
  listing: [...new Set([...TECHNOLOGY_STATUSES, ...NEED_STATUSES])],
  review: REVIEW_STATES,
  verification: VERIFICATION_STATES,
  join: JOIN_STATES,
  privacy: PRIVACY_REQUEST_STATES,
  import: IMPORT_STATES,
  reminder: REMINDER_STATES,
  outbox: OUTBOX_STATES,
} as const
export type Kind = keyof typeof STATES
export type StateOf<K extends Kind> = (typeof STATES)[K][number]

/** Who may, in which states of which records. Every kind that a rule is about stands in each of its lines. */
type Line<K extends Kind> = { readonly by: readonly Role[] } & {
  readonly [kind in K]: readonly StateOf<kind>[]
}
export type Rule<K extends Kind> = {
  readonly lines: readonly Line<K>[]
  /** What somebody is told who may, but not now: codes of `errors`, in the order in which they are told. */
  readonly otherwise: Readonly<Record<K, string>>
}

/** A row for which the state of records matters. */
export const rule = <K extends Kind>(
  otherwise: Record<K, string>,
  ...lines: Line<NoInfer<K>>[]
): Rule<K> => ({ lines, otherwise })

/** A rule of any kinds, as it is read. */
export type AnyLine = { readonly by: readonly Role[] } & {
  readonly [kind in Kind]?: readonly string[]
}
export type AnyRule = {
  readonly lines: readonly AnyLine[]
  readonly otherwise: Readonly<Partial<Record<Kind, string>>>
}
