import { redirect } from '@remix-run/node'
import { keepPageForVisitor, readKeptPage } from '#app/features/editing'
import { paths } from '#app/i18n/paths'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { hashOf } from '#app/platform/secrets.server'
import { heldToken, holdToken } from './held-token.server'
import type { FormReply } from './forms.server'

const KEPT = 'kept'
/** As long as visitors' forms are kept. */
const HELD_S = 24 * 3600
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\.data$/, '')

/** A session that ended in the middle of a form: what was typed waits under the address that the sign-in leads to. */
export function signInWithTyped(ctx: Context, request: Request, values: FormReply['values']) {
  const path = pathOf(request)
  const { kept, headers } = keptUnder(ctx, () => keepPageForVisitor(ctx, path, values), values)
  return redirect(paths(ctx.locale).signIn(kept ? `${path}?${KEPT}=${kept}` : path), { headers })
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
