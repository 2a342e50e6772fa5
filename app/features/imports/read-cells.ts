import type { Country, Currency, MoneyRange } from '#db/domain'
import type { Cell } from '#app/platform/files/table'
import { cellText } from '#app/platform/files/table'
import { normalisePhone, readRegistrationNumber } from '#app/features/organisations'
import { readDate } from './dates'
import { readMoney, unitOfHeading } from './numbers'
import { flag, nothing, reject, shown } from './remark'
import type { Reading } from './remark'

/** Readers of one cell each: a value, or what is to be said of it. Nothing is guessed without a flag. */

const NONE = /^(?:[-–—.x]|없음|해당\s*없음|미등록|không(?: có)?|chưa có|n\/?a|none|null)$/iu

/** The text of a cell that may hold any words. */
export function readText(cell: Cell | undefined, column: string): Reading<string> {
  if (isError(cell)) return { remarks: [flag('cellError', column, { error: cell.error })] }
  const text = cellText(cell)
  return text ? { value: text, remarks: [] } : nothing
}

const isError = (cell: Cell | undefined): cell is { error: string } =>
  typeof cell === 'object' && cell !== null && 'error' in cell
const isNumberCell = (cell: Cell | undefined): cell is number => typeof cell === 'number'

/** A registration number; a numeric cell has lost its leading zeros. */
export function readNumberOf(
  country: Country,
  cell: Cell | undefined,
  column: string,
): Reading<string> {
  if (isError(cell)) return readText(cell, column)
  if (typeof cell === 'boolean' || (isNumberCell(cell) && !(Number.isInteger(cell) && cell > 0)))
    return { remarks: [reject('notRegistrationNumber', column, { written: cellText(cell) })] }
  const written = cellText(cell)
  if (!written) return nothing
  if (NONE.test(written))
    return { written, remarks: [flag('numberAbsent', column, { written: shown(written) })] }
  const reading = readRegistrationNumber(country, written)
  if (reading.ok) return { value: reading.value, remarks: [] }
  if (reading.code === 'leadingZero' && reading.params.suggestion)
    return {
      value: reading.params.suggestion,
      remarks: [
        flag('zeroRestored', column, { written: shown(written), value: reading.params.suggestion }),
      ],
    }
  const code =
    reading.code === 'checkDigit'
      ? 'wrongCheckDigit'
      : reading.code === 'zeros'
        ? 'onlyZeros'
        : 'notRegistrationNumber'
  return {
    remarks: [reject(code, column, { written: shown(written), expected: reading.params.expected })],
  }
}

/** A phone number in the stored form. What can't be read is kept as written and not stored. */
export function readPhone(
  country: Country,
  cell: Cell | undefined,
  column: string,
): Reading<string> {
  if (isError(cell)) return readText(cell, column)
  if (typeof cell === 'boolean' || (isNumberCell(cell) && !Number.isInteger(cell)))
    return { remarks: [reject('notPhone', column, { written: cellText(cell) })] }
  const written = cellText(cell)
  if (!written || NONE.test(written)) return nothing
  const whole = normalisePhone(written, country)
  if (whole) return { value: whole, remarks: [] }
  const [first] = written
    .split(/[/,;\n]| {2,}/)
    .flatMap((part) => normalisePhone(part, country) ?? [])
  if (first)
    return {
      value: first,
      written,
      remarks: [flag('severalPhones', column, { written: shown(written), value: first })],
    }
  return { written, remarks: [flag('phoneUnreadable', column, { written: shown(written) })] }
}

const ADDRESS = /^[^\s@<>,;"']+@[^\s@<>,;"'.]+(?:\.[^\s@<>,;"'.]+)+$/

/** An e-mail address; of several none is chosen. A link that leads elsewhere than the text says is flagged. */
export function readEmail(cell: Cell | undefined, column: string): Reading<string> {
  if (isError(cell)) return readText(cell, column)
  if (typeof cell === 'boolean' || isNumberCell(cell))
    return { remarks: [reject('notEmail', column, { written: cellText(cell) })] }
  const written = cellText(cell)
  if (!written || NONE.test(written)) return nothing
  const link = linkedAddress(cell)
  const text = written.toLowerCase()
  if (ADDRESS.test(text)) {
    const differs = link !== null && link !== text
    return {
      value: text,
      remarks: differs
        ? [flag('linkDiffers', column, { written: shown(written), link: shown(link) })]
        : [],
    }
  }
  if (link && ADDRESS.test(link))
    return {
      value: link,
      written,
      remarks: [flag('linkDiffers', column, { written: shown(written), link: shown(link) })],
    }
  const several = written.split(/[\s;,/]+/).filter((part) => ADDRESS.test(part)).length > 1
  return {
    written,
    remarks: [
      flag(several ? 'severalEmails' : 'emailUnreadable', column, { written: shown(written) }),
    ],
  }
}

function linkedAddress(cell: Cell | undefined): string | null {
  if (typeof cell !== 'object' || cell === null || !('link' in cell)) return null
  const [, address] = /^mailto:([^?]+)/i.exec(cell.link) ?? []
  return address ? safelyDecoded(address).trim().toLowerCase() : null
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A readiness level 1–9. A range or words are kept as written. */
export function readTrl(cell: Cell | undefined, column: string): Reading<number> {
  if (isError(cell)) return readText(cell, column) as Reading<never>
  const written = cellText(cell)
  if (!written || NONE.test(written)) return nothing
  if (typeof cell === 'boolean' || (isNumberCell(cell) && !Number.isInteger(cell)))
    return { remarks: [reject('notTrl', column, { written })] }
  const [, from, until] =
    /^\D*(\d{1,2})(?:\s*(?:~|-|–|～|đến|to)\s*(?:trl\s*)?(\d{1,2}))?\D*$/i.exec(written) ?? []
  if (!from)
    return { written, remarks: [flag('trlUnreadable', column, { written: shown(written) })] }
  if (until) return { written, remarks: [flag('trlRange', column, { written: shown(written) })] }
  const level = Number(from)
  return level >= 1 && level <= 9
    ? { value: level, remarks: [] }
    : { remarks: [reject('notTrl', column, { written: shown(written) })] }
}

/** A calendar date. What is no date is kept as text; what looks like one and is none rejects the row. */
export function readDay(cell: Cell | undefined, column: string): Reading<string> {
  if (isError(cell)) return readText(cell, column)
  if (typeof cell === 'object' && cell !== null && 'date' in cell)
    return { value: cell.date, remarks: [] }
  const written = cellText(cell)
  if (!written || NONE.test(written)) return nothing
  const reading = readDate(isNumberCell(cell) ? cell : written)
  if (reading.kind === 'day')
    return {
      value: reading.day,
      remarks: reading.serial
        ? [flag('dateFromNumber', column, { written, value: reading.day })]
        : [],
    }
  if (reading.kind === 'impossible' || typeof cell === 'boolean')
    return { remarks: [reject('notDate', column, { written: shown(written) })] }
  return {
    written,
    remarks: [
      flag(reading.kind === 'ambiguous' ? 'dateAmbiguous' : 'dateAsText', column, {
        written: shown(written),
      }),
    ],
  }
}

/** An amount or range of money; the heading may name unit and currency. */
export function readAmount(
  cell: Cell | undefined,
  column: string,
  fallback: Currency,
): Reading<MoneyRange> {
  if (isError(cell)) return readText(cell, column) as Reading<never>
  const written = cellText(cell)
  if (!written || NONE.test(written)) return nothing
  if (typeof cell === 'boolean') return { remarks: [reject('notAmount', column, { written })] }
  const unit = unitOfHeading(column)
  if (isNumberCell(cell) && cell < 0)
    return { remarks: [reject('negativeAmount', column, { written })] }
  // "50,000 won/m": what stands behind the stroke is the unit, not a million.
  const [amount, per] = withoutUnit(written)
  const money = readMoney(isNumberCell(cell) ? plain(cell) : amount, unit, fallback)
  if (!money)
    return {
      written,
      remarks: [
        /^-\s*\d/.test(written)
          ? reject('negativeAmount', column, { written: shown(written) })
          : flag('amountUnreadable', column, { written: shown(written) }),
      ],
    }
  return {
    value: per ? { ...money.range, unit: per } : money.range,
    written,
    remarks: money.ambiguous ? [flag('amountAmbiguous', column, { written: shown(written) })] : [],
  }
}

/** The amount before a stroke, and the unit behind it; a number behind it is no unit. */
function withoutUnit(written: string): [amount: string, per: string | null] {
  const at = written.indexOf('/')
  const per = written.slice(at + 1).trim()
  return at > 0 && /^\D.{0,79}$/u.test(per) ? [written.slice(0, at), per] : [written, null]
}

/** A number of a cell without an exponent and without a thousands mark to be misread. */
const plain = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6).replace(/0+$/, '')

/** A year, or a date of which the year counts. */
export function readYear(cell: Cell | undefined, column: string): Reading<number> {
  const { value: text, remarks } = readText(cell, column)
  if (!text) return { remarks }
  const year = Number(/(?:^|\D)(1[7-9]\d\d|20\d\d)(?:\D|$)/.exec(text)?.[1])
  return Number.isInteger(year)
    ? { value: year, remarks }
    : {
        written: text,
        remarks: [...remarks, flag('yearUnreadable', column, { written: shown(text) })],
      }
}
