import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import {
  delegates,
  meetingRequests,
  meetings,
  organisations,
  people,
  registrations,
  schedules,
  slots,
} from '#db/schema'
import { daysBetween } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { delegatesAsRecipients } from '#app/features/notifications'
import { dayOf, formatDay, formatTime } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import type { Instance } from '#app/scheduling/instance'
import { longRows } from '#app/scheduling/suit-interpreters'
import { changesBetween, delegatesTouched } from './changes'
import { placementsOf } from './find-schedule.server'
import type { Placement, ScheduleRow } from './find-schedule.server'
import { mostInRowOf } from './interpreter-wishes.server'
import { lastAct } from './keep-act.server'
import { shortPair } from './pair-names.server'
import { inForce } from './publish-schedule.server'
import { checkPlacements } from './refuse-broken.server'
import type { Board, BoardParty } from './shown'

/** Who takes part and seeks meetings, by registration. */
export type Parties = Map<string, { party: BoardParty; languages: string[] }>

const NOBODY: BoardParty = { name: '', shortName: '', country: 'other' }

/** The same object for the same party wherever it stands: on its way to the browser it is written once. */
const partyIn = (parties: Parties, id: string): BoardParty => parties.get(id)?.party ?? NOBODY

/** Both sides, the one from the reader's country first, so that a column reads alike whoever asked. */
export function pairOf(
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

export const sharedLanguage = (parties: Parties, a: string, b: string) =>
  parties.get(a)?.languages.find((language) => parties.get(b)?.languages.includes(language)) ?? null

export function headOf(ctx: Context, event: EventRow, parties: Parties): Board['event'] {
  const countries = [...parties.values()].map((one) => one.party.country)
  return {
    id: event.id,
    slug: event.slug,
    name: readText(event.name, ctx.locale),
    state: event.state,
    days:
      event.firstDay === event.lastDay
        ? formatDay(event.firstDay, ctx.locale)
        : `${formatDay(event.firstDay, ctx.locale)} – ${formatDay(event.lastDay, ctx.locale)}`,
    firms: [...new Set(countries)].sort().map((country) => ({
      from: country,
      count: countries.filter((one) => one === country).length,
    })),
  }
}

export function verdictOn(instance: Instance, placed: Map<string, Placement>): Board['check'] {
  const known = new Set(instance.meetings.map((meeting) => meeting.id))
  const { wrong, objectives } = checkPlacements(
    instance,
    new Map([...placed].filter(([id]) => known.has(id))),
  )
  return { wrong: wrong.length, objectives: { ...objectives } }
}

/** Interpreters with more meetings in a row than they should have, as the placements stand. */
export function longRowsOn(
  instance: Instance,
  placed: Map<string, Placement>,
  hired: { id: string; name: string; maxInRow: number | null }[],
  days: Board['days'],
): Board['longRows'] {
  const slots = new Map(days.flatMap((day) => day.slots).map((slot) => [slot.id, slot]))
  const assignments = [...placed.values()].map(({ slotId, interpreterId }) => ({
    slot: slotId,
    ...(interpreterId === null ? {} : { interpreter: interpreterId }),
  }))
  return longRows(instance, assignments, mostInRowOf(hired)).map((row) => ({
    name: hired.find((one) => one.id === row.interpreter)?.name ?? '',
    count: row.slots.length,
    most: row.most,
    from: slots.get(row.slots[0] ?? '')?.time ?? '',
    until: slots.get(row.slots.at(-1) ?? '')?.until ?? '',
  }))
}

export function readParties(ctx: Context, event: EventRow): Parties {
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
  return new Map(rows.map(({ id, languages, ...party }) => [id, { party, languages }]))
}

export const readPeople = (ctx: Context, event: EventRow) =>
  new Map(
    ctx.db
      .select({ id: delegates.id, name: delegates.name })
      .from(delegates)
      .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
      .where(eq(registrations.eventId, event.id))
      .all()
      .map((one) => [one.id, one.name]),
  )

export const readMeetings = (ctx: Context, event: EventRow) =>
  ctx.db
    .select({ meeting: meetings, request: meetingRequests })
    .from(meetings)
    .innerJoin(meetingRequests, eq(meetingRequests.id, meetings.requestId))
    .where(eq(meetings.eventId, event.id))
    .orderBy(desc(meetingRequests.score))
    .all()

/** The grid, with the slots that have left it but in which meetings of the shown schedule stand. */
export function readDays(
  ctx: Context,
  event: EventRow,
  placed: ReadonlyMap<string, Placement> = new Map(),
): Board['days'] {
  const used = new Set([...placed.values()].map((place) => place.slotId))
  const grid = ctx.db
    .select()
    .from(slots)
    .where(eq(slots.eventId, event.id))
    .orderBy(asc(slots.startsAt))
    .all()
    .filter((slot) => slot.retiredAt === null || used.has(slot.id))
    .map((slot) => ({ ...slot, date: dayOf(slot.startsAt, event.timeZone) }))
  // A version from before the event moved has its own days; those that it does not know are another's.
  const isOlder = grid.some((slot) => slot.retiredAt !== null)
  const held = new Set(grid.filter((slot) => used.has(slot.id)).map((slot) => slot.date))
  return [...new Set(grid.map((slot) => slot.date))]
    .filter((date) => !isOlder || held.has(date))
    .map((date) => ({
      day: daysBetween(event.firstDay, date) + 1,
      date,
      label: formatDay(date, ctx.locale),
      slots: grid
        .filter((slot) => slot.date === date)
        .map((slot) => ({
          id: slot.id,
          time: formatTime(slot.startsAt, event.timeZone),
          until: formatTime(slot.endsAt, event.timeZone),
          position: slot.position,
        })),
    }))
}

export function previewOf(ctx: Context, event: EventRow, draft: ScheduleRow): Board['preview'] {
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

/** The last act of hand on a draft that can be taken back, in words. */
export function lastActOf(ctx: Context, event: EventRow, draft: ScheduleRow): Board['lastAct'] {
  const act = lastAct(ctx.db, draft.id)
  if (!act) return null
  const by = act.actorId
    ? ctx.db.select({ name: people.name }).from(people).where(eq(people.id, act.actorId)).get()
    : undefined
  return {
    id: act.id,
    kind: act.kind,
    who: by?.name ?? translatorOf(ctx.locale)('board.system'),
    time: formatTime(act.at, event.timeZone),
    pair: act.places.map((one) => shortPair(ctx.db, one.meetingId)).join('; '),
    meetingIds: act.places.map((one) => one.meetingId),
  }
}

export const countVersions = (ctx: Context, event: EventRow): number =>
  ctx.db.select({ n: count() }).from(schedules).where(eq(schedules.eventId, event.id)).get()?.n ?? 0
