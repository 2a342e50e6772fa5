import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import {
  delegates,
  eventTables,
  interpreters,
  meetingRequests,
  meetings,
  organisations,
  registrations,
  scheduleRuns,
  slots,
} from '#db/schema'
import type { Priority } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { pairScore } from '#app/features/matching'
import { eventBySlug } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { delegatesAsRecipients } from '#app/features/notifications'
import { dayOf, formatDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import type { Instance } from '#app/scheduling/instance'
import type { UnscheduledReason } from '#app/scheduling/schedule'
import { buildInstance } from './build-instance.server'
import { changesBetween, delegatesTouched } from './changes'
import { placementsOf, scheduleInState } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { inForce } from './publish-schedule.server'
import { checkPlacements } from './refuse-broken.server'
import type { Board, BoardMeeting, BoardParty, UnplacedMeeting } from './shown'

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
    mayWork:
      may(ctx, 'schedule.solve', { eventId: event.id }) &&
      ['scheduling', 'published'].includes(event.state),
    toPlace: instance.meetings.length,
    run: run && {
      status: run.status === 'optimal' ? 'optimal' : 'feasible',
      seconds: run.seconds,
      at: formatTime(run.createdAt, event.timeZone),
      objectives: run.objectives,
      bounds: run.bounds,
      seed: run.parameters.seed,
    },
    check: shown ? verdictOn(instance, placed) : null,
    days: readDays(ctx, event),
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
    meetings: rows.flatMap(({ meeting, request }): BoardMeeting[] => {
      const place = placed.get(meeting.id)
      if (!place) return []
      const number = interpretersOnDuty.findIndex((one) => one.id === place.interpreterId) + 1
      return [
        {
          id: meeting.id,
          requestId: request.id,
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
        const who = why?.who ?? ''
        return {
          id: meeting.id,
          priority: request.priority,
          ...pairOf(ctx, parties, request),
          reason: (why?.reason as UnscheduledReason | undefined) ?? 'new',
          who: parties.get(who)?.name ?? people.get(who) ?? why?.what ?? '',
          limit: instance.participants.find((one) => one.id === who)?.maxMeetings ?? null,
        }
      })
      .sort((a, b) => PRIORITY_ORDER[a.priority] - PRIORITY_ORDER[b.priority]),
    preview: draft ? previewOf(ctx, event, draft) : null,
  }
}

const PRIORITY_ORDER: Record<Priority, number> = { must: 0, want: 1, open: 2 }
type Parties = Map<string, BoardParty & { languages: string[] }>

const partyIn = (parties: Parties, id: string): BoardParty => {
  const { name, shortName, country } = parties.get(id) ?? {
    name: '',
    shortName: '',
    country: 'other' as const,
  }
  return { name, shortName, country }
}

/** Both sides, the one from the reader's country first, so that a column reads alike whoever asked. */
function pairOf(
  ctx: Context,
  parties: Parties,
  request: { fromRegistrationId: string; toRegistrationId: string },
) {
  const [from, to] = [
    partyIn(parties, request.fromRegistrationId),
    partyIn(parties, request.toRegistrationId),
  ]
  const first = ctx.locale === 'vi' ? 'VN' : 'KR'
  return from.country !== first && to.country === first ? { from: to, to: from } : { from, to }
}

const sharedLanguage = (parties: Parties, a: string, b: string) =>
  parties.get(a)?.languages.find((language) => parties.get(b)?.languages.includes(language)) ?? null

function headOf(ctx: Context, event: EventRow, parties: Parties): Board['event'] {
  const countries = [...parties.values()].map((one) => one.country)
  return {
    id: event.id,
    slug: event.slug,
    name: readText(event.name, ctx.locale),
    state: event.state,
    days: formatDay(event.firstDay, ctx.locale),
    firms: [...new Set(countries)].sort().map((country) => ({
      from: country,
      count: countries.filter((one) => one === country).length,
    })),
  }
}

function verdictOn(instance: Instance, placed: Map<string, Placement>): Board['check'] {
  const known = new Set(instance.meetings.map((meeting) => meeting.id))
  const { wrong, objectives } = checkPlacements(
    instance,
    new Map([...placed].filter(([id]) => known.has(id))),
  )
  return { wrong: wrong.length, objectives: { ...objectives } }
}

function readParties(ctx: Context, event: EventRow): Parties {
  const rows = ctx.db
    .select({
      id: registrations.id,
      languages: registrations.meetingLanguages,
      name: organisations.displayName,
      shortName: organisations.shortName,
      country: organisations.country,
    })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(
      and(
        eq(registrations.eventId, event.id),
        eq(registrations.meets, true),
        eq(registrations.state, 'approved'),
      ),
    )
    .all()
  return new Map(rows.map(({ id, ...party }) => [id, party]))
}

const readPeople = (ctx: Context, event: EventRow) =>
  new Map(
    ctx.db
      .select({ id: delegates.id, name: delegates.name })
      .from(delegates)
      .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
      .where(eq(registrations.eventId, event.id))
      .all()
      .map((one) => [one.id, one.name]),
  )

const readMeetings = (ctx: Context, event: EventRow) =>
  ctx.db
    .select({ meeting: meetings, request: meetingRequests })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(eq(meetings.eventId, event.id))
    .orderBy(desc(meetingRequests.score))
    .all()

function readDays(ctx: Context, event: EventRow): Board['days'] {
  const grid = ctx.db
    .select()
    .from(slots)
    .where(eq(slots.eventId, event.id))
    .orderBy(asc(slots.day), asc(slots.position))
    .all()
  return [...new Set(grid.map((slot) => slot.day))].map((day) => {
    const ofDay = grid.filter((slot) => slot.day === day)
    return {
      day,
      label: ofDay[0] ? formatDay(dayOf(ofDay[0].startsAt, event.timeZone), ctx.locale) : '',
      slots: ofDay.map((slot) => ({
        id: slot.id,
        time: formatTime(slot.startsAt, event.timeZone),
        until: formatTime(slot.endsAt, event.timeZone),
        position: slot.position,
      })),
    }
  })
}

function previewOf(ctx: Context, event: EventRow, draft: ScheduleRow): Board['preview'] {
  const changes = changesBetween(inForce(ctx.db, event), placementsOf(ctx.db, draft.id))
  const touched = delegatesTouched(changes)
  const told =
    touched.length === 0
      ? []
      : ctx.db
          .select({ name: delegates.name, organisation: organisations.shortName })
          .from(delegates)
          .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
          .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
          .where(inArray(delegates.id, touched))
          .orderBy(asc(organisations.shortName))
          .all()
  const kinds = ['added', 'moved', 'restaffed', 'dropped'] as const
  return {
    changes: kinds
      .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
      .filter((one) => one.count > 0),
    told,
    messages: delegatesAsRecipients(ctx.db, touched).length,
  }
}
