import { meetingPoint, nearness } from '#search/vocabulary/meaning'
import type { Thesaurus } from '#search/vocabulary/thesaurus'
import type { Verdict } from './score-match'
import type { MatchNeed, MatchTechnology, Reason } from './types'

const RELATION = { same: 1, narrower: 0.8, broader: 0.45, related: 0.35, sibling: 0.15 } as const
type Relation = keyof typeof RELATION
/** Reasons name this many concepts at most. */
const NAMED = 3
/** What the need asks for decides; what else the technology is about tells a square answer from a passing one. */
const FOCUS = 0.3
/** Texts name more than they are about: all that is asked need not be met. */
const GENEROSITY = 1.25
/** Shares of meaning are small numbers; this puts a good answer above the half. */
const STRETCH = 0.7
/** Forms of cooperation and certificates are criteria of their own, not subjects. */
const NO_SUBJECTS: ReadonlySet<string> = new Set(['cooperation', 'certification'])

type Closest = { found: string; relation: Relation; strength: number }
type Weights = Readonly<Record<string, number>>

/**
 * How much of what the need is about the technology is about too, and the reverse for less; both weighted by how
 * sure and how specific a concept is. 0 where nothing is in common.
 */
export function scoreConcepts(
  thesaurus: Thesaurus,
  technology: MatchTechnology,
  need: MatchNeed,
): Verdict {
  const asked = subjects(thesaurus, need.concepts)
  const offered = subjects(thesaurus, technology.concepts)
  if (Object.keys(asked).length === 0)
    return { value: 0, state: 'unknown', reason: { code: 'concepts.unknown', params: {} } }
  const answered = coverage(thesaurus, asked, offered)
  const focused = coverage(thesaurus, offered, asked)
  const both = GENEROSITY * answered.share ** (1 - FOCUS) * focused.share ** FOCUS
  const value = Math.min(1, both ** STRETCH)
  const same = answered.found.filter((one) => one.relation === 'same').map((one) => one.concept)
  if (same.length > 0)
    return {
      value,
      state: 'known',
      reason: { code: 'concepts.same', params: { concepts: same.slice(0, NAMED) } },
    }
  const [nearest] = answered.found
  if (nearest)
    return {
      value,
      state: 'known',
      reason: {
        code: 'concepts.near',
        params: { asked: nearest.concept, found: nearest.closest },
      },
    }
  return { value: 0, state: 'known', reason: { code: 'concepts.none', params: {} } }
}

const subjects = (thesaurus: Thesaurus, concepts: Weights): Weights =>
  Object.fromEntries(
    Object.entries(concepts).filter(
      ([id]) => !NO_SUBJECTS.has(thesaurus.concepts.get(id)?.scheme ?? ''),
    ),
  )

/** Which share of one side's concepts the other side has, 0–1, and by which of its own, the weightiest first. */
function coverage(thesaurus: Thesaurus, wanted: Weights, present: Weights) {
  let reached = 0
  let possible = 0
  const found: { concept: string; closest: string; relation: Relation; gain: number }[] = []
  for (const [concept, weight] of Object.entries(wanted)) {
    const importance = weight ** 1.5 * thesaurus.information(concept) ** 2
    possible += importance
    const best = closest(thesaurus, concept, present)
    if (!best) continue
    const gain = importance * best.strength
    reached += gain
    found.push({ concept, closest: best.found, relation: best.relation, gain })
  }
  found.sort((a, b) => b.gain - a.gain)
  return { share: possible > 0 ? reached / possible : 0, found }
}

function closest(thesaurus: Thesaurus, asked: string, concepts: Weights): Closest | null {
  let best: Closest | null = null
  for (const [found, weight] of Object.entries(concepts)) {
    const relation = relationOf(thesaurus, asked, found)
    if (!relation) continue
    const strength = RELATION[relation] * (0.5 + 0.5 * weight)
    if (!best || strength > best.strength) best = { found, relation, strength }
  }
  return best
}

function relationOf(thesaurus: Thesaurus, asked: string, found: string): Relation | null {
  if (asked === found) return 'same'
  // Being of the same sector says nothing yet.
  if (isTop(thesaurus, asked) || isTop(thesaurus, found)) return null
  if (thesaurus.ancestors(found).has(asked)) return 'narrower'
  if (thesaurus.ancestors(asked).has(found)) return 'broader'
  if (thesaurus.related(asked).includes(found)) return 'related'
  return areSiblings(thesaurus, asked, found) ? 'sibling' : null
}

/** Narrower than one concept that is no sector. */
function areSiblings(thesaurus: Thesaurus, a: string, b: string): boolean {
  const broader = thesaurus.concepts.get(b)?.broader ?? []
  return (thesaurus.concepts.get(a)?.broader ?? []).some(
    (id) => !isTop(thesaurus, id) && broader.includes(id),
  )
}

const isTop = (thesaurus: Thesaurus, id: string) =>
  (thesaurus.concepts.get(id)?.broader.length ?? 0) === 0

/** Nearer than this, two texts have something in common that a reader sees. */
const PERCEPTIBLE = 0.1

/** How near the whole texts are, in whatever languages; names the concept in which they meet most. */
export function scoreText(technology: MatchTechnology, need: MatchNeed): Verdict {
  const value = nearness(technology.meaning, need.meaning)
  const met = value < PERCEPTIBLE ? null : meetingPoint(technology.meaning, need.meaning)
  const reason: Reason =
    met === null ? { code: 'text.far', params: {} } : { code: 'text.near', params: { found: met } }
  return { value, state: 'known', reason }
}
