import type { LoaderFunctionArgs } from '@remix-run/node'
import { readCalendar } from '#app/features/schedule'
import { DomainError } from '#app/platform/domain-error'

/** A delegate's calendar by its secret link. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { db, env } = context.services
  try {
    return new Response(readCalendar({ db, publicOrigin: env.publicOrigin }, params.token ?? ''), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="hanviet-bridge.ics"',
        'Cache-Control': 'private, max-age=300',
        'X-Robots-Tag': 'noindex',
      },
    })
  } catch (error) {
    if (error instanceof DomainError)
      return new Response('', { status: 404, headers: { 'Cache-Control': 'no-store' } })
    throw error
  }
}
