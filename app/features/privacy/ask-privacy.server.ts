import { and, eq, sql } from 'drizzle-orm'
import { privacyRequests } from '#db/schema'
import type { Tx } from '#db/client'
import { authorise, authorisedPerson, peopleWithRole } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, invalid } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { ANSWER_DAYS, askPrivacySchema } from './schema'
import type { AskPrivacy } from './schema'

const DAY_MS = 24 * 3_600_000
/** Requests that one person may have open at a time. */
const MOST_OPEN = 5

/**
 * Asks for what the law gives a person: to see, correct or erase what is kept of them, or to object to a use of it.
 * The administrators get a mail, and the request a day by which it is answered.
 * @throws DomainError signInFirst, privacy.textMissing, privacy.askedAlready, privacy.tooMany
 */
export function askPrivacy(ctx: Context, input: AskPrivacy): { id: string } {
  const person = authorisedPerson(ctx, 'privacy.ask')
  const { kind, text } = checked(askPrivacySchema, input)
  if (!text && kind !== 'access' && kind !== 'erasure')
    throw invalid('privacy.textMissing', {}, 'text')
  return write(ctx, (tx) => {
    const open = openOf(tx, person.id)
    if (open.some((one) => one.kind === kind && one.text === (text ?? null)))
      throw conflict('privacy.askedAlready')
    if (open.length >= MOST_OPEN) throw conflict('privacy.tooMany', { limit: MOST_OPEN })
    const id = newId()
    const now = ctx.now()
    tx.insert(privacyRequests)
      .values({
        id,
        personId: person.id,
        kind,
        text,
        createdAt: now,
        dueAt: new Date(now.getTime() + ANSWER_DAYS * DAY_MS),
      })
      .run()
    record(tx, ctx, 'privacy.asked', 'person', person.id, { after: { requestId: id, kind } })
    const to = peopleWithRole(tx, ['administrator']).map((personId) => ({ personId }))
    notify(tx, ctx, to, 'privacyAsked', { requestId: id }, id)
    return { id }
  })
}

/** Takes one's own request back. @throws DomainError signInFirst; notFound for one that is not open or not one's own */
export function withdrawPrivacy(ctx: Context, id: string): void {
  const person = authorisedPerson(ctx, 'privacy.ask')
  write(ctx, (tx) => {
    const own = tx
      .select({ state: privacyRequests.state })
      .from(privacyRequests)
      .where(and(eq(privacyRequests.id, id), eq(privacyRequests.personId, person.id)))
      .get()
    authorise(ctx, 'privacy.withdraw', {}, { privacy: own?.state })
    tx.update(privacyRequests)
      .set({ state: 'withdrawn', decidedAt: ctx.now() })
      .where(eq(privacyRequests.id, id))
      .run()
    record(tx, ctx, 'privacy.withdrawn', 'person', person.id, { after: { requestId: id } })
  })
}

const openOf = (tx: Tx, personId: string) =>
  tx
    .select({ kind: privacyRequests.kind, text: privacyRequests.text })
    .from(privacyRequests)
    .where(and(eq(privacyRequests.personId, personId), sql`${privacyRequests.state} = 'open'`))
    .all()
