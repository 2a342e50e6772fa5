import { createReadableStreamFromReadable } from '@remix-run/node'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './nonce'
import { withoutGaps } from './platform/http/without-gaps.server'
import { carriesSession } from './routes/context.server'

const ABORT_MS = 8000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const nonce = context.cspNonce
  keepPrivate(headers, request)
  return new Promise<Response>((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady']() {
          shellSent = true
          const body = withoutGaps()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: failed ? 500 : status,
            }),
          )
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          failed = true
          if (shellSent) context.services.log.error({ err: error }, 'render')
        },
      },
    )
    let failed = false
    setTimeout(abort, ABORT_MS).unref()
  })
}

/** The same for what pages load while somebody walks through the site. */
export function handleDataRequest(response: Response, { request }: { request: Request }) {
  keepPrivate(response.headers, request)
  return response
}

/** What somebody who is signed in gets stays in no cache, neither the browser's nor a proxy's. */
function keepPrivate(headers: Headers, request: Request): void {
  if (carriesSession(request)) headers.set('Cache-Control', 'no-store')
}

/** Refusals are answers, not faults: only what nobody foresaw is logged as an error. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted) return
  context.services.log.error({ err: error, requestId: context.requestId }, 'request failed')
}
