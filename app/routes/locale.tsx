import { Outlet } from '@remix-run/react'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { isLocale } from '#app/i18n/locale'
import { ErrorPage } from './error-page'

/** Everything below has a language in its address; what is none is not found. */
export function loader({ params }: LoaderFunctionArgs) {
  if (!isLocale(params.locale)) throw new Response(null, { status: 404 })
  return null
}

export const shouldRevalidate = () => false

export default function InOneLanguage() {
  return <Outlet />
}

/** Inside the frame, so that a page that is missing keeps the navigation. */
export function ErrorBoundary() {
  return <ErrorPage />
}
