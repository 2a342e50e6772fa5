import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportShortlist } from '#app/features/shortlist'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { listFile } from '#app/routes/list-file.server'

/** The shortlist as a file, by the ending of its address, in the order of its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const asked = new URL(request.url).searchParams
  const rows = await presentPage(ctx, request, () =>
    exportShortlist(ctx, { organisation: asked.get('organisation'), sort: asked.get('sort') }),
  )
  return listFile(request, 'shortlist', rows)
}
