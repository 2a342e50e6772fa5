import { redirect } from '@remix-run/node'
import { forgetKeptPage, keepPageForVisitor, readKeptPage } from '#app/features/editing'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import type { FormReply } from '#app/ui/form-errors'

const KEPT = 'kept'
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, '')

/** A session that ended in the middle of a form: what was typed waits under the address that the sign-in leads to. */
export function signInWithTyped(ctx: Context, request: Request, values: FormReply['values']) {
  const path = pathOf(request)
  const asked = new URL(request.url).searchParams
  asked.delete(KEPT)
  const token = keptUnder(() => keepPageForVisitor(ctx, path, values), values)
  if (token) asked.set(KEPT, token)
  return redirect(paths(ctx.locale).signIn(asked.size > 0 ? `${path}?${asked}` : path))
}

/** The token of what was kept; nothing for an empty form, and for one that is larger than anybody writes. */
export function keptUnder(keep: () => string, values: FormReply['values']): string | undefined {
  if (Object.keys(values).length === 0) return undefined
  try {
    return keep()
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** What was typed into the form of this page before the sign-in, as a page shows a form again. */
export function typedBefore(ctx: Context, request: Request): FormReply | null {
  const token = new URL(request.url).searchParams.get(KEPT)
  const values = token ? readKeptPage(ctx, pathOf(request), token) : null
  return values && { values, errors: [] }
}

/**
 * The same for a page that knows nothing of it: every form of it shows the text again, under a message that it is not
 * saved yet.
 */
export function typedOnAnyPage(ctx: Context, request: Request): FormReply | null {
  const typed = typedBefore(ctx, request)
  return typed && { ...typed, errors: [{ field: null, code: 'form.typedBefore', params: {} }] }
}

/** What was kept has been taken by the form that it came from: the page does not show it again. */
export function forgetTyped(ctx: Context, request: Request): void {
  const token = new URL(request.url).searchParams.get(KEPT)
  if (token) forgetKeptPage(ctx, pathOf(request), token)
}
