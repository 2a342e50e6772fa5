import type { LoaderFunctionArgs } from '@remix-run/node'
import { suggestSearches } from '#app/features/discovery'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** Suggestions for a search box while somebody types, as JSON. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { searchParams } = new URL(request.url)
  const input = {
    q: searchParams.get('q') ?? '',
    in: searchParams.get('in') ?? undefined,
  }
  const found = await presentPage(ctx, request, () => suggestSearches(ctx, input))
  return Response.json(found, { headers: { 'Cache-Control': 'private, max-age=60' } })
}
