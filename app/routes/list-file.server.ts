import { csvOf, xlsxOf } from '#app/platform/files/write-list.server'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rows as a file to keep, CSV or a workbook by the ending of the address. Nothing on the way keeps a copy. */
export async function listFile(
  request: Request,
  name: string,
  rows: string[][],
): Promise<Response> {
  const isCsv = new URL(request.url).pathname.endsWith('.csv')
  const body = isCsv ? csvOf(rows) : new Uint8Array(await xlsxOf(rows))
  return new Response(body, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : XLSX,
      'Content-Disposition': `attachment; filename="${name}.${isCsv ? 'csv' : 'xlsx'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
