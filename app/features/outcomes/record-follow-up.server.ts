import { followUps } from '#db/schema'
import { record } from '#app/features/audit'
import { checked } from '#app/platform/fields'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { recorderOf, subjectOf } from './find-subject.server'
import { recordFollowUpSchema } from './schema'
import type { RecordFollowUp } from './schema'

/**
 * Keeps a further step that was taken after a meeting or an exchange, by either side or the organiser.
 * @throws DomainError field.*, notFound
 */
export function recordFollowUp(ctx: Context, input: RecordFollowUp): { id: string } {
  const given = checked(recordFollowUpSchema, input)
  return write(ctx, (tx) => {
    const subject = subjectOf(tx, given)
    const person = recorderOf(ctx, tx, subject)
    const id = newId()
    const step = { step: given.step, takenOn: given.takenOn, note: given.note ?? null }
    tx.insert(followUps)
      .values({
        ...step,
        id,
        meetingId: subject.meetingId,
        exchangeId: subject.exchangeId,
        enteredBy: person.id,
        createdAt: ctx.now(),
      })
      .run()
    record(tx, ctx, 'followUp.recorded', 'followUp', id, { after: step })
    return { id }
  })
}
