/** A meeting of somebody's day, in milliseconds. */
export type Appointment = { from: number; until: number }
/** Minutes ahead. */
export type ReminderLead = 1440 | 60 | 10
export type Reminder = { lead: ReminderLead; at: number }

const MINUTE = 60_000

/**
 * When a person is reminded of what: the day before, once for the whole day; an hour and ten minutes before, unless
 * another meeting of theirs ends within that time: then they are at a table, and have been reminded of that one.
 */
export function remindersFor(
  appointments: Appointment[],
  dayOf: (instant: number) => string,
): Reminder[] {
  const days = new Set<string>()
  return [...appointments]
    .sort((a, b) => a.from - b.from)
    .flatMap((one): Reminder[] => {
      const isFirst = !days.has(dayOf(one.from))
      days.add(dayOf(one.from))
      const isRested = (lead: number) =>
        !appointments.some(
          (other) => other.from < one.from && other.until > one.from - lead * MINUTE,
        )
      return [
        ...(isFirst ? [{ lead: 1440 as const, at: one.from }] : []),
        ...([60, 10] as const).filter(isRested).map((lead) => ({ lead, at: one.from })),
      ]
    })
}
