/* Only whole labels cross the languages; other words are compared as words. */
import { meaningOf as ofTextsAndConcepts } from '#search/vocabulary/meaning'

export * from '#search/vocabulary/meaning'
export const meaningOf: typeof ofTextsAndConcepts = (thesaurus, _said, found) =>
  ofTextsAndConcepts(thesaurus, [], found)
export const wordsOfMeaning = (): never[] => []
