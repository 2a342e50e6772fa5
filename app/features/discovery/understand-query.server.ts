import type { Locale } from '#db/domain'
import type { Question } from '#search/question'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName, placesIn } from '#search/vocabulary/places'
import { mentionsIn } from '#search/vocabulary/tag'
import { foldedWords } from '#search/vocabulary/tokens'
import type { Chip } from './model'

export type Understood = { question: Question; chips: Chip[] }

/** A query as a question and what the page says of it. `without` holds keys of chips that a person took out. */
export function understandQuery(query: string, locale: Locale, { exactly, without }: { exactly: boolean; without: string[] }): Understood {
  const empty: Question = { text: query, concepts: [], excludedConcepts: [], words: [], excludedWords: [], certifications: [], places: [], cooperationModes: [] }
  const words = foldedWords(query)
  if (exactly) return { question: { ...empty, words: words.map((text) => ({ text, covered: false })) }, chips: [] }
  const thesaurus = loadThesaurus()
  const { mentions } = mentionsIn(thesaurus, query)
  const places = placesIn(query)
  const chips: Chip[] = []
  const question: Question = { ...empty }
  for (const mention of mentions) {
    const kind = mention.stance === 'denied' ? ('excluded' as const) : ('concept' as const)
    const key = `${kind}:${mention.conceptId}`
    if (without.includes(key) || chips.some((chip) => chip.key === key)) continue
    if (kind === 'excluded') question.excludedConcepts.push(mention.conceptId)
    else question.concepts.push({ id: mention.conceptId, weight: mention.quality })
    chips.push({ key, kind, value: mention.conceptId, label: thesaurus.label(mention.conceptId, locale) })
  }
  for (const place of places) {
    const key = `place:${place.id}`
    if (without.includes(key) || question.places.includes(place.id)) continue
    question.places.push(place.id)
    chips.push({ key, kind: 'place', value: place.id, label: place.kind === 'former' ? `${placeName(place.id, locale)} (${place.name})` : placeName(place.id, locale) })
  }
  const covered = (text: string) => [...mentions, ...places].some((span) => foldedWords(query.slice(span.start, span.end)).includes(text))
  question.words = words.map((text) => ({ text, covered: covered(text) }))
  return { question, chips }
}
