import type { EventKind, EventState } from '#db/domain'

const NEXT: Record<EventState, readonly EventState[]> = {
  draft: ['registration'],
  registration: ['requests', 'draft'],
  requests: ['scheduling', 'registration'],
  scheduling: ['published', 'requests'],
  published: ['running', 'scheduling'],
  running: ['closed', 'published'],
  closed: ['running'],
}

/** Surveys, seminars and the like may end without a round of meeting requests. */
const NEXT_WITHOUT_MEETINGS: Partial<Record<EventState, readonly EventState[]>> = {
  registration: ['requests', 'closed', 'draft'],
  closed: ['running', 'registration'],
}

/** The states that an event may go to, the way forward first. */
export const nextStates = (event: { kind: EventKind; state: EventState }): readonly EventState[] =>
  (event.kind === 'matchmaking' ? undefined : NEXT_WITHOUT_MEETINGS[event.state]) ??
  NEXT[event.state]
