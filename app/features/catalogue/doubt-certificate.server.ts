import { eq } from 'drizzle-orm'
import { technologies } from '#db/schema'
import type { Tx } from '#db/client'
import { record } from '#app/features/audit'
import type { Context } from '#app/platform/context.server'
import { technologyById } from './rows.server'
import { touchListing } from './touch-listing.server'

/**
 * A certificate whose document was replaced or taken away needs a new look: the reviewer may have judged by what is
 * gone. Inside the caller's transaction; changes nothing for one that nobody had looked at.
 */
export function doubtCertificate(
  tx: Tx,
  ctx: Context,
  technologyId: string,
  certificate: string,
): void {
  const before = technologyById(tx, technologyId)
  const chosen = before.certifications.find(({ id }) => id === certificate)
  if (!chosen || chosen.verification === 'unverified') return
  const after = tx
    .update(technologies)
    .set({
      certifications: before.certifications.map((one) =>
        one === chosen ? { ...one, verification: 'unverified' } : one,
      ),
      version: before.version + 1,
    })
    .where(eq(technologies.id, technologyId))
    .returning()
    .get()
  record(tx, ctx, 'technology.certificateDoubted', 'technology', technologyId, { before, after })
  touchListing(tx, ctx, 'technology', technologyId)
}
