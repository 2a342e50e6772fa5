import { chaseMessages, chaseRecipients } from '#db/schema'
import type { Tx } from '#db/client'
import type { ChaseChannel, ChaseGroup, Localised } from '#db/domain'
import { signedIn } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventFor } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { findSpeakers, notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { newId } from '#app/platform/ids'
import { once } from '#app/platform/once.server'
import { membersOf } from './groups.server'
import type { ChaseInput } from './schema'

export type Sent = { messageId: string; people: number; participants: number }

/**
 * Writes to participants of a group: one outbox line for each person, however many participants they answer for. Who
 * left the group meanwhile (an answer came in) gets nothing. The same person with the same key sends once.
 * @throws DomainError notFound, chase.nobody, event.closed
 */
export function sendChase(ctx: Context, input: ChaseInput & { eventId: string }): Sent {
  return write(ctx, (tx) =>
    once(tx, ctx, input.key, () => {
      const event = eventFor(ctx, tx, 'chase.send', input.eventId)
      const person = signedIn(ctx)
      const chosen = new Set(input.to)
      const ids = membersOf(tx, event, input.group, input.of)
        .map((member) => member.registrationId)
        .filter((id) => chosen.has(id))
      const sent = deliver(tx, ctx, event, {
        ...input,
        ids,
        createdBy: person.id,
        origin: 'byHand',
      })
      if (!sent) throw invalid('chase.nobody', {}, 'to')
      return sent
    }),
  )
}

type Delivery = {
  group: ChaseGroup
  of?: string
  subject: Localised
  body: Localised
  ids: string[]
  createdBy: string | null
  origin: 'byHand' | 'reminder'
}

/** Writes the message, its recipients and their outbox lines; null when nobody can be reached. */
export function deliver(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  { group, of, subject, body, ids, createdBy, origin }: Delivery,
): Sent | null {
  const seen = new Set<string>()
  const speakers = findSpeakers(tx, ids)
  const found = ids.flatMap((registrationId) =>
    (speakers.get(registrationId) ?? [])
      .filter(({ reader }) => !seen.has(reader.email) && seen.add(reader.email))
      .map((speaker) => ({ registrationId, ...speaker })),
  )
  if (found.length === 0) return null
  const messageId = insertMessage(tx, ctx, event, { group, of, subject, body, createdBy, origin })
  for (const { registrationId, to } of found) {
    insertRecipient(tx, ctx, messageId, registrationId, to, 'mail')
    notify(tx, ctx, [to], 'chaseMessage', { messageId, registrationId }, messageId)
  }
  const sent = {
    messageId,
    people: found.length,
    participants: new Set(found.map((one) => one.registrationId)).size,
  }
  record(tx, ctx, 'chase.sent', 'event', event.id, { after: { group, of, origin, ...sent } })
  return sent
}

type NewMessage = Omit<Delivery, 'ids'>

/** The message as it was written, for the history. */
export function insertMessage(
  tx: Tx,
  ctx: Context,
  event: EventRow,
  { group, of, ...rest }: NewMessage,
): string {
  const id = newId()
  tx.insert(chaseMessages)
    .values({
      ...rest,
      id,
      eventId: event.id,
      groupKind: group,
      groupOf: of ?? null,
      createdAt: ctx.now(),
    })
    .run()
  return id
}

/** Who was told, and how. */
export function insertRecipient(
  tx: Tx,
  ctx: Context,
  messageId: string,
  registrationId: string,
  to: { personId: string } | { delegateId: string } | null,
  channel: ChaseChannel,
): void {
  tx.insert(chaseRecipients)
    .values({
      id: newId(),
      messageId,
      registrationId,
      personId: to && 'personId' in to ? to.personId : null,
      delegateId: to && 'delegateId' in to ? to.delegateId : null,
      channel,
      at: ctx.now(),
    })
    .run()
}
