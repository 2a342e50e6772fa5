import { CsvError, parse } from 'csv-parse/sync'
import { clean } from '#search/vocabulary/normalise'
import { UnreadableTable } from './table'
import type { Row, TableLimits } from './table'

const SEPARATORS = [',', ';', '\t', '|']

/**
 * Rows of a text with separated values. The separator is the one that a `sep=` line names, else the one that
 * divides the first lines best. @throws UnreadableTable brokenCsv, tooManyRows, tooManyCells
 */
export function readCsv(text: string, limits: TableLimits): Row[] {
  const { separator, body } = separatorOf(text.replace(/^\ufeff/, ''))
  const records = recordsOf(body, separator)
  refuseOverLimits(records, limits)
  return records.map((cells, at) => ({
    number: at + 1,
    cells: cells.map((cell) => unguarded(clean(cell)) || null),
  }))
}

function separatorOf(text: string): { separator: string; body: string } {
  const named = /^"?sep=(.)"?\r?\n/i.exec(text)
  if (named?.[1]) return { separator: named[1], body: text.slice(named[0].length) }
  const sample = text.slice(0, 64 * 1024).replace(/"(?:[^"]|"")*"/g, '')
  const lines = sample
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20)
  const score = (separator: string) =>
    lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0)
  const best = [...SEPARATORS].sort((a, b) => score(b) - score(a))[0] ?? ','
  return { separator: best, body: text }
}

function recordsOf(body: string, separator: string): string[][] {
  try {
    return parse(body, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableTable('brokenCsv', { line: Number(error.lines ?? 0) })
    throw error
  }
}

function refuseOverLimits(records: string[][], limits: TableLimits) {
  const filled = records.filter((record) => record.some((cell) => cell.trim())).length
  // The header is no row of its own for a person.
  if (filled - 1 > limits.rows)
    throw new UnreadableTable('tooManyRows', { rows: filled - 1, limit: limits.rows })
  const cells = records.reduce((sum, record) => sum + record.length, 0)
  if (cells > limits.cells) throw new UnreadableTable('tooManyCells', { limit: limits.cells })
}

/** Our own lists put an apostrophe before what a spreadsheet would take for a formula. */
const unguarded = (text: string): string => text.replace(/^'(?='?[=+\-@\t\r＝＋－＠])/, '').trim()
