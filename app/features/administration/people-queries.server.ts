import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import {
  auditEntries,
  consentRecords,
  organisationMembers,
  organisations,
  people,
  secondFactors,
  sessions,
  staffRoles,
} from '#db/schema'
import { authorise } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { inOrder, pageOf } from './ordered-page'
import type { PersonState } from './schema'

const PAGE = 50

/** Accounts by name, address and state, each page in the order of the reader's language. @throws DomainError notFound */
export function readPeople(ctx: Context, filter: { q: string; state?: PersonState; page: number }) {
  authorise(ctx, 'people.manage')
  const which = and(matching(filter.q), filter.state && STATES[filter.state])
  const all = ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(which)
    .orderBy(asc(people.name))
    .all()
  const ids = pageOf(all, ctx.locale, filter.page, PAGE)
  const rows = ctx.db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      confirmedAt: people.emailConfirmedAt,
      suspendedAt: people.suspendedAt,
      erasedAt: people.erasedAt,
      hasSecondFactor: sql<number>`EXISTS (SELECT 1 FROM second_factors f WHERE f.person_id = ${people.id} AND f.confirmed_at IS NOT NULL)`,
    })
    .from(people)
    .where(inArray(people.id, ids))
    .all()
  const roles = ctx.db.select().from(staffRoles).where(inArray(staffRoles.personId, ids)).all()
  const places = membershipsOf(ctx, ids)
  return {
    total: all.length,
    pages: Math.max(1, Math.ceil(all.length / PAGE)),
    people: inOrder(rows, ids).map(
      ({ confirmedAt, suspendedAt, erasedAt, hasSecondFactor, ...row }) => ({
        ...row,
        email: erasedAt ? '' : row.email,
        state: stateOf({ confirmedAt, suspendedAt, erasedAt }),
        hasSecondFactor: hasSecondFactor === 1,
        staff: roles.filter((one) => one.personId === row.id).map((one) => one.role),
        organisations: places.filter((one) => one.personId === row.id).map((one) => one.name),
      }),
    ),
  }
}

/** One account: roles, places, sessions, consents and what happened to it last. @throws DomainError notFound */
export function readPerson(ctx: Context, id: string) {
  authorise(ctx, 'people.manage')
  const row = ctx.db.select().from(people).where(eq(people.id, id)).get()
  if (!row) throw notFound()
  const { name, email, locale, createdAt, erasedAt, suspendedAt, emailConfirmedAt } = row
  const own = eq(sessions.personId, id)
  return {
    person: {
      id,
      name,
      email: erasedAt ? '' : email,
      locale,
      createdAt,
      state: stateOf({ confirmedAt: emailConfirmedAt, suspendedAt, erasedAt }),
      isSelf: ctx.actor.kind === 'person' && ctx.actor.id === id,
      hasSecondFactor:
        ctx.db
          .select({ id: secondFactors.personId })
          .from(secondFactors)
          .where(and(eq(secondFactors.personId, id), isNotNull(secondFactors.confirmedAt)))
          .get() !== undefined,
    },
    staff: ctx.db
      .select()
      .from(staffRoles)
      .where(eq(staffRoles.personId, id))
      .all()
      .map((one) => one.role),
    memberships: membershipsOf(ctx, [id]),
    sessions: ctx.db
      .select({ count: sql<number>`count(*)`, last: sql<number | null>`max(last_seen_at)` })
      .from(sessions)
      .where(and(own, gt(sessions.expiresAt, ctx.now())))
      .get() ?? { count: 0, last: null },
    consents: ctx.db
      .select()
      .from(consentRecords)
      .where(eq(consentRecords.personId, id))
      .orderBy(desc(consentRecords.at))
      .all(),
    lines: ctx.db
      .select({ id: auditEntries.id, at: auditEntries.at, action: auditEntries.action })
      .from(auditEntries)
      .where(
        or(
          eq(auditEntries.actorId, id),
          and(eq(auditEntries.recordKind, 'person'), eq(auditEntries.recordId, id)),
        ),
      )
      .orderBy(desc(auditEntries.at))
      .limit(20)
      .all(),
  }
}

const STATES: Record<PersonState, SQL | undefined> = {
  active: and(
    isNull(people.erasedAt),
    isNull(people.suspendedAt),
    isNotNull(people.emailConfirmedAt),
  ),
  unconfirmed: and(isNull(people.erasedAt), isNull(people.emailConfirmedAt)),
  suspended: isNotNull(people.suspendedAt),
  erased: isNotNull(people.erasedAt),
  staff: sql`EXISTS (SELECT 1 FROM staff_roles s WHERE s.person_id = ${people.id})`,
}

function stateOf(row: {
  confirmedAt: Date | null
  suspendedAt: Date | null
  erasedAt: Date | null
}): Exclude<PersonState, 'staff'> {
  if (row.erasedAt) return 'erased'
  if (row.suspendedAt) return 'suspended'
  return row.confirmedAt ? 'active' : 'unconfirmed'
}

/** Words typed are text: a percent sign finds a percent sign. */
export const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function matching(q: string): SQL | undefined {
  if (!q) return undefined
  const pattern = like(q)
  return sql`(${people.name} LIKE ${pattern} ESCAPE '\\' OR ${people.nameLatin} LIKE ${pattern} ESCAPE '\\' OR ${people.email} LIKE ${pattern.toLowerCase()} ESCAPE '\\')`
}

const membershipsOf = (ctx: Context, ids: string[]) =>
  ctx.db
    .select({
      personId: organisationMembers.personId,
      role: organisationMembers.role,
      slug: organisations.slug,
      name: organisations.displayName,
    })
    .from(organisationMembers)
    .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
    .where(inArray(organisationMembers.personId, ids))
    .all()
