import { describe, expect, it } from 'vitest'
import type { MemberRole, StaffRole, TeamRole } from '#db/domain'
import errors from '#app/i18n/messages/en/errors.json'
import type { Actor } from '#app/platform/context.server'
import { rule } from './action-rules'
import type { Kind, Role } from './action-rules'
import type { Action } from './actions'
import { MAY, OPEN } from './actions-told-by-hand.testing.server'
import type { Side } from './actions-told-by-hand.testing.server'
import { authorise, may } from './authorise.server'
import type { Scope } from './authorise.server'
import { isAllowed, judge, ruleOf } from './judge'
import type { Verdict } from './judge'
import { CELLS, EVERY_ACTION, EVERY_ROLE, heldBy, statesFor } from './table.testing.server'
import type { States } from './table.testing.server'

const HERE: Scope = { organisationId: 'o', partnerId: 'p', eventId: 'e' }
const ELSEWHERE: Scope = { organisationId: 'other', partnerId: 'others', eventId: 'elsewhere' }
const VISITOR: Actor = { kind: 'visitor' }

/** Somebody who has this role in what `HERE` names. */
function holderOf(role: Role): { actor: Actor; scope: Scope } {
  const [of = '', name = ''] = role.split('.')
  if (role === 'anyone') return { actor: VISITOR, scope: HERE }
  if (role === 'linkHolder') return { actor: VISITOR, scope: { ...HERE, byLink: true } }
  const member = (organisationId: string) => [{ organisationId, role: name as MemberRole }]
  return {
    actor: {
      ...{ kind: 'person', id: 'i', name: '', email: '', locale: 'ko', sessionId: '' },
      staff: of === 'staff' ? [name as StaffRole] : [],
      memberships: of === 'organisation' ? member('o') : of === 'partner' ? member('p') : [],
      teams: of === 'event' ? [{ eventId: 'e', role: name as TeamRole }] : [],
    },
    scope: HERE,
  }
}

/** As the features ask; the types hold them to the states, the walk leaves some out. */
const allowed = may as (ctx: { actor: Actor }, action: Action, scope: Scope, s: States) => boolean

const sideOf = (role: Role): Side =>
  role.startsWith('event.') ? 'team' : role.startsWith('partner.') ? 'partner' : 'others'

const opens = (kind: Kind, state: string | undefined): readonly string[] =>
  (OPEN[kind] as Record<string, readonly string[]>)[state ?? ''] ?? []

/** Kinds of record that what is told by hand names an action under. */
const toldKinds = (action: Action): Kind[] =>
  (Object.keys(OPEN) as Kind[]).filter((kind) =>
    Object.values<readonly string[]>(OPEN[kind])
      .flat()
      .some((entry) => entry.split(' ')[0] === action),
  )

const told = (role: Role, action: Action, states: States): boolean =>
  heldBy(role).some(
    (held) =>
      MAY[held].includes(action) &&
      toldKinds(action).every((kind) =>
        opens(kind, states[kind]).some(
          (entry) => entry === action || entry === `${action} by ${sideOf(held)}`,
        ),
      ),
  )

/** In what somebody has no role in, only what they are everywhere counts. */
const everywhere = (role: Role): Role =>
  role.startsWith('staff.') || role === 'anyone'
    ? role
    : role === 'linkHolder'
      ? 'anyone'
      : 'person'

describe('the table of actions', () => {
  it(`says in ${CELLS} cells (${EVERY_ACTION.length} actions, ${EVERY_ROLE.length} roles, each combination of states) what is told by hand`, () => {
    const wrong: unknown[] = []
    for (const action of EVERY_ACTION)
      for (const role of EVERY_ROLE) {
        const { actor, scope } = holderOf(role)
        for (const states of statesFor(action))
          if (allowed({ actor }, action, scope, states) !== told(role, action, states))
            wrong.push([action, role, states])
      }
    expect(wrong).toEqual([])
  })

  it('gives a role of one organisation or event nothing in another', () => {
    const wrong: unknown[] = []
    for (const action of EVERY_ACTION)
      for (const role of EVERY_ROLE)
        for (const states of statesFor(action)) {
          const { actor } = holderOf(role)
          const expected = told(everywhere(role), action, states)
          for (const scope of [ELSEWHERE, {}])
            if (allowed({ actor }, action, scope, states) !== expected)
              wrong.push([action, role, states])
        }
    expect(wrong).toEqual([])
  })

  it('refuses when a state is missing, whoever asks', () => {
    for (const action of EVERY_ACTION)
      for (const [states] of [statesFor(action)])
        for (const kind of Object.keys(states ?? {}) as Kind[]) {
          const { [kind]: _, ...rest } = states ?? {}
          for (const role of EVERY_ROLE) {
            const { actor, scope } = holderOf(role)
            expect([action, allowed({ actor }, action, scope, rest)]).toEqual([action, false])
          }
          expect(isAllowed(judge(action, 'every', rest))).toBe(false)
        }
  })

  it('tells the state only to those who have a role in it, in words that there are', () => {
    const said = new Set<string>()
    for (const action of EVERY_ACTION)
      for (const role of EVERY_ROLE)
        for (const states of statesFor(action)) {
          const verdict: Verdict = judge(action, heldBy(role), states)
          const hasRole = heldBy(role).some((held) => MAY[held].includes(action))
          expect([action, role, verdict === 'noRole']).toEqual([action, role, !hasRole])
          if (verdict !== 'noRole' && 'code' in verdict) said.add(verdict.code)
        }
    said.delete('notFound')
    const known = errors as Record<string, unknown>
    for (const code of said) {
      const [area = '', name = ''] = code.split('.')
      expect([code, typeof (known[area] as Record<string, unknown>)[name]]).toEqual([
        code,
        'string',
      ])
    }
    expect(said.size).toBeGreaterThan(15)
  })

  it('says of the first thing in the way, and decides by the first line that fits', () => {
    const desk = ['event.desk'] as const
    const both = ['organisation.editor', 'event.desk'] as const
    const at = (event: string, request: string) => ({ event, request })
    expect(judge('meetingRequest.answer', desk, at('closed', 'accepted'))).toEqual({
      code: 'request.answered',
    })
    expect(judge('meetingRequest.answer', desk, at('closed', 'pending'))).toEqual({
      code: 'event.closedForRequests',
    })
    expect(judge('meetingRequest.answer', both, at('requests', 'pending'))).toEqual({
      by: 'organisation.editor',
    })
    expect(judge('meetingRequest.answer', both, at('running', 'pending'))).toEqual({
      by: 'event.desk',
    })
  })

  it('holds every action that is told by hand, under the same kinds of record', () => {
    for (const action of EVERY_ACTION)
      expect([action, toldKinds(action).sort()]).toEqual([
        action,
        Object.keys(ruleOf(action).otherwise).sort(),
      ])
  })

  it('calls what a person may not see not found, and asks a visitor to sign in', () => {
    const closed = { event: 'closed' } as const
    const asks = (actor: Actor) => () => authorise({ actor }, 'event.setUp', HERE, closed)
    expect(asks(VISITOR)).toThrowDomainError('signInFirst')
    expect(asks(holderOf('event.viewer').actor)).toThrowDomainError('notFound')
    expect(asks(holderOf('event.lead').actor)).toThrowDomainError('event.closed')
  })

  it('does not compile without the states, with unknown ones, or with a line that leaves some out', () => {
    const compiled = () => {
      // @ts-expect-error the state is missing
      may({ actor: VISITOR }, 'event.setUp', HERE)
      // @ts-expect-error there is no such state
      may({ actor: VISITOR }, 'event.setUp', HERE, { event: 'over' })
      // @ts-expect-error the request's state is missing
      authorise({ actor: VISITOR }, 'meetingRequest.answer', HERE, { event: 'requests' })
      // @ts-expect-error there is no such state
      rule({ event: 'event.closed' }, { by: ['person'], event: ['over'] })
      // @ts-expect-error the second line says nothing of the event
      rule({ event: 'event.closed' }, { by: ['person'], event: ['draft'] }, { by: ['anyone'] })
      // @ts-expect-error nobody is told why not
      rule({}, { by: ['person'], event: ['draft'] })
    }
    expect(compiled).toBeTypeOf('function')
  })
})
