import { conflict, DomainError, notFound } from '#app/platform/domain-error'
import type { Context, Person } from '#app/platform/context.server'
import type { About, Action } from './actions'
import type { Kind, Role } from './action-rules'
import { isAllowed, judge, ruleOf } from './judge'
import type { Roles, Verdict } from './judge'

/** What an action touches, as far as it decides who may. */
export type Scope = {
  organisationId?: string
  /** The organisation on the other side, of a request or an exchange. */
  partnerId?: string
  eventId?: string
  /** Came by a link of a mail, which was checked and names the record. */
  byLink?: boolean
}

/** Whether the actor may do this to that now. Deny unless the table allows. */
export const may = <A extends Action>(
  ctx: Pick<Context, 'actor'>,
  action: A,
  ...about: About<A, Scope>
): boolean => isAllowed(verdictOf(ctx, action, ...about))

/** Whether the actor may do this to that in some state, not asking in which the record is. */
export function hasRole(ctx: Pick<Context, 'actor'>, action: Action, scope: Scope = {}): boolean {
  const roles = rolesOf(ctx.actor, scope)
  return ruleOf(action).lines.some(({ by }) =>
    by.some((role) => roles === 'every' || roles.includes(role)),
  )
}

/**
 * Stops what the table of actions does not allow, and gives the role in which it is done. Who has no role in it learns
 * nothing of the record, not even its state.
 * @throws DomainError signInFirst for visitors without a role in it; notFound for others, so that ids of other people's
 * records say nothing; the code of the row for those who may, but not in this state
 */
export function authorise<A extends Action>(
  ctx: Asking,
  action: A,
  ...about: About<A, Scope>
): Role {
  const verdict = verdictOf(ctx, action, ...about)
  if (isAllowed(verdict)) return verdict.by
  if (verdict !== 'noRole') throw verdict.code === 'notFound' ? notFound() : conflict(verdict.code)
  ctx.log?.warn(
    {
      event: 'notAllowed',
      action,
      ...about[0],
      actorId: idOf(ctx.actor),
      requestId: ctx.requestId,
    },
    'not allowed',
  )
  if (ctx.actor.kind === 'visitor') throw new DomainError('signInFirst', 'signIn')
  throw notFound()
}

/** Who asks, and where a refusal is noted. */
type Asking = Pick<Context, 'actor'> & Partial<Pick<Context, 'log' | 'requestId'>>
const idOf = (actor: Context['actor']) => (actor.kind === 'person' ? actor.id : null)

/** Like `authorise`, and gives the person. @throws the same; DomainError signInFirst for the system too */
export function authorisedPerson<A extends Action>(
  ctx: Asking,
  action: A,
  ...about: About<A, Scope>
): Person {
  authorise(ctx, action, ...about)
  return signedIn(ctx)
}

/** The person who asks. @throws DomainError signInFirst */
export function signedIn(ctx: Pick<Context, 'actor'>): Person {
  if (ctx.actor.kind !== 'person') throw new DomainError('signInFirst', 'signIn')
  return ctx.actor
}

/** Whether somebody of the event's team acts, and not a member of the organisation for itself. */
export const isOfTeam = (role: Role): boolean => role.startsWith('event.')

const verdictOf = <A extends Action>(
  { actor }: Pick<Context, 'actor'>,
  action: A,
  ...[scope = {}, states = {}]: [scope?: Scope, states?: { readonly [kind in Kind]?: string }]
): Verdict => judge(action, rolesOf(actor, scope), states)

/** What somebody is to the records of a scope. */
function rolesOf(
  actor: Context['actor'],
  { organisationId, partnerId, eventId, byLink }: Scope,
): Roles {
  if (actor.kind === 'system') return 'every'
  const roles: Role[] = ['anyone']
  if (byLink) roles.push('linkHolder')
  if (actor.kind === 'visitor') return roles
  roles.push('person')
  for (const role of actor.staff) roles.push(`staff.${role}`)
  for (const { organisationId: own, role } of actor.memberships) {
    if (own === organisationId) roles.push(`organisation.${role}`)
    if (own === partnerId) roles.push(`partner.${role}`)
  }
  for (const team of actor.teams) if (team.eventId === eventId) roles.push(`event.${team.role}`)
  return roles
}
