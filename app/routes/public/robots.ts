import type { LoaderFunctionArgs } from '@remix-run/node'
import { robotsTxt } from '#app/features/sitemap'

export const loader = ({ context }: LoaderFunctionArgs) =>
  new Response(robotsTxt(context.services.env.publicOrigin), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
