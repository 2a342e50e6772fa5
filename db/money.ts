import type { Currency } from './domain'

const MINOR_DIGITS: Readonly<Record<Currency, number>> = { KRW: 0, VND: 0, USD: 2 }

/** Minor units, as they are stored, to whole units. */
export const wholeUnits = (minor: number, currency: Currency): number =>
  minor / 10 ** MINOR_DIGITS[currency]

/** Whole units, as people write them, to the minor units that are stored. */
export const minorUnits = (whole: number, currency: Currency): number =>
  Math.round(whole * 10 ** MINOR_DIGITS[currency])
