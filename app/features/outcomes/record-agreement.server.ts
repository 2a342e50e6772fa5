import { agreements } from '#db/schema'
import { record } from '#app/features/audit'
import { checked } from '#app/platform/fields'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { newId } from '#app/platform/ids'
import { recorderOf, subjectOf } from './find-subject.server'
import { recordAgreementSchema } from './schema'
import type { RecordAgreement } from './schema'

/**
 * Keeps an MoU, NDA, pilot or contract with its date.
 * @throws DomainError field.*, notFound
 */
export function recordAgreement(ctx: Context, input: RecordAgreement): { id: string } {
  const given = checked(recordAgreementSchema, input)
  return write(ctx, (tx) => {
    const subject = subjectOf(tx, given)
    const person = recorderOf(ctx, tx, subject)
    const id = newId()
    const signed = { kind: given.kind, signedOn: given.signedOn, title: given.title }
    tx.insert(agreements)
      .values({
        ...signed,
        id,
        eventId: subject.eventId,
        meetingId: subject.meetingId,
        exchangeId: subject.exchangeId,
        enteredBy: person.id,
        createdAt: ctx.now(),
      })
      .run()
    record(tx, ctx, 'agreement.recorded', 'agreement', id, { after: signed })
    return { id }
  })
}
