import type { LoaderFunctionArgs } from '@remix-run/node'
import { watchBoard } from '#app/features/schedule'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** News of a board as server-sent events. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const news = await presentPage(ctx, request, () =>
    watchBoard(ctx, { eventSlug: params.event ?? '', signal: request.signal }),
  )
  return new Response(news, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Compressed or buffered on the way, news would come late.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
