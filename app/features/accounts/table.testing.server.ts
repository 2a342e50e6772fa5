/** Goes through the table of actions: who there is to try, and every state that an action asks for. */
import { MEMBER_ROLES, STAFF_ROLES, TEAM_ROLES } from '#db/domain'
import { ACTIONS } from './actions'
import type { Action } from './actions'
import { STATES } from './action-rules'
import type { Kind, Role } from './action-rules'
import { ruleOf } from './judge'

export const EVERY_ACTION = Object.keys(ACTIONS) as Action[]

/** One role at a time; a person is `anyone` too, and so on: see `heldBy`. */
export const EVERY_ROLE: readonly Role[] = [
  'anyone',
  'linkHolder',
  'person',
  ...STAFF_ROLES.map((role): Role => `staff.${role}`),
  ...MEMBER_ROLES.map((role): Role => `organisation.${role}`),
  ...MEMBER_ROLES.map((role): Role => `partner.${role}`),
  ...TEAM_ROLES.map((role): Role => `event.${role}`),
]

/** All that somebody with this role is to the record. */
export const heldBy = (role: Role): Role[] =>
  role === 'anyone'
    ? ['anyone']
    : role === 'linkHolder'
      ? ['anyone', 'linkHolder']
      : ['anyone', 'person', ...(role === 'person' ? [] : [role])]

export type States = { readonly [kind in Kind]?: string }

/** Every combination of states that an action asks for; one empty for an action that asks for none. */
export const statesFor = (action: Action): States[] =>
  (Object.keys(ruleOf(action).otherwise) as Kind[]).reduce<States[]>(
    (made, kind) => made.flatMap((one) => STATES[kind].map((state) => ({ ...one, [kind]: state }))),
    [{}],
  )

/** Cells of the table: an action, a role, a combination of states. */
export const CELLS = EVERY_ACTION.reduce(
  (sum, action) => sum + statesFor(action).length * EVERY_ROLE.length,
  0,
)
