import type { Currency } from '#db/domain'

/** Rough worth of a unit in VND, for bands only: no figure is ever shown converted with it. */
export const BAND_RATE: Readonly<Record<Currency, number>> = { VND: 1, KRW: 18, USD: 25_000 }
