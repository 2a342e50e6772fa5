import { and, asc, eq, inArray } from 'drizzle-orm'
import { meetings, people, scheduleRuns, schedules } from '#db/schema'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { lastActOf } from './board-parts.server'
import { buildInstance } from './build-instance.server'
import { changesBetween, delegatesTouched } from './changes'
import { describeChanges, toldPeople } from './describe-changes.server'
import { placementsOf } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { checkPlacements } from './refuse-broken.server'
import type { Comparison, Version } from './shown'

/**
 * Two versions of an event's schedule side by side: what each reaches, and each meeting that stands elsewhere. Without
 * numbers, what is published against the working draft, else the last two.
 * @throws DomainError notFound
 */
export function compareVersions(
  ctx: Context,
  input: { eventSlug: string; from?: number; to?: number },
): Comparison {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'schedule.read', { eventId: event.id })
  const rows = ctx.db
    .select()
    .from(schedules)
    .where(eq(schedules.eventId, event.id))
    .orderBy(asc(schedules.number))
    .all()
  const versions = rows.map((row) => versionOf(ctx, event, row))
  const chosen = choose(rows, input)
  const head = {
    event: { slug: event.slug, name: readText(event.name, ctx.locale) },
    versions,
    mayWork: may(ctx, 'schedule.arrange', { eventId: event.id }, { event: event.state }),
  }
  if (!chosen) return { ...head, sides: null, changes: [], told: [], draft: null }
  const [from, to] = chosen
  const known = knownMeetings(ctx, event)
  const placed = [from, to].map((row) => placementsOf(ctx.db, row.id)) as [Placed, Placed]
  const instance = buildInstance(ctx.db, event)
  const reached = (places: Placed) =>
    checkPlacements(instance, new Map([...places].filter(([id]) => known.has(id)))).objectives
  const changes = changesBetween(...placed)
  return {
    ...head,
    sides: [
      {
        version: versionOf(ctx, event, from),
        placed: placed[0].size,
        objectives: { ...reached(placed[0]) },
        bounds: boundsOf(ctx, from),
      },
      {
        version: versionOf(ctx, event, to),
        placed: placed[1].size,
        objectives: { ...reached(placed[1]) },
        bounds: boundsOf(ctx, to),
      },
    ],
    changes: describeChanges(ctx, changes),
    told: toldPeople(ctx.db, delegatesTouched(changes)),
    draft: head.mayWork ? draftOf(ctx, event, to) : null,
  }
}

function draftOf(ctx: Context, event: EventRow, row: ScheduleRow): Comparison['draft'] {
  const act = row.state === 'draft' ? lastActOf(ctx, event, row) : null
  return act && { id: row.id, version: row.version, lastAct: act }
}

type Placed = Map<string, Placement>

function choose(
  rows: ScheduleRow[],
  input: { from?: number; to?: number },
): [ScheduleRow, ScheduleRow] | null {
  const numbered = (number: number) => {
    const row = rows.find((one) => one.number === number)
    if (!row) throw notFound()
    return row
  }
  const published = rows.find((row) => row.state === 'published')
  const draft = rows.find((row) => row.state === 'draft')
  const to = input.to === undefined ? (draft ?? rows.at(-1)) : numbered(input.to)
  const from =
    input.from === undefined
      ? published && published !== to
        ? published
        : rows.filter((row) => row !== to).at(-1)
      : numbered(input.from)
  return from && to ? [from, to] : null
}

function versionOf(ctx: Context, event: EventRow, row: ScheduleRow): Version {
  const by = row.createdBy
    ? ctx.db.select({ name: people.name }).from(people).where(eq(people.id, row.createdBy)).get()
    : undefined
  return {
    number: row.number,
    state: row.state,
    at: `${formatShortDay(dayOf(row.createdAt, event.timeZone), ctx.locale)} ${formatTime(row.createdAt, event.timeZone)}`,
    by: by?.name ?? null,
  }
}

const boundsOf = (ctx: Context, row: ScheduleRow): Record<string, number> =>
  (row.runId
    ? ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.id, row.runId)).get()?.bounds
    : undefined) ?? {}

const knownMeetings = (ctx: Context, event: EventRow) =>
  new Set(
    ctx.db
      .select({ id: meetings.id })
      .from(meetings)
      .where(and(eq(meetings.eventId, event.id), inArray(meetings.state, ['planned', 'scheduled'])))
      .all()
      .map((row) => row.id),
  )
