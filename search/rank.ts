import type { SearchDocument } from '#db/schema'
import type { Hit, Why } from './engine'
import type { Question } from './question'
import { searchTokens } from './vocabulary/tokens'
import type { Thesaurus } from './vocabulary/thesaurus'

/** How much a found concept counts for the one asked for. Narrower answers a general question; broader barely a specific one. */
const RELATION_WEIGHT = { same: 1, narrower: 0.85, broader: 0.35, related: 0.3 } as const
const CONCEPT_SHARE = 0.7
/** What is shown as an answer; below it lies noise. */
const NOISE = 0.22
/** An answer this far below the best one is no answer beside it. */
const RELATIVE_NOISE = 0.25

/** Rarity of a token, 0–1: 1 for one that a single document holds. */
export type Rarity = (token: string) => number

/**
 * Scores documents for a question and says why; what is noise is left out. Pure: both engines share it, so that they
 * differ only in the candidates that they bring.
 */
export function rank(
  thesaurus: Thesaurus,
  question: Question,
  documents: SearchDocument[],
  rarity: Rarity,
): Hit[] {
  const scored = documents
    .filter((document) => !isExcluded(thesaurus, question, document))
    .map((document) => score(thesaurus, question, document, rarity))
    .filter((hit) => hit.score >= NOISE)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
  const best = scored[0]?.score ?? 0
  return scored.filter((hit) => hit.score >= best * RELATIVE_NOISE)
}

function isExcluded(thesaurus: Thesaurus, question: Question, document: SearchDocument): boolean {
  const own = Object.keys(document.concepts)
  if (
    question.excludedConcepts.some((excluded) =>
      own.some((id) => id === excluded || thesaurus.ancestors(id).has(excluded)),
    )
  )
    return true
  const title = new Set(document.titleTokens.split(' '))
  return question.excludedWords.some((word) =>
    searchTokens(word, 'query').every((token) => title.has(token)),
  )
}

function score(
  thesaurus: Thesaurus,
  question: Question,
  document: SearchDocument,
  rarity: Rarity,
): Hit {
  const why: Why[] = []
  const concepts = conceptScore(thesaurus, question, document, why)
  const words = wordScore(question, document, rarity, why)
  const content = contentScore(question, concepts, words)
  return { id: document.id, score: content * factFactor(question, document, why, content), why }
}

/** Text alone when nothing was recognised; otherwise meaning first, words second. */
function contentScore(question: Question, concepts: number, words: number): number {
  if (question.concepts.length === 0 && question.words.length === 0) return 1
  if (question.concepts.length === 0) return words
  if (question.words.length === 0) return concepts
  // A hit that shares words but not the sense is none.
  return concepts === 0
    ? words * (1 - CONCEPT_SHARE)
    : CONCEPT_SHARE * concepts + (1 - CONCEPT_SHARE) * words
}

/** Information-weighted: the specific concept of a question decides, the general one adds little. */
function conceptScore(
  thesaurus: Thesaurus,
  question: Question,
  document: SearchDocument,
  why: Why[],
): number {
  let reached = 0
  let possible = 0
  for (const asked of question.concepts) {
    const importance = asked.weight * (0.15 + thesaurus.information(asked.id))
    possible += importance
    const best = bestRelation(thesaurus, asked.id, document)
    if (!best) continue
    reached += importance * best.strength
    why.push({ kind: 'concept', asked: asked.id, found: best.found, relation: best.relation })
  }
  return possible > 0 ? reached / possible : 0
}

type Relation = { found: string; relation: keyof typeof RELATION_WEIGHT; strength: number }

function bestRelation(
  thesaurus: Thesaurus,
  asked: string,
  document: SearchDocument,
): Relation | null {
  let best: Relation | null = null
  for (const [found, weight] of Object.entries(document.concepts)) {
    const relation = relationOf(thesaurus, asked, found)
    if (!relation) continue
    const distance = relation === 'broader' ? (thesaurus.ancestors(asked).get(found) ?? 1) : 1
    const strength = (RELATION_WEIGHT[relation] * (0.4 + 0.6 * weight)) / distance
    if (!best || strength > best.strength) best = { found, relation, strength }
  }
  return best
}

function relationOf(
  thesaurus: Thesaurus,
  asked: string,
  found: string,
): Relation['relation'] | null {
  if (asked === found) return 'same'
  if (thesaurus.ancestors(found).has(asked)) return 'narrower'
  if (thesaurus.ancestors(asked).has(found))
    return thesaurus.concepts.get(found)?.broader.length === 0 ? null : 'broader'
  if (thesaurus.related(asked).includes(found)) return 'related'
  return null
}

/** Share of the question's words, by rarity, that the document holds; a word of the title counts fully. */
function wordScore(
  question: Question,
  document: SearchDocument,
  rarity: Rarity,
  why: Why[],
): number {
  if (question.words.length === 0) return 0
  const title = new Set(document.titleTokens.split(' '))
  const body = new Set(document.bodyTokens.split(' '))
  let reached = 0
  let possible = 0
  const found = { title: [] as string[], body: [] as string[] }
  for (const word of question.words) {
    const tokens = searchTokens(word.text, 'query')
    if (tokens.length === 0) continue
    const importance = Math.max(...tokens.map(rarity))
    possible += importance
    const share = (set: Set<string>) =>
      (tokens.filter((token) => set.has(token)).length / tokens.length) ** 2
    const inTitle = share(title)
    const inBody = 0.75 * share(body)
    reached += importance * Math.max(inTitle, inBody)
    // What led to a concept is said by the concept.
    if (word.covered) continue
    if (inTitle === 1) found.title.push(word.text)
    else if (inBody === 0.75) found.body.push(word.text)
  }
  for (const field of ['title', 'body'] as const)
    if (found[field].length > 0) why.push({ kind: 'words', words: found[field], field })
  return possible > 0 ? reached / possible : 0
}

/** 제900호, No. 900 and 900 are one number; 901 is another. */
const numberOf = (text: string | null | undefined) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:제|no\.?|số|第)\s*|\s*호$|[\s-]/g, '')

/** Facts are exact: a wrong certificate number or place weighs against, a right one for. */
function factFactor(
  question: Question,
  document: SearchDocument,
  why: Why[],
  content: number,
): number {
  let factor = 1
  for (const asked of question.certifications) {
    const sameType = document.certifications.find(
      (one) =>
        one.type === asked.type &&
        (!asked.number || numberOf(one.number) === numberOf(asked.number)),
    )
    why.push({
      kind: 'certification',
      type: asked.type,
      number: sameType?.number ?? asked.number ?? null,
      validTo: sameType?.validTo ?? null,
      met: sameType !== undefined,
    })
    if (!sameType) factor *= asked.number ? 0.2 : 0.45
  }
  if (question.places.length > 0) {
    const met = document.places.find((place) => question.places.includes(place))
    const asked = question.places[0]
    if (asked) why.push({ kind: 'place', place: met ?? asked, met: met !== undefined })
    // A need lies in a place; a technology may be used where it has not been yet.
    if (!met) factor *= document.kind === 'need' ? 0.35 : content === 1 ? 0.15 : 0.85
  }
  if (question.minTrl !== undefined) {
    const met = document.trl !== null && document.trl >= question.minTrl
    why.push({ kind: 'trl', trl: document.trl, met })
    if (!met) factor *= 0.5
  }
  for (const mode of question.cooperationModes) {
    const met = document.cooperationModes.includes(mode)
    why.push({ kind: 'mode', mode, met })
    if (!met) factor *= 0.7
  }
  return factor
}
