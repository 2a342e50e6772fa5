import { and, eq } from 'drizzle-orm'
import { technologies } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { technologyById, touchListing } from '#app/features/catalogue'
import type { TechnologyRow } from '#app/features/catalogue'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { reviewById } from './decide-review.server'
import { certificateCheckSchema } from './schema'
import type { CertificateCheck } from './schema'

/**
 * Says of one certificate of a technology in review whether the register of its issuer bears it out. Only verified
 * ones satisfy a requirement.
 * @throws DomainError review.changed, notFound
 */
export function verifyCertificate(ctx: Context, input: CertificateCheck): TechnologyRow {
  authorise(ctx, 'review.checkCertificate')
  const { reviewId, version, index, verification } = checked(certificateCheckSchema, input)
  return write(ctx, (tx) => {
    const review = reviewById(tx, reviewId)
    if (review.listingKind !== 'technology') throw notFound()
    const before = technologyById(tx, review.listingId)
    const chosen = before.certifications[index]
    if (!chosen) throw notFound()
    if (chosen.verification === verification) return before
    const after = tx
      .update(technologies)
      .set({
        certifications: before.certifications.map((one, at) =>
          at === index ? { ...one, verification } : one,
        ),
        version: version + 1,
      })
      .where(and(eq(technologies.id, before.id), eq(technologies.version, version)))
      .returning()
      .get()
    if (!after) throw conflict('review.changed')
    record(tx, ctx, 'technology.certificateChecked', 'technology', before.id, {
      before,
      after,
    })
    touchListing(tx, ctx, 'technology', before.id)
    return after
  })
}
