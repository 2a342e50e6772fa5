import { signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import { registrationOf } from '#app/features/registration'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import type { ChaseAct } from './schema'
import { insertMessage, insertRecipient } from './send-chase.server'

/** Notes that somebody was told by telephone, Zalo or KakaoTalk, so that nobody else does it again. @throws DomainError notFound, event.closed */
export function noteChat(
  ctx: Context,
  input: Extract<ChaseAct, { act: 'noted' }> & { eventId: string },
): void {
  write(ctx, (tx) => {
    const event = eventFor(ctx, tx, 'chase.send', input.eventId)
    const person = signedIn(ctx)
    const registration = registrationOf(tx, input.registrationId)
    if (registration.eventId !== event.id) throw notFound()
    const { group, of, subject, body } = input
    const messageId = insertMessage(tx, ctx, event, {
      group,
      of,
      subject,
      body,
      createdBy: person.id,
      origin: 'byHand',
    })
    insertRecipient(tx, ctx, messageId, registration.id, null, 'chat')
    record(tx, ctx, 'chase.noted', 'registration', registration.id, { after: { group, of } })
  })
}
