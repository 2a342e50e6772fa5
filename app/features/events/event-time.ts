import type { Locale } from '#db/domain'
import {
  canonicalZone,
  dayOf,
  formatDay,
  formatShortDay,
  formatSpan,
  formatTime,
  zoneOffset,
} from '#app/i18n/format'

const HOME: Partial<Record<Locale, string>> = { ko: 'Asia/Seoul', vi: 'Asia/Ho_Chi_Minh' }

/** When something of an event is, in the event's own time; the reader's own time only where it differs. */
export type EventTime = {
  day: string
  span: string
  /** Canonical zone of the event, a key of `common.zone` where it has a name. */
  zone: string
  /** Such as `GMT+7`. */
  offset: string
  /** The reader's zone and clock time, null where the clocks agree. */
  own: { zone: string; time: string } | null
}

/** Times of an event for a reader of a language; a Korean reader's own clock is Seoul's, a Vietnamese one's Hà Nội's. */
export function eventTime(
  startsAt: Date,
  endsAt: Date,
  timeZone: string,
  locale: Locale,
): EventTime {
  const zone = canonicalZone(timeZone)
  const home = HOME[locale] ?? zone
  const differs = zoneOffset(startsAt, home) !== zoneOffset(startsAt, zone)
  return {
    day: formatDay(dayOf(startsAt, zone), locale),
    span: formatSpan(startsAt, endsAt, zone, locale),
    zone,
    offset: offsetName(zoneOffset(startsAt, zone)),
    own: differs ? { zone: home, time: formatTime(startsAt, home) } : null,
  }
}

/** A time of an event, with its day before it where the event has several: each may have a nine o'clock. */
export const withDay = (
  event: { firstDay: string; lastDay: string; timeZone: string },
  at: Date,
  time: string,
  locale: Locale,
): string =>
  event.firstDay === event.lastDay
    ? time
    : `${formatShortDay(dayOf(at, event.timeZone), locale)} ${time}`

/** `GMT+7` for 420 minutes ahead of UTC. */
export function offsetName(minutes: number): string {
  const rest = Math.abs(minutes) % 60
  return `GMT${minutes < 0 ? '-' : '+'}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}
