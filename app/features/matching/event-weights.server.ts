import { events } from '#db/schema'
import type { MatchBlocker, MatchPart } from '#db/schema'
import type { Reader } from '#db/client'
import { eq } from 'drizzle-orm'
import { CRITERIA, DEFAULT_WEIGHTS } from '#app/matching/types'
import type { Blocker, Criterion, Part, Weights } from '#app/matching/types'
import { weigh } from '#app/matching/weigh'

const isCriterion = (text: string): text is Criterion => CRITERIA.some((one) => one === text)

/** The weights of an event; the product's own where it chose none, and for criteria that are newer than its choice. */
export const weightsOf = (event: { matchWeights: Record<string, number> | null }): Weights => ({
  ...DEFAULT_WEIGHTS,
  ...Object.fromEntries(
    Object.entries(event.matchWeights ?? {}).filter(([criterion]) => isCriterion(criterion)),
  ),
})

/** The same by the event's id; the product's own for an event that is gone. */
export const weightsOfEvent = (db: Reader, eventId: string): Weights =>
  weightsOf(
    db
      .select({ matchWeights: events.matchWeights })
      .from(events)
      .where(eq(events.id, eventId))
      .get() ?? { matchWeights: null },
  )

type Kept = { parts: MatchPart[]; blockers: MatchBlocker[] }

/** What the matcher kept of a pair, for weighing; what an older version called otherwise is left out. */
export const judgedOf = ({ parts, blockers }: Kept): { parts: Part[]; blockers: Blocker[] } => ({
  parts: parts.flatMap((part) =>
    isCriterion(part.criterion) ? [{ ...part, criterion: part.criterion }] : [],
  ),
  blockers: blockers.flatMap((blocker) =>
    isCriterion(blocker.criterion) ? [{ ...blocker, criterion: blocker.criterion }] : [],
  ),
})

/** The score of a kept match under the weights of an event, 0–100. */
export const scoreUnder = (match: Kept, weights: Weights): number =>
  weigh(judgedOf(match), weights).score
