import { and, eq } from 'drizzle-orm'
import { organisations, verificationCases } from '#db/schema'
import { authorise, authorisedPerson, ownersOf } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { notify } from '#app/features/notifications'
import { dayOf } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, forbidden, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { findCase } from './find-case.server'
import { decideVerificationSchema } from './schema'
import type { DecideVerification } from './schema'

/**
 * Decides on what an organisation handed in; the owners are told. What is refused is refused with a reason. Nobody
 * decides about an organisation of their own, nor about a number that is another one by now.
 * @throws DomainError notFound, verification.decided, verification.own, verification.reasonMissing,
 * verification.numberChanged
 */
export function decideVerification(ctx: Context, input: DecideVerification): void {
  authorise(ctx, 'verification.read')
  const { caseId, decision, reason } = checked(decideVerificationSchema, input)
  write(ctx, (tx) => {
    const { found, organisation } = findCase(tx, caseId)
    const states = { verification: found.state }
    const reviewer = authorisedPerson(ctx, 'verification.decide', {}, states)
    if (reviewer.memberships.some((one) => one.organisationId === organisation.id))
      throw forbidden('verification.own')
    if (decision === 'refuse' && !reason) throw invalid('verification.reasonMissing', {}, 'reason')
    if (decision === 'approve' && organisation.registrationNumber !== found.registrationNumber)
      throw conflict('verification.numberChanged')
    tx.update(verificationCases)
      .set({
        state: decision === 'approve' ? 'approved' : 'refused',
        decidedBy: reviewer.id,
        decidedAt: ctx.now(),
        reason,
      })
      .where(eq(verificationCases.id, caseId))
      .run()
    if (decision === 'approve')
      tx.update(organisations)
        .set({
          verification: 'verified',
          verifiedAt: dayOf(ctx.now(), 'Asia/Ho_Chi_Minh'),
          verificationEvidence: found.evidence,
        })
        .where(eq(organisations.id, organisation.id))
        .run()
    else
      tx.update(organisations)
        .set({ verification: 'rejected' })
        .where(
          and(eq(organisations.id, organisation.id), eq(organisations.verification, 'pending')),
        )
        .run()
    const what = decision === 'approve' ? 'verification.approved' : 'verification.refused'
    record(tx, ctx, what, 'organisation', organisation.id, { after: { caseId, reason } })
    const owners = ownersOf(tx, organisation.id).map((personId) => ({ personId }))
    notify(
      tx,
      ctx,
      owners,
      decision === 'approve' ? 'verificationApproved' : 'verificationRefused',
      { caseId },
      caseId,
    )
  })
}
