import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportListings, readParameters } from '#app/features/discovery'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { listFile } from '#app/routes/list-file.server'

/** What a search finds, as a file: the address of the results page with an ending. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { pathname, searchParams } = new URL(request.url)
  const isNeeds = /\/needs\.\w+$/.test(pathname)
  const rows = await presentPage(ctx, request, () =>
    exportListings(ctx, isNeeds ? 'need' : 'technology', readParameters(searchParams)),
  )
  return listFile(request, isNeeds ? 'needs' : 'technologies', rows)
}
