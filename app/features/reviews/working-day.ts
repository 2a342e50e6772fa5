import { dayOf } from '#app/i18n/format'

/** A day so many working days later, in Viet Nam, `YYYY-MM-DD`. */
export function workingDayAfter(from: Date, days: number): string {
  let at = from
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + 24 * 3_600_000)
    const weekday = new Date(`${dayOf(at, 'Asia/Ho_Chi_Minh')}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return dayOf(at, 'Asia/Ho_Chi_Minh')
}
