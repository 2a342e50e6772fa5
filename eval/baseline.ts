import { connect } from '#search/meilisearch/connect'
import { done } from '#search/meilisearch/engine'
import type { LocalMeilisearch } from '#search/meilisearch/local-server'
import type { Documents, Query, SetRecord } from './read-set'

export type Baseline = (target: Query['target'], text: string, limit: number) => Promise<string[]>

/** What Meilisearch with default settings answers over title, summary and description of the same documents. */
export async function makeBaseline(
  meilisearch: LocalMeilisearch,
  documents: Documents,
): Promise<Baseline> {
  const client = connect(meilisearch, 120_000)
  const idsOf = {
    technologies: documents.technologies.map((record) => record.id),
    needs: documents.needs.map((record) => record.id),
  }
  for (const target of ['technologies', 'needs'] as const) {
    await done(client.createIndex(`baseline_${target}`, { primaryKey: 'key' }))
    await done(
      client
        .index(`baseline_${target}`)
        .addDocuments(documents[target].map(documentOf), { primaryKey: 'key' }),
    )
  }
  return async (target, text, limit) => {
    const { hits } = await client
      .index<{ key: number }>(`baseline_${target}`)
      .search(text, { limit, attributesToRetrieve: ['key'] })
    return hits.flatMap((hit) => idsOf[target][hit.key] ?? [])
  }
}

const documentOf = ({ title, summary, description, problem }: SetRecord, key: number) => ({
  key,
  title,
  summary: summary ?? {},
  description: description ?? problem ?? {},
})
