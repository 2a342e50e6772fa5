/** Deeds of participants and of the desk at one event of the demo, as their forms send them. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Action } from '../../app/features/accounts/actions'
import type { Role, StateOf } from '../../app/features/accounts/action-rules'

export const EVENT = 'network-meeting-2023'

export type StateDeed = {
  action: Action
  /** Who of the demo may, and as what. */
  who: string
  role: Role
  path: string
  form: Record<string, string>
  /** Whoever else of those signed in does it for themselves by the same address, or for both sides. */
  also?: 'everybody' | 'organiser'
  /** States of other records that the table asks for. */
  registration?: StateOf<'registration'>
  request?: StateOf<'request'>
}

/**
 * What is posted. Versions are of long ago: where the state allows the deed, the conflict is what stops it, so that the
 * event stays as it was.
 */
export function stateDeeds(dataDir: string): StateDeed[] {
  const ids = readIds(dataDir)
  const company = `/en/events/${EVENT}`
  const desk = `/en/organiser/events/${EVENT}`
  const version = '-1'
  const owner = { who: 'daon', role: 'organisation.owner' } as const
  const asked = { who: 'sxd-danang', role: 'organisation.owner' } as const
  const lead = { who: 'organiser', role: 'event.lead' } as const
  const sent = { path: `${company}/requests/${ids.sent}`, request: 'pending' } as const
  const received = { path: `${company}/requests/${ids.received}`, request: 'pending' } as const
  const pair = { fromRegistrationId: ids.daon, toRegistrationId: ids.other, priority: 'want' }
  const approved = { registration: 'approved' } as const
  const words = { 'subject.en': 'Tomorrow', 'body.en': 'Dear participant' }
  return [
    {
      ...owner,
      action: 'meetingRequest.ask',
      path: `${company}/requests/new`,
      form: pair,
      ...approved,
    },
    {
      ...owner,
      action: 'meetingRequest.change',
      also: 'organiser',
      ...sent,
      form: { intent: 'change', version, priority: 'must' },
    },
    {
      ...owner,
      action: 'meetingRequest.cancel',
      also: 'organiser',
      ...sent,
      form: { intent: 'cancel', version },
    },
    {
      ...asked,
      action: 'meetingRequest.answer',
      also: 'organiser',
      ...received,
      form: { intent: 'answer', version, answer: 'accepted' },
    },
    {
      ...asked,
      action: 'meetingRequest.counter',
      ...received,
      ...approved,
      form: { intent: 'counter', version, priority: 'want' },
    },
    {
      ...owner,
      action: 'suggestion.refuse',
      also: 'everybody',
      path: `${company}/partners`,
      form: { act: 'undo', partner: ids.other },
    },
    {
      ...owner,
      action: 'registration.withdraw',
      also: 'everybody',
      path: `${company}/registration`,
      form: { act: 'withdraw', version },
    },
    {
      ...owner,
      action: 'registration.edit',
      also: 'everybody',
      ...approved,
      path: `${company}/registration`,
      form: { act: 'change', version, attendance: 'meetings' },
    },
    {
      ...owner,
      action: 'agenda.confirm',
      also: 'organiser',
      path: `${company}/agenda`,
      form: { intent: 'standDown', registrationId: ids.daon },
    },
    {
      ...lead,
      action: 'meetingRequest.enter',
      ...approved,
      path: `${desk}/requests/new`,
      form: { ...pair, answer: 'pending' },
    },
    {
      ...lead,
      action: 'meetingRequest.enterMatched',
      path: `${desk}/requests/matched`,
      form: { pairs: 'none:none', answer: 'pending' },
    },
    {
      ...lead,
      action: 'registration.approve',
      ...approved,
      path: `${desk}/participants`,
      form: { registrationId: ids.daon, version, decision: 'approved' },
    },
    {
      ...lead,
      action: 'event.setUp',
      path: `${desk}/setup/tables`,
      form: { act: 'remove', id: 'none', version },
    },
    {
      ...lead,
      action: 'chase.send',
      path: `${desk}/chase`,
      form: { act: 'noted', group: 'everyone', registrationId: ids.daon, ...words },
    },
    { ...lead, action: 'code.handOver', path: `${desk}/codes`, form: { personId: ids.person } },
    {
      ...lead,
      action: 'schedule.arrange',
      path: `${desk}/schedule`,
      form: { intent: 'lock', meetingId: 'none' },
    },
    {
      ...lead,
      action: 'schedule.repair',
      path: `${desk}/schedule/repair`,
      form: { intent: 'takeBack', reportId: 'none' },
    },
  ]
}

function readIds(dataDir: string) {
  const db = new Database(join(dataDir, 'app.db'), { readonly: true })
  const one = (query: string): string => String(db.prepare(query).pluck().get())
  const registration = (slug: string) =>
    one(`select r.id from registrations r join organisations o on o.id = r.organisation_id
      join events e on e.id = r.event_id where o.slug = '${slug}' and e.slug = '${EVENT}'`)
  const daon = registration('kr-daon')
  const pending = (side: 'from' | 'to', id: string) =>
    one(
      `select id from meeting_requests where state = 'pending' and ${side}_registration_id = '${id}'`,
    )
  const ids = {
    daon,
    other: registration('vn-songbo'),
    sent: pending('from', daon),
    received: pending('to', registration('vn-sxd-danang')),
    person: one("select id from people where email like 'songbo@%'"),
  }
  db.close()
  return ids
}
