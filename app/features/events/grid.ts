import { instantIn } from '#app/i18n/format'
import { invalid } from '#app/platform/domain-error'
import type { EventGrid } from './schema'

export type GridSlot = { day: number; position: number; startsAt: Date; endsAt: Date }

/**
 * Cuts spans of meeting time into slots. Slots of one span have positions that follow each other; a break between
 * spans is a jump of the position. Days count from 1 at `firstDay`; instants are those of the event's zone.
 * @throws DomainError event.spanOutside, event.spansOverlap
 */
export function slotsOf(
  grid: EventGrid,
  event: { firstDay: string; lastDay: string; timeZone: string },
): GridSlot[] {
  const spans = [...grid.spans].sort((a, b) =>
    `${a.day} ${a.from}`.localeCompare(`${b.day} ${b.from}`),
  )
  const slots: GridSlot[] = []
  let last: { day: string; until: string; position: number } = { day: '', until: '', position: 0 }
  for (const span of spans) {
    if (span.day < event.firstDay || span.day > event.lastDay || span.until <= span.from)
      throw invalid('event.spanOutside', {}, 'grid')
    const sameDay = span.day === last.day
    if (sameDay && span.from < last.until) throw invalid('event.spansOverlap', {}, 'grid')
    const cut = cutSpan(span, grid, event, sameDay ? last.position + 1 : 0)
    slots.push(...cut)
    last = {
      day: span.day,
      until: span.until,
      position: (sameDay ? last.position + 1 : 0) + cut.length,
    }
  }
  return slots
}

/** Whole slots only: what is left at the end of a span is too short to meet. */
function cutSpan(
  span: { day: string; from: string; until: string },
  grid: EventGrid,
  event: { firstDay: string; timeZone: string },
  first: number,
): GridSlot[] {
  const start = instantIn(event.timeZone, span.day, span.from).getTime()
  const end = instantIn(event.timeZone, span.day, span.until).getTime()
  const length = grid.slotMinutes * 60_000
  const step = length + grid.gapMinutes * 60_000
  const slots: GridSlot[] = []
  for (let at = start; at + length <= end; at += step)
    slots.push({
      day: daysBetween(event.firstDay, span.day) + 1,
      position: first + slots.length,
      startsAt: new Date(at),
      endsAt: new Date(at + length),
    })
  return slots
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
