import type { Db } from '#db/client'
import type { SearchDocument } from '#db/schema'
import { rarityOf } from './embedded/candidates'
import { newestDocuments } from './embedded/documents'
import { explain } from './explain'
import type { EngineName, SearchRequest, SearchResult } from './engine'
import { countFacets, passes } from './facets'
import { NO_SIMILARITIES } from './similarities'
import type { Similarities } from './similarities'
import { asksForNothing } from './question'
import type { Question } from './question'
import { isExcluded, rankingFor } from './rank'
import type { Ranked, Ranking } from './rank'
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
  ranking: Ranking = rankingOf(db, thesaurus, request.question),
  similar: Similarities = NO_SIMILARITIES,
): SearchResult {
  const { question, filters, sort, offset, limit } = request
  const browsing = asksForNothing(question)
  // No index holds sums, times and capacities: asked for by these alone, the newest are looked through.
  const brought = () =>
    asksForNothing({ ...question, conditions: [] })
      ? newestDocuments(db, request.kind, MOST_BROWSED)
      : bring()
  const all: Ranked[] = browsing
    ? newestDocuments(db, request.kind, MOST_BROWSED)
        .filter((document) => !isExcluded(thesaurus, question, document))
        .map((document) => ({ document, score: 0 }))
    : ranking.rank(brought(), similar)
  const { apart } = request
  // A confidential need has no owner here: that it went missing would say whose it is.
  const found = apart?.size
    ? all.filter(({ document }) => !apart.has(document.organisationId))
    : all
  const passing = found.filter(({ document }) => passes(thesaurus, filters, document))
  const sorted = sortBy(sort, passing)
  return {
    hits: sorted.slice(offset, offset + limit).map(({ document, score }) => ({
      id: document.id,
      score,
      why: explain(thesaurus, question, document, similar),
    })),
    total: sorted.length,
    facets: countFacets(
      thesaurus,
      filters,
      found.map(({ document }) => document),
    ),
    engine,
  }
}

/** The ranking of a question by how rare its words are in this database. */
export const rankingOf = (db: Db, thesaurus: Thesaurus, question: Question): Ranking =>
  rankingFor(
    thesaurus,
    question,
    rarityOf(
      db,
      question.words.flatMap((word) => searchTokens(word.text, 'query')),
    ),
  )

function sortBy(sort: SearchRequest['sort'], found: Ranked[]): Ranked[] {
  if (sort === 'relevance') return found
  const value = ({ document }: Ranked) => (sort === 'trl' ? document.trl : document.updatedAt) ?? 0
  return [...found].sort((a, b) => value(b) - value(a))
}
