import { readMatchesForNeed } from '#app/features/matching'
import { makeBaseline } from './baseline'
import { runCommand } from './command'
import { sourceOf } from './read-record'
import { readDocuments, readMatches } from './read-set'
import { printReport, reportOf, warnOfGaps, writeRun } from './report'
import type { Run, Runs } from './report'
import { inWorld } from './world'

/* npm run -s eval:match -- --dir DIR [--run OUT.json] [--json] */

const MOST = 50

await runCommand('eval:match --dir DIR [--run OUT.json] [--json]', async ({ dir, run, json }) => {
  const documents = readDocuments(dir)
  const matches = readMatches(dir)
  const needs = documents.needs
    .filter((need) => Object.hasOwn(matches, need.id))
    .map((need) => ({ id: need.id, class: `need in ${sourceOf(need)}` }))
  warnOfGaps(needs, matches, new Set(documents.technologies.map((record) => record.id)))
  const runs = await inWorld(documents, false, async ({ on, meilisearch, ids }): Promise<Runs> => {
    const matched = [...ids.needs].map(
      ([productId, id]) =>
        [
          id,
          readMatchesForNeed(on.embedded, productId, MOST, 0).flatMap(
            (match) => ids.technologies.get(match.id) ?? [],
          ),
        ] as const,
    )
    const found: Record<string, Run> = { matching: Object.fromEntries(matched) }
    if (!meilisearch) console.error('Meilisearch is not installed here: there is no baseline.')
    else {
      // What a reader without a matcher would do: search with the words of the need's title.
      const baseline = await makeBaseline(meilisearch, documents)
      const lists = await Promise.all(
        documents.needs.map(
          async (need) =>
            [
              need.id,
              await baseline('technologies', Object.values(need.title).join(' '), MOST),
            ] as const,
        ),
      )
      found.baseline = Object.fromEntries(lists)
    }
    return found
  })
  writeRun(run, runs)
  const report = reportOf(runs, needs, matches)
  if (json) console.log(JSON.stringify(report))
  else printReport(report)
})
