import type { Scored, Weights } from './types'
import { weigh } from './weigh'

type Judged = { id: string } & Pick<Scored, 'parts' | 'blockers'>
/** Place from 1 among all, and score, under one set of weights. */
export type Standing = { place: number; score: number }
/** Where a match stands under two sets of weights. */
export type Move = { id: string; before: Standing; after: Standing }

/**
 * How the first places of one need's matches change between two sets of weights: every match that is among the first
 * `places` under either, in the order of the new weights. Ties keep the order given.
 */
export function compareWeights(
  matches: readonly Judged[],
  before: Weights,
  after: Weights,
  places = 5,
): Move[] {
  const [old, fresh] = [standings(matches, before), standings(matches, after)]
  return matches
    .flatMap(({ id }) => {
      const [was, is] = [old.get(id), fresh.get(id)]
      return was && is && Math.min(was.place, is.place) <= places
        ? [{ id, before: was, after: is }]
        : []
    })
    .sort((a, b) => a.after.place - b.after.place)
}

function standings(matches: readonly Judged[], weights: Weights): Map<string, Standing> {
  const scored = matches.map((match) => ({ id: match.id, score: weigh(match, weights).score }))
  scored.sort((a, b) => b.score - a.score)
  return new Map(scored.map(({ id, score }, index) => [id, { place: index + 1, score }]))
}
