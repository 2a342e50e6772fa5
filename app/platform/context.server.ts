import type { Db, Tx } from '#db/client'
import type { Locale, MemberRole, StaffRole, TeamRole } from '#db/domain'
import type { SearchEngine } from '#search/engine'
import { conflict } from './domain-error'
import type { Scanner } from './files/scan.server'
import type { Logger } from './log.server'

export type Person = {
  kind: 'person'
  id: string
  name: string
  email: string
  locale: Locale
  sessionId: string
  staff: StaffRole[]
  memberships: { organisationId: string; role: MemberRole }[]
  teams: { eventId: string; role: TeamRole }[]
  /** Staff without a second factor: their roles wait until there is one. */
  lacksSecondFactor?: boolean
}
/** `system` is the seed, the outbox and the command line; nothing from the network becomes it. */
export type Actor = Person | { kind: 'visitor' } | { kind: 'system' }

/** What every verb of a feature gets beside its input. */
export type Context = {
  db: Db
  search: SearchEngine
  actor: Actor
  now: () => Date
  locale: Locale
  requestId: string
  /** Folder for files that people sent in. */
  uploadsDir: string
  publicOrigin: string
  /** Signs the links of mails and encrypts the secrets of second factors. */
  secretKey: string
  /** Looks for viruses in uploads, where a scanner is configured. */
  scan?: Scanner
  /** Where refusals are noted; commands and tests go without. */
  log?: Pick<Logger, 'warn'>
}

/** Database constraints and the domain error each becomes, by a part of SQLite's message. */
export type ConstraintErrors = Record<string, string>

/**
 * Runs a verb's whole work in one immediate transaction: what was checked is what is written.
 * A broken constraint that is named becomes a conflict of that code.
 */
export function write<T>(
  ctx: Pick<Context, 'db'>,
  work: (tx: Tx) => T,
  constraints: ConstraintErrors = {},
): T {
  try {
    return ctx.db.transaction(work, { behavior: 'immediate' })
  } catch (error) {
    const message = messagesOf(error)
    for (const [part, code] of Object.entries(constraints))
      if (message.includes(part)) throw conflict(code)
    throw error
  }
}

/** The words of an error and of what caused it. */
const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${messagesOf(error.cause)}` : ''

/** The person acting, or null for visitors and the system. */
export const personOf = (ctx: Pick<Context, 'actor'>): Person | null =>
  ctx.actor.kind === 'person' ? ctx.actor : null
