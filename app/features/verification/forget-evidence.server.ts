import { and, inArray, isNotNull, lt, ne } from 'drizzle-orm'
import { verificationCases } from '#db/schema'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { dropEvidence } from './evidence-files.server'

const DAY_MS = 24 * 3_600_000
/** Days after the decision that a file is kept, for questions about it. */
export const EVIDENCE_DAYS = 180

/** Deletes evidence files that are no longer needed; that there was one, and the decision, stay. Gives how many. */
export function forgetEvidence(ctx: Context): number {
  const before = new Date(ctx.now().getTime() - EVIDENCE_DAYS * DAY_MS)
  const over = ctx.db
    .select({ id: verificationCases.id, organisationId: verificationCases.organisationId })
    .from(verificationCases)
    .where(
      and(
        ne(verificationCases.state, 'submitted'),
        isNotNull(verificationCases.fileType),
        lt(verificationCases.decidedAt, before),
      ),
    )
    .all()
  for (const { id } of over) dropEvidence(ctx, id)
  write(ctx, (tx) => {
    const ids = over.map((one) => one.id)
    tx.update(verificationCases)
      .set({ fileType: null })
      .where(inArray(verificationCases.id, ids))
      .run()
    for (const { id, organisationId } of over)
      record(tx, ctx, 'verification.fileDeleted', 'organisation', organisationId, {
        before: { caseId: id },
      })
  })
  return over.length
}
