import { and, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { oneTimeCodes } from '#db/schema'
import type { Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { sameText } from '#app/platform/secrets.server'
import { mailAccount } from './account-mail.server'
import { codeOf } from './tokens.server'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const LIVES_MS = 10 * MINUTE_MS
const MAILS_AN_HOUR = 5
/** After so many wrong tries a code is dead. */
const WRONG_TRIES = 5

/**
 * Mails a code that is the first step of a sign-in, with an id that the caller knows; not when enough were mailed
 * within the hour.
 */
export function mailFirstCode(tx: Tx, ctx: Context, personId: string, id: string): void {
  const first = isNull(oneTimeCodes.pendingId)
  if (sentWithinHour(tx, ctx, personId, first).length >= MAILS_AN_HOUR) return
  insertCode(tx, ctx, { id, personId, pendingId: null })
  mailAccount(tx, ctx, { codeId: id }, 'signInCode')
}

/**
 * Mails a code that is the second step of a half-done sign-in. Those of the first step are not counted with them: a
 * stranger who asks for codes must not use up the ones that follow the right password.
 * @throws DomainError signIn.justMailed, signIn.mailsSpent, with how long to wait
 */
export function mailSecondCode(tx: Tx, ctx: Context, personId: string, pendingId: string): void {
  const sent = sentWithinHour(tx, ctx, personId, isNotNull(oneTimeCodes.pendingId))
  const since = (at: Date) => ctx.now().getTime() - at.getTime()
  const last = sent.find((one) => one.pendingId === pendingId)
  if (last && since(last.createdAt) < MINUTE_MS)
    throw invalid('signIn.justMailed', {
      seconds: Math.ceil((MINUTE_MS - since(last.createdAt)) / 1000),
    })
  const oldest = sent[MAILS_AN_HOUR - 1]
  if (oldest)
    throw invalid('signIn.mailsSpent', {
      minutes: Math.ceil((HOUR_MS - since(oldest.createdAt)) / MINUTE_MS),
    })
  const id = newId()
  insertCode(tx, ctx, { id, personId, pendingId })
  mailAccount(tx, ctx, { codeId: id }, 'secondCode')
}

/** Codes mailed to a person within the hour, the last one first. */
const sentWithinHour = (tx: Tx, ctx: Context, personId: string, step: ReturnType<typeof isNull>) =>
  tx
    .select({ createdAt: oneTimeCodes.createdAt, pendingId: oneTimeCodes.pendingId })
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.personId, personId),
        eq(oneTimeCodes.channel, 'mail'),
        gt(oneTimeCodes.createdAt, new Date(ctx.now().getTime() - HOUR_MS)),
        step,
      ),
    )
    .orderBy(desc(oneTimeCodes.createdAt))
    .all()

function insertCode(
  tx: Tx,
  ctx: Context,
  code: { id: string; personId: string; pendingId: string | null },
): void {
  const now = ctx.now()
  tx.insert(oneTimeCodes)
    .values({
      ...code,
      channel: 'mail',
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIVES_MS),
    })
    .run()
}

/** Neither used, nor too old, nor tried too often. */
export const isOpen = (ctx: Context) =>
  and(
    isNull(oneTimeCodes.usedAt),
    gt(oneTimeCodes.expiresAt, ctx.now()),
    lt(oneTimeCodes.wrongTries, WRONG_TRIES),
  )

/** Uses a code up when it is right, and counts the try when it is wrong. */
export function useCode(tx: Tx, ctx: Context, id: string, given: string): boolean {
  const right = sameText(codeOf(ctx.secretKey, id), given.replace(/[\s-]/g, ''))
  tx.update(oneTimeCodes)
    .set(right ? { usedAt: ctx.now() } : { wrongTries: sql`${oneTimeCodes.wrongTries} + 1` })
    .where(eq(oneTimeCodes.id, id))
    .run()
  return right
}

/**
 * Whether a text is one of the codes that were mailed for a half-done sign-in: mails overtake each other, so that the
 * one before the last is as good. A wrong one counts against each.
 */
export const useSecondCode = (tx: Tx, ctx: Context, pendingId: string, given: string): boolean =>
  tx
    .select({ id: oneTimeCodes.id })
    .from(oneTimeCodes)
    .where(and(eq(oneTimeCodes.pendingId, pendingId), isOpen(ctx)))
    .all()
    .filter(({ id }) => useCode(tx, ctx, id, given)).length > 0
