import { clean } from '#search/vocabulary/normalise'
import { UnreadableTable } from './table'
import type { Table } from './table'

/** The endings of names that say what a table is inside. */
const ENDINGS: Record<Table['format'], readonly string[]> = {
  csv: ['csv', 'tsv', 'txt'],
  xlsx: ['xlsx'],
}

/** The name that a person gave a file, on one line and without folders: it is shown and kept, and never becomes a path. */
export const fileNameOf = (given: string): string =>
  clean(given).replace(/\s+/g, ' ').trim().replace(/[\\/]/g, '_').slice(-200)

/** Whether the name of a file ends as a table of this format does. */
export function isNamedAs(name: string, format: Table['format']): boolean {
  const ending = /\.([a-z]+)$/i.exec(fileNameOf(name))?.[1]?.toLowerCase()
  return ending !== undefined && ENDINGS[format].includes(ending)
}

/**
 * Reads a table file as somebody sent it, and refuses one whose name ends otherwise than its content does; with
 * `byContent` the person has seen that. Every message gets the name.
 * @throws UnreadableTable otherTable, with the format that was found, or what `read` throws
 */
export async function readNamed<T extends Pick<Table, 'format'>>(
  name: string,
  byContent: boolean | undefined,
  read: () => Promise<T>,
): Promise<T> {
  const shown = fileNameOf(name)
  const other = (format: Table['format']) =>
    new UnreadableTable('otherTable', { name: shown, content: format })
  const table = await read().catch((error: unknown) => {
    if (!(error instanceof UnreadableTable)) throw error
    // Only a text can leave its encoding open, and its name is asked about first.
    if (error.code === 'encodingUnknown' && !byContent && !isNamedAs(name, 'csv'))
      throw other('csv')
    throw new UnreadableTable(error.code, { ...error.params, name: shown }, error.previews)
  })
  if (!byContent && !isNamedAs(name, table.format)) throw other(table.format)
  return table
}
