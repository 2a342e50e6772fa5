import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Env } from '../env.server'

/** A nonce a response; scripts run only with it. */
export const nonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString('base64')
  next()
}

/** Headers of every response. Development needs inline styles and Vite's socket. */
export function securityHeaders(env: Env): RequestHandler {
  const development = env.mode === 'development'
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': [
          "'self'",
          (_request, response) =>
            `'nonce-${(response as unknown as { locals: { cspNonce: string } }).locals.cspNonce}'`,
        ],
        'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': development ? ["'self'", 'ws:'] : ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(env.publicOrigin.startsWith('https:') ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    xFrameOptions: { action: 'deny' },
    // no-referrer would make browsers post `Origin: null`, which no form survives.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: env.publicOrigin.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
}

const METHODS = ['GET', 'HEAD', 'POST']

/** The site knows three methods; TRACE and the rest end here, where Remix would fail over some of them. */
export const knownMethodsOnly: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response.status(405).set('Allow', METHODS.join(', ')).type('text').send('Method not allowed')
}

/**
 * Refuses posts from other sites with 403 before Remix would with 500. Whatever a proxy or a client says about the
 * host is dropped: links and checks use the configured origin only.
 */
export function sameOriginOnly(env: Env): RequestHandler {
  return (request, response, next) => {
    delete request.headers['x-forwarded-host']
    if (
      request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
        .length > 1
    ) {
      response.status(400).type('text').send('Bad request')
      return
    }
    if (['GET', 'HEAD'].includes(request.method)) return next()
    const origin = request.headers.origin
    if (
      origin === undefined
        ? request.headers['sec-fetch-site'] !== 'cross-site'
        : isOurs(env, origin, request.headers.host)
    ) {
      // Behind a proxy the Host may be an inner name; Remix compares it with Origin.
      if (origin) request.headers.host = new URL(origin).host
      return next()
    }
    response.status(403).type('text').send('Forbidden')
  }
}

function isOurs(env: Env, origin: string, host: string | undefined): boolean {
  if (origin === env.publicOrigin) return true
  // Without PUBLIC_URL the machine is reached as localhost, 127.0.0.1 or by its name: then Host is what we have.
  return env.publicOriginIsDefault && origin === `http://${host ?? ''}`
}
