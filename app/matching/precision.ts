/** Score bands, from the best: each up to the next. */
export const BANDS = [
  { from: 80, to: 100 },
  { from: 60, to: 79 },
  { from: 40, to: 59 },
  { from: 20, to: 39 },
  { from: 0, to: 19 },
] as const
export type Band = (typeof BANDS)[number]

/** The band that a score of 0–100 lies in. */
export const bandOf = (score: number): Band =>
  BANDS.find(({ from }) => score >= from) ?? BANDS[BANDS.length - 1] ?? { from: 0, to: 19 }

export type Precision = { band: Band; useful: number; notUseful: number; share: number | null }

/** Of the matches that people judged, how many were useful, by score; `share` 0–1, null where nobody judged. */
export const precisionByBand = (
  opinions: readonly { score: number; useful: boolean }[],
): Precision[] =>
  BANDS.map((band) => {
    const inBand = opinions.filter(({ score }) => bandOf(score) === band)
    const useful = inBand.filter((one) => one.useful).length
    return {
      band,
      useful,
      notUseful: inBand.length - useful,
      share: inBand.length > 0 ? useful / inBand.length : null,
    }
  })
