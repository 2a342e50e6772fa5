import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportList } from '#app/features/registration'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { listFile } from '#app/routes/list-file.server'

/** The list of participants as a file, by the ending of its address. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.event ?? ''
  return listFile(request, slug, await presentPage(ctx, request, () => exportList(ctx, slug)))
}
