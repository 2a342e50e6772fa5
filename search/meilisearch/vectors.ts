import type { SearchRequest } from '../engine'
import { NO_SIMILARITIES } from '../similarities'
import type { Similarities } from '../similarities'
import type { MeilisearchAccess } from './access'
import { INDEX, ofKind } from './documents'
import { EMBEDDER } from './embedder'

/** After a failure the model is left alone for this long: nothing depends on it. */
const PAUSE_MS = 30_000
const MOST = 50

/** Asks the model of the index; gives nothing for a question without words, or while the model is away. */
export function createVectors(meili: MeilisearchAccess, now: () => number = Date.now) {
  let awayUntil = 0
  return async ({ kind, question }: SearchRequest): Promise<Similarities> => {
    if (question.words.length === 0 || now() < awayUntil) return NO_SIMILARITIES
    try {
      const { hits } = await meili.ask((client) =>
        client.index<{ id: string }>(INDEX).search(question.text, {
          hybrid: { embedder: EMBEDDER, semanticRatio: 1 },
          filter: [ofKind(kind)],
          limit: MOST,
          showRankingScore: true,
        }),
      )
      return new Map(hits.map((hit) => [hit.id, hit._rankingScore ?? 0]))
    } catch {
      awayUntil = now() + PAUSE_MS
      return NO_SIMILARITIES
    }
  }
}
