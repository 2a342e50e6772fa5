import type { Tx } from '#db/client'
import type { RegistrationState } from '#db/domain'
import { notify, speakersFor } from '#app/features/notifications'
import type { Context } from '#app/platform/context.server'

const MAIL_OF = {
  applied: 'registrationReceived',
  waitlisted: 'registrationWaitlisted',
  approved: 'registrationApproved',
  rejected: 'registrationRejected',
  withdrawn: null,
} as const satisfies Record<RegistrationState, unknown>

/** One message to who answers for a registration, of the state that it has now; who withdrew knows it. */
export function tellState(
  tx: Tx,
  ctx: Context,
  { id, eventId, state }: { id: string; eventId: string; state: RegistrationState },
): void {
  const template = MAIL_OF[state]
  if (template) notify(tx, ctx, speakersFor(tx, id), template, { eventId }, id)
}
