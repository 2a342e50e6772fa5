import type { LoaderFunctionArgs } from '@remix-run/node'
import { readEvidenceFile } from '#app/features/verification'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/**
 * An evidence file, for those who may see it. The kind comes from its content; a PDF is saved and not opened here, and
 * nothing in it may load or run.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const { bytes, type } = await presentPage(ctx, request, () =>
    readEvidenceFile(ctx, params.slug ?? '', params.case ?? ''),
  )
  const isPicture = type !== 'application/pdf'
  const ending = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }[type]
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename="evidence.${ending}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
