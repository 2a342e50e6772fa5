import type { Context } from '#app/platform/context.server'
import { ownCookie, ownCookieIn } from '#app/platform/http/own-cookie'
import { isSecure } from './context.server'

/**
 * What a browser holds for a while, so that no address has to carry it: in a cookie that no script reads and that goes
 * with no post from another site.
 */
export function holdToken(
  { publicOrigin }: Pick<Context, 'publicOrigin'>,
  name: string,
  token: string,
  seconds: number,
): string {
  return ownCookie({ name: `hvb_${name}`, value: token, seconds, secure: isSecure(publicOrigin) })
}

/** The cookie that takes it away again. */
export const dropToken = (ctx: Pick<Context, 'publicOrigin'>, name: string): string =>
  holdToken(ctx, name, '', 0)

/** What the browser of a request holds under a name. */
export const heldToken = (request: Request, name: string): string | undefined =>
  ownCookieIn(request.headers.get('Cookie') ?? '', `hvb_${name}`, '[\\w.:-]+')
