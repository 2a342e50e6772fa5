import type { LoaderFunctionArgs } from '@remix-run/node'
import { documentEnding, readDocument } from '#app/features/media'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** A document of a technology or of one of its certificates, for those who may have it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { slug = '', document = '' } = params
  const { bytes, type, isPublic } = await presentPage(ctx, request, () =>
    readDocument(ctx, slug, document),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      // A picture was made anew from its pixels; a PDF is saved and not opened here.
      'Content-Disposition': `${type === 'application/pdf' ? 'attachment' : 'inline'}; filename="document-${document.replace(/[^\da-f]/g, '').slice(-8)}.${documentEnding(type)}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': isPublic ? 'public, max-age=300' : 'private, no-store',
    },
  })
}
