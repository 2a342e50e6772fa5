/** What tests of features stand on: a real database in memory, and builders for the records around a story. */
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDatabase } from '#db/client'
import type { Db } from '#db/client'
import type { Locale, MemberRole, StaffRole, TeamRole } from '#db/domain'
import { migrateDatabase } from '#db/migrate'
import { eventTeam, organisationMembers, people, staffRoles } from '#db/schema'
import { createSearch } from '#search/create'
import type { Actor, Context } from './context.server'
import { newId } from './ids'

/** Fixed, so that nothing in a test depends on the day it runs. */
export const TEST_NOW = new Date('2026-11-20T03:00:00Z')

export function aDatabase() {
  const open = openDatabase(':memory:')
  migrateDatabase(open)
  return open
}

/** A context on a fresh database, acting as the system unless told otherwise. */
export function aContext(given: Partial<Context> = {}): Context {
  const db = given.db ?? aDatabase().db
  return {
    db,
    search: createSearch({ db, meili: undefined, log: { warn: () => undefined } }),
    actor: { kind: 'system' },
    now: () => TEST_NOW,
    locale: 'en',
    requestId: 'test',
    uploadsDir: join(mkdtempSync(join(tmpdir(), 'hvb-test-')), 'uploads'),
    publicOrigin: 'http://localhost:3000',
    secretKey: 'a key that only tests know, 32+ long',
    ...given,
  }
}

type PersonSpec = {
  name?: string
  locale?: Locale
  staff?: StaffRole[]
  member?: { organisationId: string; role?: MemberRole }
  team?: { eventId: string; role?: TeamRole }
}

/** Inserts a person with roles and gives them as an actor. */
export function aPerson(db: Db, spec: PersonSpec = {}): Extract<Actor, { kind: 'person' }> {
  const id = newId()
  const email = `person-${id}@firm.example`
  const { name = 'Trần Thị Mai', locale = 'en', staff = [], member, team } = spec
  db.insert(people)
    .values({ id, email, name, locale, emailConfirmedAt: TEST_NOW, createdAt: TEST_NOW })
    .run()
  for (const role of staff) db.insert(staffRoles).values({ personId: id, role }).run()
  const memberships = member
    ? [{ organisationId: member.organisationId, role: member.role ?? ('owner' as const) }]
    : []
  for (const row of memberships)
    db.insert(organisationMembers)
      .values({ ...row, personId: id })
      .run()
  const teams = team ? [{ eventId: team.eventId, role: team.role ?? ('lead' as const) }] : []
  for (const row of teams)
    db.insert(eventTeam)
      .values({ ...row, personId: id })
      .run()
  return { kind: 'person', id, name, email, locale, sessionId: '', staff, memberships, teams }
}

/** The same context, acting as somebody else. */
export const as = (ctx: Context, actor: Actor): Context => ({ ...ctx, actor })

/** Mails to these addresses, as a server without SMTP writes them; gives what lists the files that are there. */
export function writtenMails({ uploadsDir, now }: Context, addresses: string[]): () => string[] {
  const folder = join(dirname(uploadsDir), 'mail')
  mkdirSync(folder, { recursive: true })
  for (const to of addresses) {
    const path = join(folder, `${to}.eml`)
    writeFileSync(
      path,
      `From: HanViet Bridge <no-reply@x.example>\r\nTo: ${to}\r\nSubject: Lịch\r\n\r\nTo: nobody`,
    )
    utimesSync(path, now(), now())
  }
  return () => readdirSync(folder)
}
