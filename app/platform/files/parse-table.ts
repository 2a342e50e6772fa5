import { readCsv } from './csv'
import { decode } from './encodings'
import { fileKindOf } from './file-kind'
import { notTable, TABLE_LIMITS, UnreadableTable } from './table'
import type { Table, TableOptions } from './table'
import { readXlsx } from './xlsx'

/**
 * A table from the bytes of a file. The content decides how it is read; that the name says the same is for `readNamed`.
 * Runs in a worker, see `readTable`.
 * @throws UnreadableTable
 */
export async function parseTable(bytes: Buffer, options: TableOptions = {}): Promise<Table> {
  const limits = { ...TABLE_LIMITS, ...options.limits }
  if (bytes.length > limits.bytes)
    throw new UnreadableTable('tooLarge', { megabytes: Math.floor(limits.bytes / 1024 / 1024) })
  if (bytes.length === 0) throw new UnreadableTable('empty')
  const table = await contentsOf(bytes, options, limits)
  if (!table.rows.some((row) => row.cells.some((cell) => cell !== null)))
    throw new UnreadableTable('empty')
  return table
}

async function contentsOf(
  bytes: Buffer,
  options: TableOptions,
  limits: typeof TABLE_LIMITS,
): Promise<Table> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return readXlsx(bytes, limits, options.sheet)
  // The container of Excel 97–2003, and of encrypted workbooks.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableTable('oldExcel')
  const kind = fileKindOf(bytes)
  if (kind) throw notTable(kind === 'pdf' ? 'pdf' : 'picture')
  const { text, encoding } = decode(bytes, options.encoding)
  if (PAGE.test(text)) throw notTable('page')
  return { format: 'csv', encoding, rows: readCsv(text, limits), merges: [] }
}

/** Many systems give out a web page under the ending of a workbook. */
const PAGE = /^\s*<(?:!--|\?xml|(?:!doctype|html|head|meta|style|script|body|div|table|svg)\b)/i

const startsWith = (bytes: Buffer, prefix: number[]): boolean =>
  prefix.every((byte, at) => bytes[at] === byte)
