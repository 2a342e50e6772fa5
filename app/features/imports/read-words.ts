import type { CooperationMode, Declarations, Locale } from '#db/domain'
import { conceptsNamed } from './concepts'
import type { Field } from './fields'
import { flag, shown } from './remark'
import { compact } from './row-reader'
import type { RowReader } from './row-reader'
import { cooperationModesIn, declaredIn, spokenIn } from './words'

/** Words of closed lists in a row: what is none of them is said, and kept as written. */

/** One word of a list. */
export function wordOf<T>(
  reader: RowReader,
  field: Field,
  find: (text: string) => T | null,
): T | undefined {
  const text = reader.text(field)
  if (!text) return undefined
  const found = find(text)
  if (found) return found
  keepUnknown(reader, field, text)
  return undefined
}

/** Ways of working together. */
export function modesOf(reader: RowReader): CooperationMode[] | undefined {
  const text = reader.text('cooperationModes')
  if (!text) return undefined
  const modes = cooperationModesIn(text)
  if (modes.length === 0) keepUnknown(reader, 'cooperationModes', text)
  return modes
}

function keepUnknown(reader: RowReader, field: Field, text: string) {
  reader.asWritten[field] = text
  reader.remarks.push(flag('wordUnknown', reader.cells.column(field), { written: shown(text) }))
}

/** Concepts that a row names; those that are none, or could be several, are named in its remarks. */
export function conceptsIn(reader: RowReader): string[] | undefined {
  const text = reader.text('concepts')
  if (!text) return undefined
  const { ids, unknown, ambiguous } = conceptsNamed(text)
  for (const [code, words] of [
    ['conceptUnknown', unknown],
    ['conceptAmbiguous', ambiguous],
  ] as const)
    if (words.length > 0)
      reader.remarks.push(
        flag(code, reader.cells.column('concepts'), { written: shown(words.join(', ')) }),
      )
  const left = [...unknown, ...ambiguous]
  if (left.length > 0) reader.asWritten.concepts = left.join(', ')
  return ids.length > 0 ? ids : undefined
}

/** What the owner declares under the law of either country. */
export function declarationsIn(reader: RowReader): Declarations | undefined {
  const declared = compact({
    coreTechnology: wordOf(reader, 'coreTechnology', declaredIn),
    technologyTransfer: wordOf(reader, 'technologyTransfer', declaredIn),
  })
  return Object.keys(declared).length > 0 ? declared : undefined
}

/** The language of the original, where a column says it. */
export const originalLanguage = (reader: RowReader): Locale | undefined =>
  spokenIn(reader.text('sourceLocale') ?? '')[0]?.locale as Locale | undefined
