import { and, eq, inArray, ne } from 'drizzle-orm'
import { delegates, organisationMembers, organisations, people, registrations } from '#db/schema'
import type { Reader } from '#db/client'
import { LOCALE_OF } from './find-reader.server'
import type { MailReader } from './find-reader.server'
import type { Recipient } from './notify.server'

/** Somebody who answers for a participant, as a mail would find them. */
export type Speaker = { to: Recipient; reader: MailReader; phone: string | null }

const CHUNK = 400

/**
 * Who answers for each of many registrations, as `speakersFor` says of one: owners and editors of the organisation,
 * else its delegates; each address once. A few statements, however many there are.
 */
export function findSpeakers(
  db: Reader,
  registrationIds: string[],
): ReadonlyMap<string, Speaker[]> {
  const found = new Map<string, Speaker[]>()
  for (let at = 0; at < registrationIds.length; at += CHUNK) {
    const ids = registrationIds.slice(at, at + CHUNK)
    const present = delegatesOf(db, ids)
    for (const row of membersOf(db, ids))
      add(found, row.registrationId, {
        to: { personId: row.id },
        reader: { email: row.email, name: row.name, locale: row.locale, delegateIds: [] },
        phone: row.phone ?? phoneOf(present, row),
      })
    const withMembers = new Set(found.keys())
    for (const row of present) if (!withMembers.has(row.registrationId)) addDelegate(found, row)
  }
  return found
}

type DelegateRow = ReturnType<typeof delegatesOf>[number]

function addDelegate(found: Map<string, Speaker[]>, row: DelegateRow) {
  const email = row.accountEmail ?? row.email
  if (!email) return
  add(found, row.registrationId, {
    to: row.personId ? { personId: row.personId } : { delegateId: row.id },
    reader: {
      email,
      name: row.accountName ?? row.name,
      locale: row.accountLocale ?? LOCALE_OF[row.country],
      delegateIds: [],
    },
    phone: row.phone,
  })
}

function add(found: Map<string, Speaker[]>, registrationId: string, speaker: Speaker) {
  const list = found.get(registrationId) ?? []
  if (list.some(({ reader }) => reader.email === speaker.reader.email)) return
  found.set(registrationId, [...list, speaker])
}

const membersOf = (db: Reader, ids: string[]) =>
  db
    .select({
      registrationId: registrations.id,
      id: people.id,
      email: people.email,
      name: people.name,
      locale: people.locale,
      phone: people.phone,
      erasedAt: people.erasedAt,
    })
    .from(registrations)
    .innerJoin(
      organisationMembers,
      eq(organisationMembers.organisationId, registrations.organisationId),
    )
    .innerJoin(people, eq(people.id, organisationMembers.personId))
    .where(and(inArray(registrations.id, ids), ne(organisationMembers.role, 'viewer')))
    .all()
    .filter((row) => row.erasedAt === null)

const delegatesOf = (db: Reader, ids: string[]) =>
  db
    .select({
      registrationId: delegates.registrationId,
      id: delegates.id,
      personId: delegates.personId,
      name: delegates.name,
      email: delegates.email,
      phone: delegates.phone,
      country: organisations.country,
      accountEmail: people.email,
      accountName: people.name,
      accountLocale: people.locale,
    })
    .from(delegates)
    .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .leftJoin(people, eq(people.id, delegates.personId))
    .where(inArray(delegates.registrationId, ids))
    .orderBy(delegates.id)
    .all()

const phoneOf = (rows: DelegateRow[], member: { registrationId: string; id: string }) =>
  rows.find((row) => row.registrationId === member.registrationId && row.personId === member.id)
    ?.phone ?? null
