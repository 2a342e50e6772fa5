import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { preferredLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'

export function loader({ request }: LoaderFunctionArgs) {
  return redirect(paths(preferredLocale(request.headers.get('Accept-Language'))).home, { headers: { Vary: 'Accept-Language' } })
}
