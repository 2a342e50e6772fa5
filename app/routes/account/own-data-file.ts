import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPerson } from '#app/features/privacy'
import { zipResponse } from '#app/platform/files/write-zip.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** Everything that is kept about the person who asks. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const bytes = await presentPage(ctx, request, () => exportPerson(ctx))
  return zipResponse('hanviet-bridge-my-data.zip', bytes)
}
