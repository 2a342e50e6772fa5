import { exactKey, fold } from '#search/vocabulary/normalise'
import { loadThesaurus } from '#search/vocabulary/load'

/** Subjects of a cell: the concepts that were recognised, and the words that name none or several. */
export type NamedConcepts = { ids: string[]; unknown: string[]; ambiguous: string[] }

/**
 * Reads subjects by id or by label, in any of the three languages, with or without diacritics. Nothing is guessed: words
 * that no concept is called by are given back.
 */
export function conceptsNamed(text: string): NamedConcepts {
  const named: NamedConcepts = { ids: [], unknown: [], ambiguous: [] }
  const take = (part: string, found: ReadonlySet<string>) => {
    const [id] = found
    if (found.size === 1 && id) named.ids.push(id)
    else (found.size === 0 ? named.unknown : named.ambiguous).push(part)
  }
  for (const part of split(text, /[\n;；、|]/)) {
    const whole = find(part)
    if (whole.size > 0) take(part, whole)
    // A label may hold a comma itself: only what is none as a whole is divided.
    else for (const word of split(part, /[,，]/)) take(word, find(word))
  }
  return { ...named, ids: [...new Set(named.ids)] }
}

const split = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter(Boolean)

const NONE: ReadonlySet<string> = new Set()

/** By id, preferred label, any label, and last without diacritics. */
function find(words: string): ReadonlySet<string> {
  if (loadThesaurus().concepts.has(words)) return new Set([words])
  const { preferred, written, folded } = labelIndex()
  return (
    preferred.get(exactKey(words)) ??
    written.get(exactKey(words)) ??
    folded.get(fold(words)) ??
    NONE
  )
}

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
