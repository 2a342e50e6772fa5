import { warmUpNames } from './suggest/names'
import { loadThesaurus } from './vocabulary/load'
import { placesIn } from './vocabulary/places'
import { mentionsIn } from './vocabulary/tag'

/** Builds what the vocabulary needs before the first query, so that no person waits for it. */
export function warmUpVocabulary(): void {
  mentionsIn(loadThesaurus(), 'water')
  placesIn('Hà Nội')
  warmUpNames(loadThesaurus())
}
