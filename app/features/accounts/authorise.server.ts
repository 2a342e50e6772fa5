import { DomainError, notFound } from '#app/platform/domain-error'
import type { Context, Person } from '#app/platform/context.server'
import { ACTIONS } from './actions'
import type { Action, Role } from './actions'

/** What an action touches, as far as it decides who may. */
export type Scope = { organisationId?: string; eventId?: string }

/** Whether the actor may do this to that. Deny unless the table allows. */
export function may(ctx: Pick<Context, 'actor'>, action: Action, scope: Scope = {}): boolean {
  if (ctx.actor.kind === 'system') return true
  const allowed: readonly Role[] = ACTIONS[action]
  if (allowed.includes('anyone')) return true
  if (ctx.actor.kind === 'visitor') return false
  return rolesOf(ctx.actor, scope).some((role) => allowed.includes(role))
}

/**
 * Stops what the table of actions does not allow.
 * @throws DomainError signInFirst for visitors; notFound for others, so that ids of other people's records say nothing
 */
export function authorise(ctx: Asking, action: Action, scope: Scope = {}): void {
  if (may(ctx, action, scope)) return
  ctx.log?.warn(
    { event: 'notAllowed', action, ...scope, actorId: idOf(ctx.actor), requestId: ctx.requestId },
    'not allowed',
  )
  if (ctx.actor.kind === 'visitor') throw new DomainError('signInFirst', 'signIn')
  throw notFound()
}

/** Who asks, and where a refusal is noted. */
type Asking = Pick<Context, 'actor'> & Partial<Pick<Context, 'log' | 'requestId'>>
const idOf = (actor: Context['actor']) => (actor.kind === 'person' ? actor.id : null)

/** Like `authorise`, and gives the person. @throws the same; DomainError signInFirst for the system too */
export function authorisedPerson(ctx: Asking, action: Action, scope: Scope = {}): Person {
  authorise(ctx, action, scope)
  if (ctx.actor.kind !== 'person') throw new DomainError('signInFirst', 'signIn')
  return ctx.actor
}

function rolesOf(person: Person, { organisationId, eventId }: Scope): Role[] {
  const roles: Role[] = ['person']
  for (const role of person.staff) roles.push(`staff.${role}`)
  for (const membership of person.memberships)
    if (membership.organisationId === organisationId) roles.push(`organisation.${membership.role}`)
  for (const team of person.teams) if (team.eventId === eventId) roles.push(`event.${team.role}`)
  return roles
}
