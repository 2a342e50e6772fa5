import { isDay } from '#app/platform/fields'

/** What a text or number in a date column is. `impossible` looks like a date and is none; `text` was never meant as one. */
export type DateReading =
  { kind: 'day'; day: string } | { kind: 'ambiguous' } | { kind: 'impossible' } | { kind: 'text' }

const EARLIEST_SERIAL = 20_000
const LATEST_SERIAL = 80_000

/** A calendar date as people write it in the three languages. Never an instant: no zone takes part. */
export function readDate(written: string | number): DateReading & { serial?: boolean } {
  if (typeof written === 'number') return readNumberAsDate(written)
  const text = written.trim().replace(/\s*(?:까지|부터)$/, '')
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return dayOrImpossible(compact[1], compact[2], compact[3])
  const yearFirst = /^(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*[.일]?$/.exec(text)
  if (yearFirst) return dayOrImpossible(yearFirst[1], yearFirst[2], yearFirst[3])
  const yearLast =
    /^(?:ngày\s+)?(\d{1,2})\s*(?:[.\-/]|tháng)\s*(\d{1,2})\s*(?:[.\-/]|năm)\s*(\d{4})\.?$/i.exec(
      text,
    )
  if (yearLast) return dayFirstOrSecond(yearLast[1], yearLast[2], yearLast[3], /tháng/i.test(text))
  return { kind: 'text' }
}

function readNumberAsDate(number: number): DateReading & { serial?: boolean } {
  if (!Number.isInteger(number)) return { kind: 'impossible' }
  if (number > 10_000_000) return readDate(String(number))
  if (number < EARLIEST_SERIAL || number > LATEST_SERIAL) return { kind: 'impossible' }
  // Days since 30 December 1899, as spreadsheets count.
  return {
    kind: 'day',
    day: new Date(Date.UTC(1899, 11, 30) + number * 86_400_000).toISOString().slice(0, 10),
    serial: true,
  }
}

function dayOrImpossible(year = '', month = '', day = ''): DateReading {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? { kind: 'day', day: text } : { kind: 'impossible' }
}

/** 13/09/2023 can only be day first, 09/13/2023 only month first; 03/04/2023 may be either. */
function dayFirstOrSecond(first = '', second = '', year = '', isNamed: boolean): DateReading {
  if (isNamed || first === second) return dayOrImpossible(year, second, first)
  const dayFirst = dayOrImpossible(year, second, first)
  const monthFirst = dayOrImpossible(year, first, second)
  if (dayFirst.kind === 'day' && monthFirst.kind === 'day') return { kind: 'ambiguous' }
  return dayFirst.kind === 'day' ? dayFirst : monthFirst
}
