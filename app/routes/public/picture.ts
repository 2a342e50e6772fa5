import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPictureFile } from '#app/features/media'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/**
 * A file of a picture, for those who see what it belongs to. What lies under an address never changes; what not
 * everybody sees stays in no cache.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { bytes, type, isPublic } = await presentPage(ctx, request, () =>
    readPictureFile(ctx, params.picture ?? '', params.file ?? ''),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    },
  })
}
