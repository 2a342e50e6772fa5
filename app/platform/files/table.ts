/** A table as read from a file, before anybody says what its columns mean. */
export type Cell =
  string | number | boolean | null | { date: string } | { error: string } | LinkedCell
/** A text whose link leads somewhere, such as a mail address. */
export type LinkedCell = { text: string; link: string }

/** `number` is the row as a person sees it in the sheet, from 1. */
export type Row = { number: number; cells: Cell[] }
/** Cells joined into one, in sheet rows from 1 and columns from 0; the first cell has the value. */
export type Merge = { top: number; bottom: number; left: number; right: number }

export type Table = {
  format: 'csv' | 'xlsx'
  encoding: Encoding
  sheet?: string
  rows: Row[]
  merges: Merge[]
}

/** The encodings that can be read; those after CP949 are never guessed, a person chooses. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'cp949',
  'windows-1258',
  'tcvn3',
  'windows-1252',
] as const
export type Encoding = (typeof ENCODINGS)[number]

export type TableOptions = { encoding?: Encoding; sheet?: string; limits?: Partial<TableLimits> }

export type TableLimits = {
  bytes: number
  inflatedBytes: number
  rows: number
  cells: number
  seconds: number
}
export const TABLE_LIMITS: TableLimits = {
  bytes: 10 * 1024 * 1024,
  inflatedBytes: 120 * 1024 * 1024,
  rows: 5000,
  cells: 500_000,
  seconds: 20,
}

/** Why a file is no table. The codes are keys of `errors.file`. */
export class UnreadableTable extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    /** Beginnings of the text in each encoding that it may be in. */
    readonly previews: Preview[] = [],
  ) {
    super(code)
  }
}
/** A file of a kind that holds no table; the message says which. */
export const notTable = (content: 'page' | 'pdf' | 'picture' | 'other'): UnreadableTable =>
  new UnreadableTable('notTable', { content })
export type Preview = { encoding: Encoding; lines: string[] }

/** The text of a cell; a date as `YYYY-MM-DD`, an error as nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object')
    return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell)
  if ('date' in cell) return cell.date
  return 'text' in cell ? cell.text : ''
}
