import type { LoaderFunctionArgs } from '@remix-run/node'
import { readCalendar } from '#app/features/schedule'
import { DomainError } from '#app/platform/domain-error'

/** A delegate's calendar by its secret link; with `?meeting=` one meeting of it. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, env, secretKey } = context.services
  try {
    const meetingId = new URL(request.url).searchParams.get('meeting') ?? undefined
    const calendar = readCalendar(
      { db, secretKey, publicOrigin: env.publicOrigin },
      params.token ?? '',
      meetingId,
    )
    return new Response(calendar, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="hanviet-bridge.ics"',
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
      },
    })
  } catch (error) {
    if (error instanceof DomainError)
      return new Response('', { status: 404, headers: { 'Cache-Control': 'no-store' } })
    throw error
  }
}
