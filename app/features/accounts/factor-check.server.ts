import { createHmac, randomBytes } from 'node:crypto'
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { recoveryCodes, secondFactors } from '#db/schema'
import type { Reader, Tx } from '#db/client'
import type { Context } from '#app/platform/context.server'
import { keyFor, seal, unseal } from '#app/platform/secrets.server'
import { mailAccount } from './account-mail.server'
import { matchingStep } from './totp'

const SEALED_FOR = 'totpSecret'
const RECOVERY_CODES = 10

export const sealSecret = (ctx: Context, base32: string) => seal(ctx.secretKey, SEALED_FOR, base32)
export const unsealSecret = (ctx: Context, sealed: string) =>
  unseal(ctx.secretKey, SEALED_FOR, sealed)

/** The confirmed second factor of a person, or undefined. */
export function factorOf(reader: Reader, personId: string) {
  const row = reader.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get()
  return row?.confirmedAt ? row : undefined
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
  if (!factor) return false
  const step = matchingStep(unsealSecret(ctx, factor.secret), code, ctx.now(), factor.lastStep)
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

/** Replaces a person's recovery codes. They are shown once; only their keyed hashes are kept. */
export function makeRecoveryCodes(tx: Tx, ctx: Context, personId: string): string[] {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run()
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = encodeBase32LowerCaseNoPadding(randomBytes(10)).slice(0, 12)
    tx.insert(recoveryCodes)
      .values({ personId, codeHash: hashOfRecovery(ctx, code) })
      .run()
    return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
  })
}

const hashOfRecovery = (ctx: Context, code: string) =>
  createHmac('sha256', keyFor(ctx.secretKey, 'recoveryCode')).update(code).digest('hex')
