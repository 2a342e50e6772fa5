import writeXlsxFile from 'write-excel-file/node'

/** Lists that people take along: rows of text, the first one the headings. */

/** Begins like a formula for a spreadsheet, also in full width; or with the guard itself, so that reading takes off one only. */
const FORMULA = /^'?[=+\-@\t\r＝＋－＠]/

/** Rows as CSV with a byte-order mark; what a spreadsheet would take for a formula is guarded by an apostrophe. */
export const csvOf = (rows: string[][]): string =>
  `\uFEFF${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`

function csvField(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The same as a workbook; every cell is text, so no digit is lost and nothing is a formula. */
export const xlsxOf = async (rows: string[][]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row, at) =>
      row.map((value) => ({
        value,
        type: String,
        ...(at === 0 && { fontWeight: 'bold' as const }),
      })),
    ),
    {},
  ).toBuffer()
