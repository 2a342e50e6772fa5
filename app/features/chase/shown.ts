import type { ChaseGroup, Country, EventState, Locale, Localised } from '#db/domain'

/** A participant of a group: who to write to, who to ring, when they were last told. */
export type ChaseTarget = {
  registrationId: string
  name: string
  country: Country
  people: { name: string; email: string; locale: Locale; phone: string | null }[]
  phone: string | null
  toldAt: string | null
  /** Told within a day: not chosen unless somebody wants it. */
  justTold: boolean
}

/** A text for one participant, in the language of whom it goes to. */
export type ChatText = {
  registrationId: string
  organisation: string
  person: string
  locale: Locale
  phone: string | null
  text: string
}

export type ChasePage = {
  event: { id: string; slug: string; name: string; state: EventState }
  maySend: boolean
  group: ChaseGroup
  of: string | null
  groups: { group: ChaseGroup; count: number }[]
  days: { id: string; label: string }[]
  slots: { id: string; label: string }[]
  targets: ChaseTarget[]
  template: { subject: Localised; body: Localised }
  reminders: {
    id: string
    group: ChaseGroup
    state: 'waiting' | 'sent' | 'stopped'
    sendAt: string
    subject: string
  }[]
}

/** What taking an event to its next state would send, and to whom; shown before anybody presses. */
export type StepMessages =
  | { kind: 'none' | 'already' | 'published' }
  | { kind: 'closed'; count: number }
  | { kind: 'requests'; count: number; to: { organisation: string; name: string }[] }
