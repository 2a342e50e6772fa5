import { z } from 'zod'
import { loadChanges, successorsOf } from './changes'
import { conceptSchema } from './concept'
import type { Concept } from './concept'
import { conceptFiles } from './concepts/index'
import { buildThesaurus } from './thesaurus'
import type { Thesaurus } from './thesaurus'

/**
 * All concepts of all sectors, parsed. Carries the whole vocabulary: for servers, programs and workers, not for pages.
 * @throws Error naming file and place when a concept is not of the format
 */
export function loadConcepts(
  files: Readonly<Record<string, readonly unknown[]>> = conceptFiles,
): Concept[] {
  return Object.entries(files).flatMap(([file, entries]) => {
    const parsed = z.array(conceptSchema).safeParse(entries)
    if (!parsed.success) throw new Error(`concepts/${file}.json: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
}

let shared: Thesaurus | undefined

/** The thesaurus of the product, built at the first call and kept. */
export const loadThesaurus = (): Thesaurus =>
  (shared ??= buildThesaurus(loadConcepts(), successorsOf(loadChanges())))
