import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What decides the tags, meanings and documents of listings: concepts, labels, the tagger, and how documents are made. */
const SOURCES = ['search/vocabulary', 'search/documents.ts', 'search/facets.ts', 'search/embedded']
const CHANGES = 'changes.json'

let shared: string | undefined

/**
 * The version of the vocabulary and tagger of this checkout: a hash of their files, so that nobody has to remember to
 * raise a number. Read from the root of the checkout, once a process.
 */
export const vocabularyVersion = (): string => (shared ??= hashOf(SOURCES.flatMap(filesIn)))

function filesIn(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)],
    )
    .filter((file) => /\.(ts|json)$/.test(file) && !/\.(test|testing)\./.test(file))
    .filter((file) => !file.endsWith(CHANGES))
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 32)
}
