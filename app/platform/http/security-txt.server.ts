import type { RequestHandler } from 'express'
import type { Env } from '../env.server'

const PATH = '/.well-known/security.txt'
const LIVES_MS = 90 * 24 * 3_600_000

/** Where to report a weakness (RFC 9116), once `SECURITY_CONTACT` names somebody who reads it. */
export function securityTxt(env: Env): RequestHandler {
  return (request, response, next) => {
    if (request.path !== PATH || !env.securityContact) return next()
    response
      .type('text')
      .send(
        [
          `Contact: ${env.securityContact}`,
          `Expires: ${new Date(Date.now() + LIVES_MS).toISOString()}`,
          'Preferred-Languages: en, ko, vi',
          `Canonical: ${env.publicOrigin}${PATH}`,
          '',
        ].join('\n'),
      )
  }
}
