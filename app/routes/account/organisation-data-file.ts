import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportOrganisation } from '#app/features/privacy'
import { zipResponse } from '#app/platform/files/write-zip.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** Everything that an organisation has here, for its owners. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slug = params.slug ?? ''
  const bytes = await presentPage(ctx, request, () => exportOrganisation(ctx, slug))
  return zipResponse(`hanviet-bridge-${slug.replace(/[^a-z0-9-]/g, '')}.zip`, bytes)
}
