import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportOwn } from '#app/features/accounts'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** Everything that is kept about the person who asks, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const own = await presentPage(ctx, request, () => exportOwn(ctx))
  return new Response(`${JSON.stringify(own, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="hanviet-bridge-my-data.json"',
      'Cache-Control': 'no-store',
    },
  })
}
