import { eq } from 'drizzle-orm'
import { delegates } from '#db/schema'
import { record } from '#app/features/audit'
import { refreshAbsences, unionOf, without } from '#app/features/events'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict } from '#app/platform/domain-error'
import { delegateOf, openRegistration } from './save-delegate.server'
import type { Painted } from './schema'

/** Two spans that are closer are one absence: nobody comes back for the minutes between two meetings. */
const TOGETHER_MS = 15 * 60_000

/**
 * Keeps when a delegate can meet, as painted. What is kept is the true absence: of the time that was shown, what was
 * left empty; of all other time, what was said before. Whatever the grid becomes, slots that it touches are not free.
 * @throws DomainError notFound, conflict, registration.over
 */
export function paintAvailability(
  ctx: Context,
  input: Painted & { registrationId: string; delegateId: string },
): void {
  write(ctx, (tx) => {
    const { registration, asStaff } = openRegistration(tx, ctx, input.registrationId)
    const before = delegateOf(tx, registration.id, input.delegateId)
    if (before.version !== input.version) throw conflict('conflict')
    const free = new Set(input.free.map((cell) => `${cell.from} ${cell.until}`))
    const empty = input.cells.filter((cell) => !free.has(`${cell.from} ${cell.until}`))
    const kept = without(before.ownAbsences, unionOf(input.cells, TOGETHER_MS))
    const absences = unionOf([...kept, ...unionOf(empty, TOGETHER_MS)])
    // A free slot between two empty ones stays free.
    const own = without(absences, input.free)
    tx.update(delegates)
      .set({ ownAbsences: own, availabilityAt: ctx.now(), version: before.version + 1 })
      .where(eq(delegates.id, before.id))
      .run()
    refreshAbsences(tx, registration.eventId, [before.id])
    record(tx, ctx, 'delegate.absencesSet', 'delegate', before.id, {
      before: before.ownAbsences,
      after: own,
      onBehalfOf: asStaff ? registration.organisationId : undefined,
    })
  })
}
