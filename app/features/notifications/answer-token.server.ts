import { idOfToken, tokenOf } from '#app/platform/secrets.server'
import type { Recipient } from './notify.server'

const PURPOSE = 'answerRequest'

/** What the link of a mail about a request carries: the request and whom the mail went to. Nothing of it is stored. */
export const answerToken = (secretKey: string, requestId: string, to: Recipient): string =>
  tokenOf(
    secretKey,
    PURPOSE,
    'personId' in to ? `${requestId}:p:${to.personId}` : `${requestId}:d:${to.delegateId}`,
  )

/** What such a link stands for; null for any other text. */
export function readAnswerToken(
  secretKey: string,
  token: string,
): { requestId: string; to: Recipient } | null {
  const [requestId, kind, id] = idOfToken(secretKey, PURPOSE, token)?.split(':') ?? []
  if (!requestId || !id) return null
  return { requestId, to: kind === 'p' ? { personId: id } : { delegateId: id } }
}
