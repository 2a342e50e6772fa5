import { eq } from 'drizzle-orm'
import { interpreters } from '#db/schema'
import type { ScheduleRemedy } from '#db/schema'
import type { Reader } from '#db/client'
import {
  INTERPRETED_PAIRS,
  daysOf,
  eventFor,
  oneSlotMore,
  planOf,
  previewGrid,
  saveInterpreter,
  setGrid,
} from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { formatDay } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import type { Instance } from '#app/scheduling/instance'
import { halfDays } from '#app/scheduling/what-would-help'
import { readDays } from './board-parts.server'
import type { Board, RemedyPreview } from './shown'

/** What doing as a remedy says would add; null where the organiser has to see to it in the set-up. */
export function previewRemedy(
  ctx: Context,
  event: EventRow,
  days: Board['days'],
  remedy: ScheduleRemedy,
): RemedyPreview | null {
  if (remedy.code === 'slot') return previewSlot(ctx, event)
  if (remedy.code !== 'interpreter') return null
  const half = halfOf(days, remedy)
  return {
    kind: 'interpreter',
    name: freeName(ctx, event),
    day: half?.label ?? null,
    from: half?.from ?? null,
    until: half?.until ?? null,
  }
}

/** Only where the plan changes by that slot alone and nothing stands in the way. */
function previewSlot(ctx: Context, event: EventRow): RemedyPreview | null {
  const plan = planOf(ctx.db, event)
  const more = plan && oneSlotMore(plan)
  if (!more) return null
  const effect = previewGrid(ctx, { eventId: event.id, plan: more.plan })
  if (effect.added !== 1 || effect.removed > 0) return null
  const { day, from, until } = more.slot
  return { kind: 'slot', day: formatDay(day, ctx.locale), from, until }
}

/**
 * Adds the slot that was previewed to the end of the event's last day.
 * @throws DomainError notFound, schedule.wrongPhase, schedule.proposalChanged, and what `setGrid` throws
 */
export function addSlot(ctx: Context, input: { eventId: string; from: string }): void {
  const event = eventFor(ctx, ctx.db, 'schedule.makeRoom', input.eventId)
  const plan = planOf(ctx.db, event)
  const more = plan && oneSlotMore(plan)
  if (more?.slot.from !== input.from) throw conflict('schedule.proposalChanged')
  setGrid(ctx, { eventId: event.id, version: event.version, plan: more.plan })
}

/**
 * Adds an interpreter for a language pair, for the whole event or one half of a day; the name can be changed later.
 * @throws DomainError notFound, schedule.wrongPhase, event.interpreterTwice
 */
export function addInterpreter(
  ctx: Context,
  input: {
    eventId: string
    name: string
    pair: string
    day?: number
    part?: 'morning' | 'afternoon'
  },
): void {
  const event = eventFor(ctx, ctx.db, 'schedule.makeRoom', input.eventId)
  const half = halfOf(readDays(ctx, event), input)
  // A pair has no direction; the solver may name it either way.
  const pair = INTERPRETED_PAIRS.find((one) => undirected(one) === undirected(input.pair))
  if (!pair) throw invalid('field.choose')
  saveInterpreter(ctx, {
    eventId: event.id,
    name: input.name,
    pairs: [pair],
    skills: [],
    absences: half ? awayBut(event, half) : [],
  })
}

const undirected = (pair: string) => pair.split('-').sort().join('-')

type Half = { date: string; label: string; from: string; until: string }

/** The half of a day that a remedy is about. */
function halfOf(
  days: Board['days'],
  { day, part }: { day?: number; part?: 'morning' | 'afternoon' },
): Half | null {
  if (day === undefined || part === undefined) return null
  const slots: Instance['slots'] = days.flatMap((one) =>
    one.slots.map(({ id, position }) => ({ id, day: one.day, index: position })),
  )
  const half = halfDays({
    format: 'b2b-instance/1',
    name: '',
    slots,
    participants: [],
    meetings: [],
  }).find((one) => one.day === day && one.part === part)
  const ofDay = days.find((one) => one.day === day)
  const times = ofDay?.slots.filter((slot) => half?.slots.includes(slot.id)) ?? []
  const [first, last] = [times[0], times.at(-1)]
  return ofDay && first && last
    ? { date: ofDay.date, label: ofDay.label, from: first.time, until: last.until }
    : null
}

/** Away at all times of the event but that half day. */
const awayBut = (event: EventRow, half: Half) =>
  daysOf(event).flatMap((day) =>
    day === half.date
      ? [
          ...(half.from > '00:00' ? [{ day, from: '00:00', until: half.from }] : []),
          { day, from: half.until, until: '23:59' },
        ]
      : [{ day, from: '00:00', until: '23:59' }],
  )

function freeName({ db, locale }: { db: Reader; locale: Context['locale'] }, event: EventRow) {
  const t = translatorOf(locale)
  const taken = new Set(
    db
      .select({ name: interpreters.name })
      .from(interpreters)
      .where(eq(interpreters.eventId, event.id))
      .all()
      .map((row) => row.name),
  )
  let number = taken.size + 1
  while (taken.has(t('board.remedy.newInterpreter', { number }))) number++
  return t('board.remedy.newInterpreter', { number })
}
