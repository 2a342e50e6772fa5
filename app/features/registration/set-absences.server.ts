import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { delegates } from '#db/schema'
import { record } from '#app/features/audit'
import { refreshAbsences } from '#app/features/events'
import { checked } from '#app/platform/fields'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { openRegistration } from './save-delegate.server'
import { absenceSchema } from './schema'

const setAbsencesSchema = z.object({
  delegateId: z.string(),
  absences: z.array(absenceSchema).max(100),
})

/**
 * Says when a delegate is away, as true instants: whatever the grid becomes, the slots that they touch are not free.
 * @throws DomainError field.*, notFound, registration.over
 */
export function setAbsences(ctx: Context, input: z.input<typeof setAbsencesSchema>): void {
  const { delegateId, absences } = checked(setAbsencesSchema, input)
  write(ctx, (tx) => {
    const delegate = tx.select().from(delegates).where(eq(delegates.id, delegateId)).get()
    if (!delegate) throw notFound()
    const { registration, asStaff } = openRegistration(tx, ctx, delegate.registrationId)
    const spans = absences.map(({ from, until }) => ({
      from: from.getTime(),
      until: until.getTime(),
    }))
    tx.update(delegates)
      .set({ ownAbsences: spans, availabilityAt: ctx.now(), version: delegate.version + 1 })
      .where(eq(delegates.id, delegateId))
      .run()
    refreshAbsences(tx, registration.eventId, [delegateId])
    record(tx, ctx, 'delegate.absencesSet', 'delegate', delegateId, {
      before: delegate.ownAbsences,
      after: spans,
      onBehalfOf: asStaff ? registration.organisationId : undefined,
    })
  })
}
