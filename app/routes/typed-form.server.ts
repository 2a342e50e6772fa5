import { redirect } from '@remix-run/node'
import { forgetKeptPage, keepPageForVisitor, readKeptPage } from '#app/features/editing'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { hashOf } from '#app/platform/secrets.server'
import type { FormReply } from '#app/ui/form-errors'
import { heldToken, holdToken } from './held-token.server'

const KEPT = 'kept'
/** As long as visitors' forms are kept. */
const HELD_S = 24 * 3600
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, '')

/** A session that ended in the middle of a form: what was typed waits under the address that the sign-in leads to. */
export function signInWithTyped(ctx: Context, request: Request, values: FormReply['values']) {
  const path = pathOf(request)
  const asked = new URL(request.url).searchParams
  asked.delete(KEPT)
  const { kept, headers } = keptUnder(ctx, () => keepPageForVisitor(ctx, path, values), values)
  if (kept) asked.set(KEPT, kept)
  const back = asked.size > 0 ? `${path}?${asked}` : path
  return redirect(paths(ctx.locale).signIn(back), { headers })
}

type Held = { kept?: string; headers?: { 'Set-Cookie': string } }

/**
 * Keeps what was typed. The address that leads back names it, the browser holds the token that opens it. Nothing for an
 * empty form, and for one that is larger than anybody writes.
 */
export function keptUnder(ctx: Context, keep: () => string, values: FormReply['values']): Held {
  if (Object.keys(values).length === 0) return {}
  try {
    const token = keep()
    const kept = hashOf(token).slice(0, 16)
    return { kept, headers: { 'Set-Cookie': holdToken(ctx, cookieOf(kept), token, HELD_S) } }
  } catch (error) {
    if (error instanceof DomainError) return {}
    throw error
  }
}

const cookieOf = (kept: string) => `kept_${kept}`

/** The token of what the address names, where this browser holds it. */
export function keptToken(request: Request): string | null {
  const kept = new URL(request.url).searchParams.get(KEPT) ?? ''
  return /^[0-9a-f]{16}$/.test(kept) ? (heldToken(request, cookieOf(kept)) ?? null) : null
}

/** What was typed into the form of this page before the sign-in, as a page shows a form again. */
export function typedBefore(ctx: Context, request: Request): FormReply | null {
  const token = keptToken(request)
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
  const token = keptToken(request)
  if (token) forgetKeptPage(ctx, pathOf(request), token)
}
