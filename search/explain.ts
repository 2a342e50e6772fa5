import type { SearchDocument } from '#db/schema'
import type { Why } from './engine'
import { factsOf } from './facts'
import type { Question } from './question'
import { similarityOf } from './similarities'
import type { Similarities } from './similarities'
import { meetingPoint } from './vocabulary/meaning'
import { searchTokens } from './vocabulary/tokens'
import type { Thesaurus } from './vocabulary/thesaurus'

/** Why a document answers a question: concepts first, then words of the text, then facts met and lacking. */
export const explain = (
  thesaurus: Thesaurus,
  question: Question,
  document: SearchDocument,
  similar: Similarities,
): Why[] => [
  ...meaningReasons(thesaurus, question, document),
  ...wordReasons(question, document),
  ...(similarityOf(similar, document.id) > 0 ? [{ kind: 'similar' as const }] : []),
  ...factsOf(question, document).why,
]

/** The concepts by which it answers; where none of those asked for is among its own, where the meanings meet. */
function meaningReasons(thesaurus: Thesaurus, question: Question, document: SearchDocument): Why[] {
  const reasons = question.concepts.flatMap(
    ({ id }) => nearestRelation(thesaurus, id, document) ?? [],
  )
  if (reasons.length > 0) return reasons
  const concept = meetingPoint(question.meaning, document.meaning)
  return concept === null ? [] : [{ kind: 'meaning', concept }]
}

type ConceptReason = Extract<Why, { kind: 'concept' }>

/** Nearest first. */
const RELATIONS = ['same', 'narrower', 'broader', 'related'] as const

function nearestRelation(
  thesaurus: Thesaurus,
  asked: string,
  document: SearchDocument,
): ConceptReason | null {
  const found = Object.entries(document.concepts).flatMap(([id, weight]) => {
    const relation = relationOf(thesaurus, asked, id)
    return relation ? [{ id, weight, relation }] : []
  })
  const [best] = found.sort(
    (a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || b.weight - a.weight,
  )
  return best ? { kind: 'concept', asked, found: best.id, relation: best.relation } : null
}

function relationOf(
  thesaurus: Thesaurus,
  asked: string,
  found: string,
): ConceptReason['relation'] | null {
  if (asked === found) return 'same'
  if (thesaurus.ancestors(found).has(asked)) return 'narrower'
  if (thesaurus.ancestors(asked).has(found))
    return thesaurus.concepts.get(found)?.broader.length === 0 ? null : 'broader'
  if (thesaurus.related(asked).includes(found)) return 'related'
  return null
}

/** What led to a concept is said by the concept. */
function wordReasons(question: Question, document: SearchDocument): Why[] {
  const title = new Set(document.titleTokens.split(' '))
  const body = new Set(document.bodyTokens.split(' '))
  const found = { title: [] as string[], body: [] as string[] }
  for (const word of question.words) {
    if (word.covered) continue
    const tokens = searchTokens(word.text, 'query')
    if (tokens.length === 0) continue
    if (tokens.every((token) => title.has(token))) found.title.push(word.text)
    else if (tokens.every((token) => body.has(token))) found.body.push(word.text)
  }
  return (['title', 'body'] as const).flatMap((field): Why[] =>
    found[field].length > 0 ? [{ kind: 'words', words: found[field], field }] : [],
  )
}
