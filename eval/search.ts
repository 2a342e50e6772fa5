import { readParameters, searchListings } from '#app/features/discovery'
import type { Context } from '#app/platform/context.server'
import type { EngineName } from '#search/engine'
import { makeBaseline } from './baseline'
import { runCommand } from './command'
import type { SetIds } from './load-set'
import { readDocuments, readQueries } from './read-set'
import type { Query } from './read-set'
import { printReport, reportOf, warnOfGaps, writeRun } from './report'
import type { Run, Runs } from './report'
import { inWorld } from './world'

/* npm run -s eval:search -- --dir DIR [--engine meilisearch|embedded|both] [--run OUT.json] [--json] */

const MOST = 50
const ATTEMPTS = 3
/** Longer than the pause that the product makes after a failure of its search server. */
const PAUSE_MS = 11_000

class EngineAway extends Error {}

await runCommand(
  'eval:search --dir DIR [--engine meilisearch|embedded|both] [--run OUT.json] [--json]',
  async ({ dir, engine, run, json }) => {
    const documents = readDocuments(dir)
    const { queries, qrels } = readQueries(dir)
    warnOfGaps(
      queries,
      qrels,
      new Set([...documents.technologies, ...documents.needs].map((record) => record.id)),
    )
    const runs = await inWorld(
      documents,
      engine !== 'embedded',
      async ({ on, meilisearch, ids }): Promise<Runs> => {
        const found: Record<string, Run> = {}
        if (engine !== 'embedded' && on.meilisearch)
          found.meilisearch = await askAll(queries, (query) =>
            askProduct(on.meilisearch, 'meilisearch', query, ids),
          )
        if (engine !== 'meilisearch')
          found.embedded = await askAll(queries, (query) =>
            askProduct(on.embedded, 'embedded', query, ids),
          )
        if (!meilisearch) console.error('Meilisearch is not installed here: there is no baseline.')
        else {
          const baseline = await makeBaseline(meilisearch, documents)
          found.baseline = await askAll(queries, (query) =>
            baseline(query.target, query.text, MOST),
          )
        }
        return found
      },
    )
    writeRun(run, runs)
    const report = reportOf(runs, queries, qrels)
    if (json) console.log(JSON.stringify(report))
    else printReport(report)
  },
)

async function askAll(queries: Query[], ask: (query: Query) => Promise<string[]>): Promise<Run> {
  const run: Record<string, string[]> = {}
  for (const query of queries)
    run[query.id] = await ask(query).catch((error: unknown) => fail(query, error))
  return run
}

/** A reader would see an error page: no answer, and the run goes on. */
function fail({ id, text }: Query, error: unknown): string[] {
  if (error instanceof EngineAway) throw error
  console.error(
    `${id} "${text}" fails and counts as not answered: ${error instanceof Error ? error.message : String(error)}`,
  )
  return []
}

/** What a reader of the query's language would be shown. The engine asked for must answer, not the one that stands in for it. */
async function askProduct(
  ctx: Context | undefined,
  engine: EngineName,
  { text, locale, target }: Query,
  ids: SetIds,
): Promise<string[]> {
  if (!ctx) return []
  const parameters = readParameters(new URLSearchParams({ q: text }))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const found = await searchListings(
      { ...ctx, locale },
      target === 'needs' ? 'need' : 'technology',
      parameters,
      MOST,
    )
    if (found.engine === engine)
      return found.results.flatMap((result) => ids[target].get(result.id) ?? [])
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new EngineAway(`${engine} does not answer; the figures would be those of another engine.`)
}
