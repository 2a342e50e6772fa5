import { and, eq } from 'drizzle-orm'
import { outcomes } from '#db/schema'
import { authorise, isOfTeam, signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { checked } from '#app/platform/fields'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { publishedSlot, subjectOf } from './find-subject.server'
import { recordOutcomeSchema } from './schema'
import type { RecordOutcome } from './schema'

/**
 * Keeps what one side says of a meeting or an exchange; saying it again replaces that side's earlier word only.
 * @throws DomainError field.*, notFound, meeting.notScheduled, meeting.cancelled, outcome.tooEarly
 */
export function recordOutcome(ctx: Context, input: RecordOutcome): { id: string } {
  const given = checked(recordOutcomeSchema, input)
  return write(ctx, (tx) => {
    const subject = subjectOf(tx, given)
    if (!subject.sides.includes(given.registrationId)) throw notFound()
    const { organisationId } = registrationOf(tx, given.registrationId)
    const by = authorise(
      ctx,
      'outcome.record',
      { organisationId, eventId: subject.eventId },
      { meeting: subject.meetingState },
    )
    const person = signedIn(ctx)
    if (subject.meetingId !== null && publishedSlot(tx, subject.meetingId).startsAt > ctx.now())
      throw conflict('outcome.tooEarly')

    const {
      registrationId,
      tookPlace,
      interest = null,
      fit = null,
      nextSteps,
      expectedValue = null,
      note = null,
      followUpDate = null,
    } = given
    const said = {
      tookPlace,
      interest,
      fit,
      nextSteps,
      expectedValue,
      note,
      followUpDate,
      enteredBy: person.id,
    }
    const ofThisSide =
      subject.meetingId !== null
        ? eq(outcomes.meetingId, subject.meetingId)
        : eq(outcomes.exchangeId, subject.exchangeId ?? '')
    const before = tx
      .select()
      .from(outcomes)
      .where(and(ofThisSide, eq(outcomes.registrationId, registrationId)))
      .get()
    const id = before?.id ?? newId()
    if (before)
      tx.update(outcomes)
        .set({ ...said, version: before.version + 1 })
        .where(eq(outcomes.id, id))
        .run()
    else
      tx.insert(outcomes)
        .values({
          ...said,
          id,
          registrationId,
          meetingId: subject.meetingId,
          exchangeId: subject.exchangeId,
          createdAt: ctx.now(),
        })
        .run()
    record(tx, ctx, 'outcome.recorded', 'outcome', id, {
      before,
      after: said,
      onBehalfOf: isOfTeam(by) ? organisationId : undefined,
    })
    return { id }
  })
}
