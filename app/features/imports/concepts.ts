import { conceptsCalled } from '#search/vocabulary/called'

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
    const whole = conceptsCalled(part)
    if (whole.size > 0) take(part, whole)
    // A label may hold a comma itself: only what is none as a whole is divided.
    else for (const word of split(part, /[,，]/)) take(word, conceptsCalled(word))
  }
  return { ...named, ids: [...new Set(named.ids)] }
}

const split = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter(Boolean)
