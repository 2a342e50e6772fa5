import { asc, eq } from 'drizzle-orm'
import { eventTables, interpreters, scheduleRuns } from '#db/schema'
import type { Priority } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { pairScore } from '#app/features/matching'
import { formatTime } from '#app/i18n/format'
import type { Context } from '#app/platform/context.server'
import type { UnscheduledReason } from '#app/scheduling/schedule'
import {
  countVersions,
  headOf,
  lastActOf,
  longRowsOn,
  pairOf,
  previewOf,
  readDays,
  readMeetings,
  readParties,
  readPeople,
  sharedLanguage,
  verdictOn,
} from './board-parts.server'
import { boardMark } from './board-mark.server'
import { buildInstance } from './build-instance.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement } from './find-schedule.server'
import { whoIsOver, whyLeftOut } from './limits-in-words.server'
import { previewRemedy } from './remedies.server'
import { readRules, standsOf } from './read-rules.server'
import type { Board, BoardMeeting, UnplacedMeeting } from './shown'
import { solveJob } from './solve-job.server'

/** The board of an event: the working draft, or the published schedule, with proof, check and what found no place. */
export function readBoard(
  ctx: Context,
  input: { eventSlug: string; show?: 'draft' | 'published' },
): Board {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'schedule.read', { eventId: event.id })
  const draft = scheduleInState(ctx.db, event.id, 'draft')
  const published = scheduleInState(ctx.db, event.id, 'published')
  const shown = (input.show === 'published' ? published : (draft ?? published)) ?? null
  const placed = shown ? placementsOf(ctx.db, shown.id) : new Map<string, Placement>()
  const instance = buildInstance(ctx.db, event)
  const parties = readParties(ctx, event)
  const interpretersOnDuty = ctx.db
    .select()
    .from(interpreters)
    .where(eq(interpreters.eventId, event.id))
    .orderBy(asc(interpreters.position))
    .all()
  const rows = readMeetings(ctx, event)
  const run = shown?.runId
    ? (ctx.db.select().from(scheduleRuns).where(eq(scheduleRuns.id, shown.runId)).get() ?? null)
    : null
  const people = readPeople(ctx, event)
  const days = readDays(ctx, event, placed)
  const states = { event: event.state }
  const mayWork = may(ctx, 'schedule.arrange', { eventId: event.id }, states)
  const mayManage = may(ctx, 'schedule.makeRoom', { eventId: event.id }, states)
  const rules = readRules(ctx.db, event, instance)
  const cancelled = new Set(
    rows.filter(({ meeting }) => meeting.state === 'cancelled').map(({ meeting }) => meeting.id),
  )
  const standing = standsOf(placed).filter((one) => !cancelled.has(one.meetingId))
  const nameOf = (id: string) => parties.get(id)?.party.name ?? people.get(id) ?? ''
  return {
    event: headOf(ctx, event, parties),
    shown: shown && {
      id: shown.id,
      number: shown.number,
      version: shown.version,
      state: shown.state === 'draft' ? 'draft' : 'published',
    },
    draftNumber: draft?.number ?? null,
    publishedNumber: published?.number ?? null,
    mayWork,
    mayManage,
    mayCall: may(ctx, 'agenda.readAny', { eventId: event.id }),
    toPlace: instance.meetings.length,
    run: run && {
      status: run.status === 'optimal' ? 'optimal' : 'feasible',
      seconds: run.seconds,
      at: formatTime(run.createdAt, event.timeZone),
      objectives: run.objectives,
      bounds: run.bounds,
      seed: run.parameters.seed,
      fill: run.parameters.fill === true,
      remedies:
        run.remedies?.map((remedy) => ({
          ...remedy,
          name: nameOf(remedy.who ?? ''),
          preview: mayManage ? previewRemedy(ctx, event, days, remedy) : null,
        })) ?? null,
    },
    check: shown ? verdictOn(instance, placed) : null,
    perDelegate: event.maxMeetingsPerDelegate,
    overLimits: whoIsOver(rules, standing, nameOf),
    longRows: longRowsOn(instance, placed, interpretersOnDuty, days),
    days,
    tables: ctx.db
      .select({
        id: eventTables.id,
        label: eventTables.label,
        place: eventTables.place,
        equipment: eventTables.equipment,
      })
      .from(eventTables)
      .where(eq(eventTables.eventId, event.id))
      .orderBy(asc(eventTables.position))
      .all(),
    interpreters: interpretersOnDuty.map((one, index) => ({
      id: one.id,
      name: one.name,
      number: index + 1,
      busy: [...placed.values()]
        .filter((place) => place.interpreterId === one.id)
        .map((place) => place.slotId),
    })),
    parties: [...parties]
      .map(([id, { party }]) => ({ id, ...party }))
      .sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    meetings: rows.flatMap(({ meeting, request }): BoardMeeting[] => {
      const place = placed.get(meeting.id)
      if (!place) return []
      const number = interpretersOnDuty.findIndex((one) => one.id === place.interpreterId) + 1
      return [
        {
          id: meeting.id,
          state: meeting.state,
          priority: request.priority,
          score: request.score ?? pairScore(ctx.db, request),
          ...pairOf(ctx, parties, request),
          slotId: place.slotId,
          tableId: place.tableId,
          interpreterId: place.interpreterId,
          interpreterNumber: number || null,
          language: number
            ? null
            : sharedLanguage(parties, request.fromRegistrationId, request.toRegistrationId),
          locked: place.locked,
          people: place.delegateIds.map((id) => people.get(id) ?? ''),
          sides: [request.fromRegistrationId, request.toRegistrationId],
          delegateIds: place.delegateIds,
        },
      ]
    }),
    unplaced: rows
      .filter(
        ({ meeting }) =>
          !placed.has(meeting.id) && ['planned', 'scheduled'].includes(meeting.state),
      )
      .map(({ meeting, request }): UnplacedMeeting => {
        const why = run?.unscheduled.find((one) => one.meetingId === meeting.id)
        return {
          id: meeting.id,
          sides: [request.fromRegistrationId, request.toRegistrationId],
          priority: request.priority,
          ...pairOf(ctx, parties, request),
          ...(why
            ? whyLeftOut(rules, nameOf, { ...why, reason: why.reason as UnscheduledReason })
            : { reason: 'new', who: '', limit: null }),
        }
      })
      .sort((a, b) => PRIORITY_ORDER[a.priority] - PRIORITY_ORDER[b.priority]),
    preview: draft ? previewOf(ctx, event, draft) : null,
    rules: mayWork && shown?.state === 'draft' ? rules : null,
    lastAct: mayWork && shown?.state === 'draft' ? lastActOf(ctx, event, shown) : null,
    mark: boardMark(ctx.db, event.id),
    job: solveJob(event.id),
    versions: countVersions(ctx, event),
  }
}

const PRIORITY_ORDER: Record<Priority, number> = { must: 0, want: 1, open: 2 }
