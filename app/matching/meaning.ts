import type { Thesaurus } from '#search/vocabulary/thesaurus'
import type { Verdict } from './score-match'
import type { MatchNeed, MatchTechnology } from './types'

const RELATION = { same: 1, narrower: 0.8, broader: 0.45, related: 0.35 } as const
/** Reasons name this many concepts at most. */
const NAMED = 3

/** Information-weighted: how much of what the need is about the technology is about too. */
export function scoreConcepts(
  thesaurus: Thesaurus,
  technology: MatchTechnology,
  need: MatchNeed,
): Verdict {
  const asked = Object.entries(need.concepts)
  if (asked.length === 0)
    return { value: 0, state: 'unknown', reason: { code: 'concepts.unknown', params: {} } }
  let reached = 0
  let possible = 0
  const found: { asked: string; found: string; relation: keyof typeof RELATION; gain: number }[] =
    []
  for (const [concept, weight] of asked) {
    const importance = weight * thesaurus.information(concept) ** 2
    possible += importance
    const best = closest(thesaurus, concept, technology.concepts)
    if (!best) continue
    reached += importance * best.strength
    found.push({
      asked: concept,
      found: best.found,
      relation: best.relation,
      gain: importance * best.strength,
    })
  }
  const value = possible > 0 ? Math.min(1, (1.25 * reached) / possible) : 0
  found.sort((a, b) => b.gain - a.gain)
  const same = found.filter((one) => one.relation === 'same').map((one) => one.asked)
  if (same.length > 0)
    return {
      value,
      state: 'known',
      reason: { code: 'concepts.same', params: { concepts: same.slice(0, NAMED) } },
    }
  const [nearest] = found
  if (nearest)
    return {
      value,
      state: 'known',
      reason: { code: 'concepts.near', params: { asked: nearest.asked, found: nearest.found } },
    }
  return { value: 0, state: 'known', reason: { code: 'concepts.none', params: {} } }
}

function closest(thesaurus: Thesaurus, asked: string, concepts: Record<string, number>) {
  let best: { found: string; relation: keyof typeof RELATION; strength: number } | null = null
  for (const [found, weight] of Object.entries(concepts)) {
    const relation = relationOf(thesaurus, asked, found)
    if (!relation) continue
    const strength = RELATION[relation] * (0.5 + 0.5 * weight)
    if (!best || strength > best.strength) best = { found, relation, strength }
  }
  return best
}

function relationOf(
  thesaurus: Thesaurus,
  asked: string,
  found: string,
): keyof typeof RELATION | null {
  if (asked === found) return 'same'
  // Being of the same sector says nothing yet.
  if (isTop(thesaurus, asked) || isTop(thesaurus, found)) return null
  if (thesaurus.ancestors(found).has(asked)) return 'narrower'
  if (thesaurus.ancestors(asked).has(found)) return 'broader'
  return thesaurus.related(asked).includes(found) ? 'related' : null
}

const isTop = (thesaurus: Thesaurus, id: string) =>
  (thesaurus.concepts.get(id)?.broader.length ?? 0) === 0

/** Shared words of the two texts, as far as they are in one language. */
export function scoreText(technology: MatchTechnology, need: MatchNeed): Verdict {
  const own = new Set(technology.tokens)
  const shared = need.tokens.filter((token) => own.has(token)).length
  const value =
    need.tokens.length === 0
      ? 0
      : Math.min(1, shared / Math.sqrt(need.tokens.length * Math.max(1, own.size)) / 0.35)
  return {
    value,
    state: 'known',
    reason: { code: shared > 0 ? 'text.shared' : 'text.none', params: { count: shared } },
  }
}
