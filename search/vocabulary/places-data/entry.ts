import type { Locale } from '../concept'

/** A province or city as listed in the tables; names in the three languages and every other way to write it. */
export type PlaceEntry = {
  id: string
  country: 'KR' | 'VN'
  /** The letters on its tile, and where the tile lies on the map of its country. */
  tile: string
  column: number
  row: number
  centrallyRun: boolean
  names: Record<Locale, string>
  also: readonly string[]
  /** Units that it absorbed, each with its names. */
  former: readonly (readonly string[])[]
  /** Towns and districts known by themselves. */
  towns: readonly string[]
}
