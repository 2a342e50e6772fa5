import type { Locale } from './concept'
import { loadThesaurus } from './load'
import { exactKey, fold } from './normalise'

type Index = Map<string, Set<string>>
let index: { preferred: Index; written: Index; folded: Index } | undefined

function labelIndex() {
  if (index) return index
  index = { preferred: new Map(), written: new Map(), folded: new Map() }
  const add = (to: Index, key: string, id: string) =>
    to.set(key, (to.get(key) ?? new Set()).add(id))
  for (const { conceptId, kind, text } of loadThesaurus().labels) {
    if (kind === 'pref') add(index.preferred, exactKey(text), conceptId)
    add(index.written, exactKey(text), conceptId)
    add(index.folded, fold(text), conceptId)
  }
  return index
}

const NONE: ReadonlySet<string> = new Set()

/** The concepts that are called exactly so: by id, preferred label, any label, and last without diacritics. */
export function conceptsCalled(words: string): ReadonlySet<string> {
  if (loadThesaurus().concepts.has(words)) return new Set([words])
  const { preferred, written, folded } = labelIndex()
  return (
    preferred.get(exactKey(words)) ??
    written.get(exactKey(words)) ??
    folded.get(fold(words)) ??
    NONE
  )
}

/**
 * A subject that somebody typed, in a reader's language: as typed where that language calls it so, else by the label of
 * the one concept of that name; `loose` when the word is one of several that the vocabulary takes for the same. Null
 * when no concept is called so, or several are.
 */
export function subjectIn(words: string, locale: Locale): { text: string; loose: boolean } | null {
  const found = conceptsCalled(words)
  const [id] = found
  if (found.size !== 1 || id === undefined) return null
  const thesaurus = loadThesaurus()
  const concept = thesaurus.concepts.get(id)
  const own = [concept?.prefLabel[locale] ?? '', ...(concept?.altLabel[locale] ?? [])]
  if (own.some((label) => fold(label) === fold(words))) return { text: words, loose: false }
  const preferred = Object.values(concept?.prefLabel ?? {})
  const loose = !preferred.some((label) => fold(label) === fold(words))
  return { text: thesaurus.label(id, locale), loose }
}
