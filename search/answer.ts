import type { Db } from '#db/client'
import type { SearchDocument } from '#db/schema'
import { newestDocuments, rarityOf } from './embedded/candidates'
import type { EngineName, Hit, SearchRequest, SearchResult } from './engine'
import { countFacets, passes } from './facets'
import { asksForNothing } from './question'
import { rank } from './rank'
import type { Thesaurus } from './vocabulary/thesaurus'
import { searchTokens } from './vocabulary/tokens'

/** Beyond this a reader browses by facets; counts are then of the newest. */
const MOST_BROWSED = 5000

/** Ranks the candidates that an engine brought, filters, counts and cuts the page: the same for both engines. */
export function answer(
  db: Db,
  thesaurus: Thesaurus,
  engine: EngineName,
  request: SearchRequest,
  bring: () => SearchDocument[],
): SearchResult {
  const { question, filters, sort, offset, limit } = request
  const browsing = asksForNothing(question)
  const documents = browsing ? newestDocuments(db, request.kind, MOST_BROWSED) : bring()
  const byId = new Map(documents.map((document) => [document.id, document]))
  const ranked: Hit[] = browsing
    ? documents.map((document) => ({ id: document.id, score: 0, why: [] }))
    : rank(
        thesaurus,
        question,
        documents,
        rarityOf(
          db,
          question.words.flatMap((word) => searchTokens(word.text, 'query')),
        ),
      )
  const answers = ranked.flatMap((hit) => byId.get(hit.id) ?? [])
  const passing = ranked.filter((hit) => {
    const document = byId.get(hit.id)
    return document !== undefined && passes(thesaurus, filters, document)
  })
  const sorted = sortBy(sort, passing, byId)
  return {
    hits: sorted.slice(offset, offset + limit),
    total: sorted.length,
    facets: countFacets(thesaurus, filters, answers),
    engine,
  }
}

function sortBy(
  sort: SearchRequest['sort'],
  hits: Hit[],
  byId: Map<string, SearchDocument>,
): Hit[] {
  if (sort === 'relevance') return hits
  const value = (hit: Hit) =>
    (sort === 'trl' ? byId.get(hit.id)?.trl : byId.get(hit.id)?.updatedAt) ?? 0
  return [...hits].sort((a, b) => value(b) - value(a))
}
