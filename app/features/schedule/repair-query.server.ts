import { asc, eq } from 'drizzle-orm'
import { eventTables, interpreters, slots } from '#db/schema'
import type { GridPlan } from '#db/domain'
import { authorise, may } from '#app/features/accounts'
import { eventBySlug, inGrid } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { dayOf, formatShortDay, formatSpan } from '#app/i18n/format'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { delegatesAsRecipients } from '#app/features/notifications'
import { readPeople } from './board-parts.server'
import { buildInstance } from './build-instance.server'
import { changesBetween, delegatesTouched } from './changes'
import { describeChanges, toldPeople } from './describe-changes.server'
import { placementsOf, scheduleInState } from './find-schedule.server'
import { whyLeftOut } from './limits-in-words.server'
import { shortPair } from './pair-names.server'
import type { ComingSlots } from './place-names.server'
import { proposeGrid } from './propose-grid.server'
import { interpreterNames, proposeRepair } from './propose-repair.server'
import type { Proposal } from './propose-repair.server'
import { inForce } from './publish-schedule.server'
import { readRules } from './read-rules.server'
import type { RepairInput } from './schema'
import type { RepairDesk, ShownProposal } from './shown'
import { absenceReportsOf } from './take-back-report.server'

type Consequences = Pick<
  Proposal['repair'],
  'instance' | 'lost' | 'told' | 'interpretersTold' | 'notAbsorbed'
>

/** What the repair page asks with: slots from now on, organisations, tables, interpreters, meetings. */
export function readRepairDesk(ctx: Context, eventSlug: string): RepairDesk {
  const event = eventBySlug(ctx.db, eventSlug)
  authorise(ctx, 'schedule.read', { eventId: event.id })
  const rules = readRules(ctx.db, event, buildInstance(ctx.db, event))
  const base =
    scheduleInState(ctx.db, event.id, 'draft') ?? scheduleInState(ctx.db, event.id, 'published')
  const placed = new Set(base ? placementsOf(ctx.db, base.id).keys() : [])
  const meetings = rules.meetings
    .map(({ id }) => ({ value: id, label: shortPair(ctx.db, id) }))
    .sort((a, b) => a.label.localeCompare(b.label, ctx.locale))
  const grid = slotsOf(ctx, event)
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale) },
    mayWork:
      may(ctx, 'schedule.repair', { eventId: event.id }, { event: event.state }) &&
      base !== undefined,
    base: base ? { number: base.number, state: base.state } : null,
    slots: grid.map(({ id, label }) => ({ value: id, label })),
    next: (grid.find((slot) => slot.startsAt > ctx.now()) ?? grid[0])?.id ?? '',
    participants: rules.sides
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label, ctx.locale)),
    tables: ctx.db
      .select({ value: eventTables.id, label: eventTables.label })
      .from(eventTables)
      .where(eq(eventTables.eventId, event.id))
      .orderBy(asc(eventTables.position))
      .all(),
    interpreters: ctx.db
      .select({ value: interpreters.id, label: interpreters.name })
      .from(interpreters)
      .where(eq(interpreters.eventId, event.id))
      .orderBy(asc(interpreters.position))
      .all(),
    placed: meetings.filter((one) => placed.has(one.value)),
    waiting: meetings.filter((one) => !placed.has(one.value)),
    reports: absenceReportsOf(ctx, event),
  }
}

function slotsOf(ctx: Context, event: EventRow) {
  const grid = ctx.db
    .select()
    .from(slots)
    .where(inGrid(event.id))
    .orderBy(asc(slots.day), asc(slots.position))
    .all()
  const days = new Set(grid.map((slot) => slot.day)).size
  return grid.map((slot) => ({
    id: slot.id,
    startsAt: slot.startsAt,
    label: [
      ...(days > 1 ? [formatShortDay(dayOf(slot.startsAt, event.timeZone), ctx.locale)] : []),
      formatSpan(slot.startsAt, slot.endsAt, event.timeZone, ctx.locale),
    ].join(' '),
  }))
}

/** A proposal in the reader's words, with everybody who would have to be told. @throws DomainError as `proposeRepair` */
export async function readProposal(
  ctx: Context,
  input: { eventSlug: string; change: RepairInput },
): Promise<ShownProposal> {
  const began = performance.now()
  const { event, base, repair, changes, fingerprint } = await proposeRepair(ctx, input)
  return {
    ...inWords(ctx, event, { repair, changes, fingerprint }),
    milliseconds: Math.round(performance.now() - began),
    mayPublish:
      may(
        ctx,
        'schedule.publish',
        { eventId: event.id },
        { schedule: 'draft', event: event.state },
      ) && !hasOtherChanges(ctx, event, base.id),
  }
}

/**
 * What another grid would do to the schedule, in the reader's words; null where no meeting stands in a slot that goes.
 * @throws DomainError as `proposeGrid`
 */
export async function readGridProposal(
  ctx: Context,
  input: { eventSlug: string; plan: GridPlan },
): Promise<ShownProposal | null> {
  const began = performance.now()
  const proposal = await proposeGrid(ctx, input)
  if (!proposal) return null
  const { event, added } = proposal
  const coming = new Map(added.map((slot) => [slot.id, { ...slot, timeZone: event.timeZone }]))
  return {
    ...inWords(ctx, event, proposal, coming),
    milliseconds: Math.round(performance.now() - began),
    // What is published stays in force; the draft is looked at on the board first.
    mayPublish: false,
  }
}

/** What a proposal does to meetings and people. */
export function inWords(
  ctx: Context,
  event: EventRow,
  {
    repair,
    changes,
    fingerprint,
  }: Pick<Proposal, 'changes' | 'fingerprint'> & { repair: Consequences },
  coming?: ComingSlots,
): Omit<ShownProposal, 'milliseconds' | 'mayPublish'> {
  const rules = readRules(ctx.db, event, repair.instance)
  const told = toldPeople(ctx.db, repair.told)
  const people = readPeople(ctx, event)
  const nameOf = (id: string) =>
    rules.sides.find((side) => side.id === id)?.name ?? people.get(id) ?? ''
  return {
    fingerprint,
    lines: describeChanges(ctx, changes, coming),
    lost: repair.lost.map(({ meeting, because }) => ({
      meetingId: meeting,
      pair: shortPair(ctx.db, meeting),
      ...(because ? whyLeftOut(rules, nameOf, because) : { reason: null, who: '', limit: null }),
    })),
    told,
    messages: delegatesAsRecipients(
      ctx.db,
      told.map((one) => one.id),
    ).length,
    interpreters: interpreterNames(ctx.db, repair.interpretersTold),
    notAbsorbed: repair.notAbsorbed,
  }
}

/** A draft with changes of its own is published from the board, where they are all shown. */
function hasOtherChanges(
  ctx: Context,
  event: Parameters<typeof inForce>[1],
  baseId: string,
): boolean {
  const changes = changesBetween(inForce(ctx.db, event), placementsOf(ctx.db, baseId))
  return event.publishedScheduleId === null || delegatesTouched(changes).length > 0
}
