import { and, desc, eq } from 'drizzle-orm'
import { organisations, verificationCases } from '#db/schema'
import { authorise, authorisedPerson, peopleWithRole } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { checkedEvidence, dropEvidence, keepEvidence } from './evidence-files.server'
import { organisationOf } from './find-case.server'
import { submitEvidenceSchema } from './schema'
import type { SubmitEvidence } from './schema'

const CONSTRAINTS = { 'verification_cases.organisation_id': 'verification.open' }

/**
 * Hands in what shows that an organisation is the one it says: a file, a note on where to look it up, or both.
 * Administrators decide.
 * @throws DomainError notFound, verification.numberMissing, verification.nothing, verification.open, file.*
 */
export function submitEvidence(
  ctx: Context,
  slug: string,
  input: SubmitEvidence,
  file: Uint8Array | null,
): { id: string } {
  const { id: organisationId } = organisationOf(ctx.db, slug)
  const person = authorisedPerson(ctx, 'verification.submit', { organisationId })
  const { evidence, note } = checked(submitEvidenceSchema, input)
  if (!file && !note) throw invalid('verification.nothing', {}, 'file')
  const fileType = file && checkedEvidence(file)
  const id = newId()
  // Written before the row that names it: a row never points at nothing.
  if (file) keepEvidence(ctx, id, file)
  try {
    write(
      ctx,
      (tx) => {
        const organisation = organisationOf(tx, slug)
        if (!organisation.registrationNumber && !organisation.registrationNumberAbsence)
          throw invalid('verification.numberMissing')
        tx.insert(verificationCases)
          .values({
            id,
            organisationId,
            evidence,
            note,
            fileType,
            fileBytes: file?.length,
            registrationNumber: organisation.registrationNumber,
            submittedBy: person.id,
            submittedAt: ctx.now(),
          })
          .run()
        // A verified organisation that hands in anew stays verified meanwhile.
        if (organisation.verification !== 'verified')
          tx.update(organisations)
            .set({ verification: 'pending' })
            .where(eq(organisations.id, organisationId))
            .run()
        record(tx, ctx, 'verification.submitted', 'organisation', organisationId, {
          after: { caseId: id, evidence, fileType, fileBytes: file?.length },
        })
        const administrators = peopleWithRole(tx, ['administrator'])
        const to = administrators.map((personId) => ({ personId }))
        notify(tx, ctx, to, 'verificationSubmitted', { caseId: id }, id)
      },
      CONSTRAINTS,
    )
  } catch (error) {
    dropEvidence(ctx, id)
    throw error
  }
  return { id }
}

/** Takes back what was handed in, while nobody has decided; the file goes. @throws DomainError notFound */
export function withdrawEvidence(ctx: Context, slug: string): void {
  const { id: organisationId } = organisationOf(ctx.db, slug)
  const id = write(ctx, (tx) => {
    const last = tx
      .select({ id: verificationCases.id, state: verificationCases.state })
      .from(verificationCases)
      .where(eq(verificationCases.organisationId, organisationId))
      .orderBy(desc(verificationCases.submittedAt), desc(verificationCases.id))
      .get()
    authorise(ctx, 'verification.withdraw', { organisationId }, { verification: last?.state })
    if (!last) throw notFound()
    tx.update(verificationCases)
      .set({ state: 'withdrawn', decidedAt: ctx.now(), fileType: null })
      .where(eq(verificationCases.id, last.id))
      .run()
    tx.update(organisations)
      .set({ verification: 'unverified' })
      .where(and(eq(organisations.id, organisationId), eq(organisations.verification, 'pending')))
      .run()
    record(tx, ctx, 'verification.withdrawn', 'organisation', organisationId, {
      after: { caseId: last.id },
    })
    return last.id
  })
  dropEvidence(ctx, id)
}
