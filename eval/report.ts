import { writeFileSync } from 'node:fs'
import { meanOf, qualityOf, silenceOf } from './metrics'
import type { Quality } from './metrics'
import type { GradesById } from './read-set'

/** Ranked lists of document ids by query, best first. */
export type Run = Readonly<Record<string, readonly string[]>>
export type Runs = Readonly<Record<string, Run>>
/** Queries of this class have no answer; they stay outside of `overall`. */
export const NONE = 'none'

export type Figures = { n: number } & (Quality | { empty: number; meanHits: number })
export type Report = Record<string, Record<string, Figures>>

/** The figures of each engine by class, `overall` last. Queries without a relevant document are left out of both. */
export function reportOf(
  runs: Runs,
  queries: readonly { id: string; class: string }[],
  grades: GradesById,
): Report {
  return Object.fromEntries(
    Object.entries(runs).map(([engine, run]) => [engine, figuresOf(run, queries, grades)]),
  )
}

function figuresOf(
  run: Run,
  queries: readonly { id: string; class: string }[],
  grades: GradesById,
): Record<string, Figures> {
  const measured = queries.flatMap((query) => {
    const quality =
      query.class === NONE ? null : qualityOf(run[query.id] ?? [], grades[query.id] ?? {})
    return quality ? [{ class: query.class, quality }] : []
  })
  const classes = [...new Set(measured.map((one) => one.class))].sort()
  const figures: Record<string, Figures> = {}
  for (const name of classes) {
    const own = measured.filter((one) => one.class === name)
    figures[name] = { n: own.length, ...meanOf(own.map((one) => one.quality)) }
  }
  const silent = queries.filter((query) => query.class === NONE)
  if (silent.length > 0)
    figures[NONE] = { n: silent.length, ...silenceOf(silent.map((query) => run[query.id] ?? [])) }
  figures.overall = { n: measured.length, ...meanOf(measured.map((one) => one.quality)) }
  return figures
}

/** One line a class and one overall, engine by engine. */
export function printReport(report: Report): void {
  const width = Math.max(
    12,
    ...Object.values(report).flatMap((figures) => Object.keys(figures).map((name) => name.length)),
  )
  for (const [engine, figures] of Object.entries(report)) {
    console.log(`${engine}\n${'class'.padEnd(width)}     n  recall@10  mrr@10  ndcg@10`)
    for (const [name, one] of Object.entries(figures))
      console.log(`${name.padEnd(width)} ${String(one.n).padStart(5)}  ${columnsOf(one)}`)
    console.log('')
  }
}

const columnsOf = (one: Figures): string =>
  'empty' in one
    ? `empty ${(100 * one.empty).toFixed(0)} %, mean hits ${one.meanHits.toFixed(1)}`
    : `${one.recall10.toFixed(3).padStart(9)}  ${one.mrr10.toFixed(3).padStart(6)}  ${one.ndcg10.toFixed(3).padStart(7)}`

/** Says on the error stream what of the grades can't be counted: unknown documents, queries with no answer. */
export function warnOfGaps(
  queries: readonly { id: string; class: string }[],
  grades: GradesById,
  known: ReadonlySet<string>,
): void {
  const unknown = queries.flatMap(({ id }) =>
    Object.keys(grades[id] ?? {}).filter((document) => !known.has(document)),
  )
  if (unknown.length > 0)
    console.error(
      `graded, but not in the set, and so missed by every engine: ${[...new Set(unknown)].slice(0, 10).join(', ')}`,
    )
  const bare = queries.filter(
    ({ id, class: name }) =>
      name !== NONE && !Object.values(grades[id] ?? {}).some((grade) => grade > 0),
  )
  if (bare.length > 0)
    console.error(
      `left out, since nothing is graded relevant: ${bare
        .map(({ id }) => id)
        .slice(0, 10)
        .join(', ')}${bare.length > 10 ? ` and ${bare.length - 10} more` : ''}`,
    )
}

export function writeRun(file: string | undefined, runs: Runs): void {
  if (file) writeFileSync(file, `${JSON.stringify(runs)}\n`)
}
