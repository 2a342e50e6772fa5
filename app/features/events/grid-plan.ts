import type { BreakKind, GridPlan } from '#db/domain'

/** The plan of an event's days: pure, for the server and the browser alike. Times are the event's, `HH:MM`. */

export type GridSpan = { day: string; from: string; until: string }
export type Block = { kind: 'slot' | BreakKind; from: string; until: string; minutes: number }

/** Days from the first to the last, `YYYY-MM-DD`. */
export function daysOf(event: { firstDay: string; lastDay: string }): string[] {
  const days: string[] = []
  for (let day = event.firstDay; day <= event.lastDay && days.length < 31; day = dayPlus(day, 1))
    days.push(day)
  return days
}

export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The meeting time of a plan: each day without its breaks. */
export function spansOf(plan: GridPlan): GridSpan[] {
  return plan.days.flatMap(({ day, from, until, breaks }) => {
    const spans: GridSpan[] = []
    let start = from
    for (const pause of inOrder(breaks)) {
      if (pause.from > start) spans.push({ day, from: start, until: pause.from })
      if (pause.until > start) start = pause.until
    }
    if (until > start) spans.push({ day, from: start, until })
    return spans
  })
}

/** A day as blocks to draw: slots, and breaks between them. */
export function blocksOf(plan: GridPlan, day: GridPlan['days'][number]): Block[] {
  const blocks: Block[] = inOrder(day.breaks).map((pause) => ({
    ...pause,
    minutes: minutesOf(pause.until) - minutesOf(pause.from),
  }))
  for (const span of spansOf({ ...plan, days: [day] })) {
    const step = plan.slotMinutes + plan.gapMinutes
    const end = minutesOf(span.until)
    for (let at = minutesOf(span.from); step > 0 && at + plan.slotMinutes <= end; at += step)
      blocks.push({
        kind: 'slot',
        from: timeOf(at),
        until: timeOf(at + plan.slotMinutes),
        minutes: plan.slotMinutes,
      })
  }
  return blocks.sort((a, b) => a.from.localeCompare(b.from))
}

/** The plan with one slot more at the end of its last day, and when that is; null where the day has no room for it. */
export function oneSlotMore(plan: GridPlan): { plan: GridPlan; slot: GridSpan } | null {
  const last = plan.days.at(-1)
  if (!last) return null
  const slotsOf = (day: GridPlan['days'][number]) =>
    blocksOf(plan, day).filter((block) => block.kind === 'slot')
  const before = slotsOf(last)
  const end = minutesOf(before.at(-1)?.until ?? last.from) + plan.gapMinutes + plan.slotMinutes
  if (end >= 24 * 60) return null
  const longer = { ...last, until: timeOf(Math.max(end, minutesOf(last.until))) }
  const after = slotsOf(longer)
  const added = after.at(-1)
  if (!added || after.length !== before.length + 1) return null
  return {
    plan: { ...plan, days: [...plan.days.slice(0, -1), longer] },
    slot: { day: last.day, from: added.from, until: added.until },
  }
}

/** The plan that lies behind slots which were cut without one: the gaps between them are breaks. */
export function planFrom(
  slots: { day: string; position: number; from: string; until: string }[],
): GridPlan | null {
  const first = slots[0]
  if (!first) return null
  const slotMinutes = minutesOf(first.until) - minutesOf(first.from)
  const neighbour = slots.find((_, index) => followsIn(slots, index))
  const at = neighbour ? slots.indexOf(neighbour) : -1
  const gapMinutes = neighbour
    ? minutesOf(neighbour.from) - minutesOf(slots[at - 1]?.until ?? neighbour.from)
    : 0
  const plan: GridPlan = { slotMinutes, gapMinutes, days: [] }
  slots.forEach((slot, index) => {
    const open = plan.days.at(-1)
    if (open?.day !== slot.day) {
      plan.days.push({ day: slot.day, from: slot.from, until: slot.until, breaks: [] })
      return
    }
    if (!followsIn(slots, index)) {
      const long = minutesOf(slot.from) - minutesOf(open.until) >= 40
      open.breaks.push({ kind: long ? 'lunch' : 'break', from: open.until, until: slot.from })
    }
    open.until = slot.until
  })
  return plan
}

const followsIn = (slots: { day: string; position: number }[], at: number): boolean => {
  const [before, slot] = [slots[at - 1], slots[at]]
  return before?.day === slot?.day && before !== undefined && slot?.position === before.position + 1
}

/** The same plan for another first day. */
export const shiftPlan = (plan: GridPlan, days: number): GridPlan => ({
  ...plan,
  days: plan.days.map((one) => ({ ...one, day: dayPlus(one.day, days) })),
})

export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const inOrder = (breaks: GridPlan['days'][number]['breaks']) =>
  [...breaks].sort((a, b) => a.from.localeCompare(b.from))
