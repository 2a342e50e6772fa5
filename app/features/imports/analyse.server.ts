import { readTable } from '#app/platform/files/read-table.server'
import { cellText } from '#app/platform/files/table'
import { readNamed } from '#app/platform/files/table-ending'
import type { Encoding } from '#app/platform/files/table'
import type { Field, ImportKind } from './fields'
import { findHeader, guessKind, guessMapping } from './headers'
import { interpretTable } from './interpret-table'
import type { InterpretedRow } from './interpret-table'

export type AnalyseOptions = {
  kind?: ImportKind
  encoding?: Encoding
  sheet?: string
  mapping?: Record<string, Field>
}

/** A survey file with the meaning of its columns and rows; the database has not been asked. */
export type Analysis = {
  encoding: Encoding
  format: 'csv' | 'xlsx'
  sheet?: string
  kind: ImportKind
  headerRows: number[]
  columns: string[]
  mapping: Record<string, Field>
  /** The first values of each column, to judge the mapping by. */
  samples: Record<string, string[]>
  rows: InterpretedRow[]
  emptyRows: number
}

/** A survey file as somebody sent it. */
export type NamedFile = { name: string; bytes: Uint8Array }

/**
 * Reads a file that somebody sent: what its name says and what it holds must agree, unless the person said to go by
 * the content. @throws UnreadableTable
 */
export const analyseSent = (
  { name, bytes }: NamedFile,
  { byContent, ...options }: AnalyseOptions & { byContent?: boolean },
): Promise<Analysis> => readNamed(name, byContent, () => analyse(bytes, options))

/** Reads the bytes of a survey file and says what each of its rows means. @throws UnreadableTable */
export async function analyse(bytes: Uint8Array, options: AnalyseOptions = {}): Promise<Analysis> {
  const table = await readTable(bytes, {
    ...(options.encoding && { encoding: options.encoding }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
  })
  const header = findHeader(table)
  const kind = options.kind ?? guessKind(header.columns)
  const mapping = options.mapping ?? guessMapping(header.columns, kind)
  const { rows, empty } = await interpretTable(table, header, mapping, kind)
  const below = table.rows.filter((row) => row.number > (header.rows.at(-1) ?? 0))
  const samplesOf = (index: number) =>
    below
      .map((row) => cellText(row.cells[index]))
      .filter(Boolean)
      .slice(0, 3)
      .map((text) => text.slice(0, 80))
  return {
    encoding: table.encoding,
    format: table.format,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    kind,
    headerRows: header.rows,
    columns: header.columns.map((column) => column.name),
    mapping,
    samples: Object.fromEntries(
      header.columns.map((column) => [column.name, samplesOf(column.index)]),
    ),
    rows,
    emptyRows: empty,
  }
}
