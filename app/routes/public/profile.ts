import type { LoaderFunctionArgs } from '@remix-run/node'
import { organisationProfilePdf, technologyProfilePdf } from '#app/features/profiles'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** The profile of a technology or an organisation on one page, in the language of the address. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const isTechnology = new URL(request.url).pathname.split('/')[2] === 'technologies'
  const make = isTechnology ? technologyProfilePdf : organisationProfilePdf
  const bytes = await presentPage(ctx, request, () => make(ctx, params.slug ?? ''))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${params.slug ?? 'profile'}-${ctx.locale}.pdf"`,
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex',
    },
  })
}
