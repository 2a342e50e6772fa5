import { createHmac, randomBytes } from 'node:crypto'
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding'
import { and, eq, gte, isNull, lt } from 'drizzle-orm'
import { recoveryCodes, secondFactors } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { keptKey } from '#app/platform/kept-keys.server'
import { seal, unseal } from '#app/platform/secrets.server'
import { mailAccount } from './account-mail.server'
import { matchingStep } from './totp'

const SEALED_FOR = 'totpSecret'
const RECOVERY_CODES = 10
/** 120 bits: nobody finds one from its hash, so that a slow hash is not needed. */
const RECOVERY_BYTES = 15

export const sealSecret = (ctx: Context, base32: string) => seal(ctx.secretKey, SEALED_FOR, base32)

/**
 * Seals the secrets of apps with another key, inside the caller's transaction. What an earlier key sealed stays shut.
 * Gives how many were sealed anew, and how many nobody can open.
 */
export function resealFactors(tx: Tx, from: string, to: string): { sealed: number; shut: number } {
  const rows = tx.select().from(secondFactors).all()
  const opened = rows.flatMap(({ personId, secret }) => {
    const base32 = unsealSecret({ secretKey: from }, secret)
    return base32 === null ? [] : [{ personId, secret: seal(to, SEALED_FOR, base32) }]
  })
  for (const { personId, secret } of opened)
    tx.update(secondFactors).set({ secret }).where(eq(secondFactors.personId, personId)).run()
  return { sealed: opened.length, shut: rows.length - opened.length }
}

/** The secret of an app; null when the configured key is no longer the one that sealed it. */
export function unsealSecret(ctx: Pick<Context, 'secretKey'>, sealed: string): string | null {
  try {
    return unseal(ctx.secretKey, SEALED_FOR, sealed)
  } catch {
    return null
  }
}

/** The confirmed second factor of a person, or undefined. */
export function factorOf(reader: Reader, personId: string) {
  const row = reader.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get()
  return row?.confirmedAt ? row : undefined
}

const BEGUN_LIVES_MS = 30 * 60_000

/** The secret of an enrolment that waits for its first code; it waits half an hour. Undefined for none. */
export function begunSecretOf(reader: Reader, ctx: Context, personId: string): string | undefined {
  const row = reader.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get()
  if (!row || row.confirmedAt || ctx.now().getTime() - row.createdAt.getTime() > BEGUN_LIVES_MS)
    return undefined
  return unsealSecret(ctx, row.secret) ?? undefined
}

/**
 * Uses up a code of the app, or a recovery code. Each is good once, also for two that come at the same moment: the row
 * moves on in the same transaction.
 */
export function useFactorCode(tx: Tx, ctx: Context, personId: string, given: string): boolean {
  const code = given.replace(/[\s-]/g, '').toLowerCase()
  return /^\d{6}$/.test(code)
    ? useAppCode(tx, ctx, personId, code)
    : useRecoveryCode(tx, ctx, personId, code)
}

function useAppCode(tx: Tx, ctx: Context, personId: string, code: string): boolean {
  const factor = factorOf(tx, personId)
  const secret = factor && unsealSecret(ctx, factor.secret)
  if (!secret) return false
  const step = matchingStep(secret, code, ctx.now(), factor.lastStep)
  if (step === null) return false
  return (
    tx
      .update(secondFactors)
      .set({ lastStep: step })
      .where(and(eq(secondFactors.personId, personId), lt(secondFactors.lastStep, step)))
      .run().changes === 1
  )
}

function useRecoveryCode(tx: Tx, ctx: Context, personId: string, code: string): boolean {
  const used = tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now() })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, hashOfRecovery(ctx, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .run()
  if (used.changes !== 1) return false
  mailAccount(tx, ctx, { personId }, 'recoveryCodeUsed')
  return true
}

/** Removes a second factor with its recovery codes; with a time, only one that was begun since. */
export function dropSecondFactor(tx: Tx, personId: string, since?: Date): void {
  const dropped = tx
    .delete(secondFactors)
    .where(and(eq(secondFactors.personId, personId), since && gte(secondFactors.createdAt, since)))
    .run()
  if (dropped.changes > 0)
    tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run()
}

/** Replaces a person's recovery codes. They are shown once; only their keyed hashes are kept. */
export function makeRecoveryCodes(tx: Tx, ctx: Context, personId: string): string[] {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run()
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = encodeBase32LowerCaseNoPadding(randomBytes(RECOVERY_BYTES))
    tx.insert(recoveryCodes)
      .values({ personId, codeHash: hashOfRecovery(ctx, code) })
      .run()
    return code.replace(/(.{4})(?=.)/g, '$1-')
  })
}

const hashOfRecovery = (ctx: Context, code: string) =>
  createHmac('sha256', keptKey(ctx.db, ctx.secretKey, 'recoveryCode'))
    .update(code)
    .digest('hex')
