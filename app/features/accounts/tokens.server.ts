import type { LinkPurpose } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { idOfToken, keyFor, tokenOf } from '#app/platform/secrets.server'
import { createHmac } from 'node:crypto'

export type TokenPurpose = LinkPurpose | 'signUp' | 'invitation' | 'signInChallenge'

/** What the link of a mail carries. Nothing of it is stored. */
export const linkToken = (secretKey: string, purpose: TokenPurpose, id: string): string =>
  tokenOf(secretKey, `link:${purpose}`, id)

/** The id of the record that a link belongs to. @throws DomainError link.invalid */
export function idOfLink(
  ctx: Pick<Context, 'secretKey'>,
  purpose: TokenPurpose,
  token: string,
): string {
  const id = idOfToken(ctx.secretKey, `link:${purpose}`, token)
  if (id === null) throw invalid('link.invalid')
  return id
}

/**
 * A link works once and for a while.
 * @throws DomainError link.invalid, link.used, link.expired
 */
export function refuseSpent(
  ctx: Pick<Context, 'now'>,
  link: { usedAt: Date | null; expiresAt: Date } | undefined,
): void {
  if (!link) throw invalid('link.invalid')
  if (link.usedAt) throw invalid('link.used')
  if (link.expiresAt <= ctx.now()) throw invalid('link.expired')
}

const DIGITS = 8

/** The code that belongs to a record: eight digits, never stored. */
export const codeOf = (secretKey: string, id: string): string =>
  String(
    createHmac('sha256', keyFor(secretKey, 'signInCode')).update(id).digest().readUIntBE(0, 6) %
      10 ** DIGITS,
  ).padStart(DIGITS, '0')
