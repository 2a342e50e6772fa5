import { readCsv } from './csv'
import { decode } from './encodings'
import { TABLE_LIMITS, UnreadableTable } from './table'
import type { Table, TableOptions } from './table'
import { readXlsx } from './xlsx'

/**
 * A table from the bytes of a file. Content decides the type, never the name. Runs in a worker, see `readTable`.
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
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new UnreadableTable('notTable')
  const { text, encoding } = decode(bytes, options.encoding)
  if (/^\s*<(?:!doctype|html|\?xml|svg)/i.test(text)) throw new UnreadableTable('notTable')
  return { format: 'csv', encoding, rows: readCsv(text, limits), merges: [] }
}

const startsWith = (bytes: Buffer, prefix: number[]): boolean =>
  prefix.every((byte, at) => bytes[at] === byte)
