import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDocument } from '#app/features/media'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** A document of a technology, for those who may have it: saved and not opened here. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { slug = '', document = '' } = params
  const { bytes, isPublic } = await presentPage(ctx, request, () =>
    readDocument(ctx, slug, document),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="document-${document.replace(/[^\da-f]/g, '').slice(-8)}.pdf"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': isPublic ? 'public, max-age=300' : 'private, no-store',
    },
  })
}
