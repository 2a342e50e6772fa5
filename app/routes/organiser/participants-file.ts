import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf, exportList, xlsxOf } from '#app/features/registration'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of participants as a file, by the ending of its address. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.event ?? ''
  const rows = await presentPage(ctx, request, () => exportList(ctx, slug))
  const isCsv = new URL(request.url).pathname.endsWith('.csv')
  const body = isCsv ? csvOf(rows) : new Uint8Array(await xlsxOf(rows))
  return new Response(body, {
    headers: {
      'Content-Type': isCsv ? 'text/csv; charset=utf-8' : XLSX,
      'Content-Disposition': `attachment; filename="${slug}.${isCsv ? 'csv' : 'xlsx'}"`,
      'Cache-Control': 'no-store',
    },
  })
}
