/** The counted words of an event, in the order of a report; each means one thing (docs/figures.md). */
export const FIGURES = [
  'firmsKR',
  'firmsVN',
  'technologies',
  'requested',
  'accepted',
  'scheduled',
  'held',
  'confirmedByBoth',
  'noShows',
  'exchanges',
  'followUps',
  'agreements',
] as const
export type Figure = (typeof FIGURES)[number]
export const isFigure = (value: unknown): value is Figure =>
  FIGURES.some((figure) => figure === value)

/** The figures as `/api/v1/events/{slug}/statistics` gives them. */
export type EventStatistics = { firms: { KR: number; VN: number } } & Record<
  Exclude<Figure, 'firmsKR' | 'firmsVN'>,
  number
>

/** One record behind a figure, as far as anybody may see it: organisations and subjects, no people. */
export type FigureRecord = {
  id: string
  organisations: { name: string; shortName: string; slug: string; country: string }[]
  subject: { kind: 'technology' | 'need'; title: string; locale: string; slug: string } | null
  /** Calendar day in the event's zone. */
  day: string | null
  /** Code of `report.details`, such as the kind of an agreement. */
  detail: string | null
}
