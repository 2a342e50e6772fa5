import { and, desc, eq, gte, inArray, like as sqlLike, lt, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { auditEntries, organisations, people } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { instantIn } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import { isDay } from '#app/platform/fields'
import { like } from './people-queries.server'

const PAGE = 50
const ZONE = 'Asia/Ho_Chi_Minh'

export type AuditFilter = {
  /** Part of a name or address, or an id. */
  who: string
  /** Beginning of an action, such as `members`. */
  what: string
  /** Kind of the record. */
  kind: string
  /** Id of the record. */
  record: string
  /** Days `YYYY-MM-DD` in the organiser's zone, both included; anything else counts as none. */
  from: string
  until: string
  page: number
}

/** Lines of the audit trail, newest first. @throws DomainError notFound */
export function readAudit(ctx: Context, filter: AuditFilter) {
  authorise(ctx, 'audit.read')
  const which = whichOf(ctx, filter)
  const total =
    ctx.db
      .select({ count: sql<number>`count(*)` })
      .from(auditEntries)
      .where(which)
      .get()?.count ?? 0
  const lines = ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      recordKind: auditEntries.recordKind,
      recordId: auditEntries.recordId,
      before: auditEntries.before,
      after: auditEntries.after,
      actorId: auditEntries.actorId,
      actor: people.name,
      onBehalfOf: organisations.displayName,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .leftJoin(organisations, eq(organisations.id, auditEntries.onBehalfOf))
    .where(which)
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(PAGE)
    .offset((filter.page - 1) * PAGE)
    .all()
  return {
    total,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    kinds: ctx.db
      .selectDistinct({ kind: auditEntries.recordKind })
      .from(auditEntries)
      .orderBy(auditEntries.recordKind)
      .all()
      .map((row) => row.kind),
    lines: lines.map(({ before, after, ...line }) => ({
      ...line,
      changes: differing(before, after),
    })),
  }
}

const SHOWN = 12

/** The values that differ, as short plain text; a mark stands for personal ones. */
function differing(before: unknown, after: unknown) {
  const [old, fresh] = [objectOf(before), objectOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .map((field) => ({ field, before: textOf(old[field]), after: textOf(fresh[field]) }))
    .filter((one) => one.before !== one.after)
    .slice(0, SHOWN)
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120)

function whichOf(ctx: Context, filter: AuditFilter): SQL | undefined {
  const { who, what, kind, record, from, until } = filter
  const actors = who ? idsOf(ctx, who) : []
  return and(
    who ? inArray(auditEntries.actorId, actors) : undefined,
    what ? sqlLike(auditEntries.action, `${what.replace(/[%_\\]/g, '')}%`) : undefined,
    kind ? eq(auditEntries.recordKind, kind) : undefined,
    record ? eq(auditEntries.recordId, record) : undefined,
    isDay(from) ? gte(auditEntries.at, instantIn(ZONE, from, '00:00')) : undefined,
    isDay(until)
      ? lt(auditEntries.at, new Date(instantIn(ZONE, until, '00:00').getTime() + 86_400_000))
      : undefined,
  )
}

function idsOf(ctx: Context, who: string): string[] {
  const pattern = like(who)
  return ctx.db
    .select({ id: people.id })
    .from(people)
    .where(
      or(
        eq(people.id, who),
        sql`${people.name} LIKE ${pattern} ESCAPE '\\'`,
        sql`${people.email} LIKE ${pattern.toLowerCase()} ESCAPE '\\'`,
      ),
    )
    .limit(200)
    .all()
    .map((row) => row.id)
}
