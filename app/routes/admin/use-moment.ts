import { useLocale } from 'use-intl'
import { dayOf, formatShortDay, formatTime } from '#app/i18n/format'

const ZONE = 'Asia/Ho_Chi_Minh'

/** An instant as staff reads it: day and time in the organiser's zone. */
export function useMoment() {
  const locale = useLocale()
  return (at: Date | string | number) => {
    const instant = new Date(at)
    return `${formatShortDay(dayOf(instant, ZONE), locale)} ${formatTime(instant, ZONE)}`
  }
}
