import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSitemapIndex, readSitemapPart } from '#app/features/sitemap'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** The list of the site's public pages for search engines: its parts, or one of them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { part } = params
  const text = await presentPage(ctx, request, () =>
    part === undefined ? readSitemapIndex(ctx) : readSitemapPart(ctx, part),
  )
  return new Response(text, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
}
