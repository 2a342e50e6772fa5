import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportComparison, readComparisonState } from '#app/features/discovery'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { listFile } from '#app/routes/list-file.server'

/** The comparison as a file: the address of its page with an ending. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const state = readComparisonState(new URL(request.url).searchParams)
  const rows = await presentPage(ctx, request, () => exportComparison(ctx, state))
  return listFile(request, 'comparison', rows)
}
