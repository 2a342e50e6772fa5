import { eq } from 'drizzle-orm'
import { meetings } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { publishedSlot, subjectOf } from './find-subject.server'
import type { TalkSubject } from './find-subject.server'

/**
 * The desk notes that a scheduled meeting took place; the scheduled times stand in where no others are given.
 * @throws DomainError notFound, meeting.notScheduled, meeting.cancelled, field.invalid
 */
export function markHeld(
  ctx: Context,
  input: { meetingId: string; actualStart?: Date; actualEnd?: Date },
): void {
  write(ctx, (tx) => {
    const subject = runSubject(ctx, tx, input.meetingId)
    const slot = publishedSlot(tx, input.meetingId)
    const actualStart = input.actualStart ?? slot.startsAt
    const actualEnd = input.actualEnd ?? slot.endsAt
    if (actualEnd < actualStart) throw invalid('field.invalid', {}, 'actualEnd')
    tx.update(meetings)
      .set({ state: 'held', noShowBy: null, actualStart, actualEnd, updatedAt: ctx.now() })
      .where(eq(meetings.id, input.meetingId))
      .run()
    record(tx, ctx, 'meeting.held', 'meeting', input.meetingId, {
      before: { state: subject.meetingState },
      after: { state: 'held', actualStart, actualEnd },
    })
  })
}

/**
 * The desk notes which side did not come.
 * @throws DomainError notFound, meeting.notScheduled, meeting.cancelled
 */
export function markNoShow(
  ctx: Context,
  input: { meetingId: string; registrationId: string },
): void {
  write(ctx, (tx) => {
    const subject = runSubject(ctx, tx, input.meetingId)
    publishedSlot(tx, input.meetingId)
    if (!subject.sides.includes(input.registrationId)) throw conflict('meeting.notASide')
    tx.update(meetings)
      .set({
        state: 'noShow',
        noShowBy: input.registrationId,
        actualStart: null,
        actualEnd: null,
        updatedAt: ctx.now(),
      })
      .where(eq(meetings.id, input.meetingId))
      .run()
    record(tx, ctx, 'meeting.noShow', 'meeting', input.meetingId, {
      before: { state: subject.meetingState },
      after: { state: 'noShow', by: input.registrationId },
    })
  })
}

function runSubject(ctx: Context, tx: Tx, meetingId: string): TalkSubject {
  const subject = subjectOf(tx, { meetingId })
  const { eventId, meetingState } = subject
  authorise(ctx, 'meeting.run', { eventId }, { meeting: meetingState })
  return subject
}
