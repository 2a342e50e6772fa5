import type { LoaderFunctionArgs } from '@remix-run/node'
import { readBoard } from '#app/features/schedule'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** The board as records, for pages that are told of a change. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const show =
    new URL(request.url).searchParams.get('version') === 'published' ? 'published' : 'draft'
  const board = await presentPage(ctx, request, () =>
    readBoard(ctx, { eventSlug: params.event ?? '', show }),
  )
  return Response.json(board, { headers: { 'Cache-Control': 'no-store' } })
}
