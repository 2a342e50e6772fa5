import { redirect } from '@remix-run/node'
import { keepPageForVisitor, readKeptPage } from '#app/features/editing'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import type { FormReply } from './forms.server'

const KEPT = 'kept'
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, '')

/** A session that ended in the middle of a form: what was typed waits under the address that the sign-in leads to. */
export function signInWithTyped(ctx: Context, request: Request, values: FormReply['values']) {
  const path = pathOf(request)
  const isTyped = Object.keys(values).length > 0
  const token = isTyped ? keepPageForVisitor(ctx, path, values) : null
  return redirect(paths(ctx.locale).signIn(token ? `${path}?${KEPT}=${token}` : path))
}

/** What was typed into the form of this page before the sign-in, as a page shows a form again. */
export function typedBefore(ctx: Context, request: Request): FormReply | null {
  const token = new URL(request.url).searchParams.get(KEPT)
  const values = token ? readKeptPage(ctx, pathOf(request), token) : null
  return values && { values, errors: [] }
}
