import type { Action } from '#app/features/accounts'
import type { Role } from '#app/features/accounts/action-rules'
import type { States } from '#app/features/accounts/table.testing.server'
import type { Actor, Context } from '#app/platform/context.server'
import type { World } from './world.testing.server'

export type Try = {
  w: World
  ctx: Context
  role: Role
  states: States
  /** Ids of what the actor asked for themselves. */
  own: { joinId: string; privacyId: string }
}

/** One example of an action, done through the feature. */
export type Deed = {
  do: (it: Try) => unknown
  /** States of records that the action does not ask for, where the usual ones will not do. */
  given?: States
  /** Actions that open the same door. */
  or?: readonly Action[]
  /** Done for the organisation of whoever asks: the partner's people do it for theirs. */
  isOwn?: true
  /** A rule beyond role and state that some who may run into. */
  unless?: string
  /** What those are told who have no role, where it is not that there is nothing. */
  refusal?: (actor: Actor) => string
}

/** In which state records are when nobody says otherwise. */
export const USUAL: Required<States> = {
  event: 'requests',
  registration: 'approved',
  request: 'pending',
  meeting: 'scheduled',
  schedule: 'draft',
  listing: 'published',
  review: 'waiting',
  verification: 'refused',
  join: 'withdrawn',
  privacy: 'withdrawn',
  import: 'mapped',
  reminder: 'waiting',
  outbox: 'dead',
}

/** Puts the records of the deeds into states. */
export function setStates(w: World, given: States): void {
  const states = { ...USUAL, ...given }
  const set = (table: string, state: string, which = '1') =>
    w.db.run(`UPDATE ${table} SET state = '${state}' WHERE ${which}`)
  set('events', states.event, `id = '${w.event.id}'`)
  set('registrations', states.registration, `id = '${w.home.registrationId}'`)
  set('meeting_requests', states.request, `id IN ('${w.sent}', '${w.asked}')`)
  w.db.run(
    `UPDATE meetings SET state = '${states.meeting}', no_show_by = ${
      states.meeting === 'noShow' ? `'${w.home.registrationId}'` : 'NULL'
    } WHERE id = '${w.meetingId}'`,
  )
  if (states.schedule !== 'published') set('schedules', states.schedule, `id = '${w.draft}'`)
  const status = `status = '${states.listing}'`
  if (isNeedState(states.listing)) w.db.run(`UPDATE needs SET ${status} WHERE id = '${w.need}'`)
  else w.db.run(`UPDATE technologies SET ${status} WHERE id = '${w.technology}'`)
  set('listing_reviews', states.review)
  set('verification_cases', states.verification, `id = '${w.evidence}'`)
  set('join_requests', states.join)
  set('privacy_requests', states.privacy)
  set('survey_imports', states.import)
  set('chase_reminders', states.reminder)
  set('outbox', states.outbox, `id = '${w.outboxId}'`)
}

/** Technologies have the other states. */
const isNeedState = (state: string) => ['open', 'inDiscussion', 'matched', 'closed'].includes(state)

/** The listing that is in a state, as its forms name it. */
export const listingIn = (w: World, { listing }: States) =>
  isNeedState(listing ?? '')
    ? { kind: 'need' as const, slug: w.need, version: 1 }
    : { kind: 'technology' as const, slug: w.technology, version: 1 }
