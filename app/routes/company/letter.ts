import type { LoaderFunctionArgs } from '@remix-run/node'
import { LOCALES } from '#db/domain'
import { letterAsPdf } from '#app/features/registration'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

/** The invitation letter of a delegate, in the language asked for or that of the address. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const asked = new URL(request.url).searchParams.get('lang')
  const locale = LOCALES.find((one) => one === asked) ?? ctx.locale
  const bytes = await presentPage(ctx, request, () =>
    letterAsPdf(ctx, {
      eventSlug: params.event ?? '',
      delegateId: params.delegate ?? '',
      locale,
    }),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="invitation-${locale}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
}
