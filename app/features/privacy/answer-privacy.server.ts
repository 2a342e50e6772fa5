import { eq } from 'drizzle-orm'
import { people, privacyRequests } from '#db/schema'
import {
  authorise,
  authorisedPerson,
  ERASURE_CONSTRAINTS,
  forgetPerson,
} from '#app/features/accounts'
import { record } from '#app/features/audit'
import { notify } from '#app/features/notifications'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { dropWrittenMails } from '#app/platform/mail/written-mails.server'
import { answerPrivacySchema } from './schema'
import type { AnswerPrivacy } from './schema'

/**
 * Answers a person's request; the person is told by mail. A refusal says why. An erasure can be carried out in the same
 * step: then nobody is left to write to.
 * @throws DomainError notFound, privacy.answered, privacy.reasonMissing, privacy.notErasure, erasure.*
 */
export function answerPrivacy(ctx: Context, input: AnswerPrivacy): void {
  authorise(ctx, 'privacy.read')
  const { id, decision, answer } = checked(answerPrivacySchema, input)
  if (decision === 'refused' && !answer) throw invalid('privacy.reasonMissing', {}, 'answer')
  const erased = write(
    ctx,
    (tx) => {
      const request = tx.select().from(privacyRequests).where(eq(privacyRequests.id, id)).get()
      if (!request) throw notFound()
      const states = { privacy: request.state }
      const administrator = authorisedPerson(ctx, 'privacy.answer', {}, states)
      if (decision === 'erase' && request.kind !== 'erasure') throw invalid('privacy.notErasure')
      tx.update(privacyRequests)
        .set({
          state: decision === 'refused' ? 'refused' : 'done',
          answer,
          decidedBy: administrator.id,
          decidedAt: ctx.now(),
        })
        .where(eq(privacyRequests.id, id))
        .run()
      record(tx, ctx, 'privacy.answered', 'person', request.personId, {
        after: { requestId: id, decision },
      })
      if (decision === 'erase') {
        const person = tx.select().from(people).where(eq(people.id, request.personId)).get()
        if (!person || person.erasedAt) throw notFound()
        forgetPerson(tx, ctx, person)
        return person.email
      }
      notify(tx, ctx, [{ personId: request.personId }], 'privacyAnswered', { requestId: id }, id)
      return null
    },
    ERASURE_CONSTRAINTS,
  )
  if (erased) dropWrittenMails(ctx, { to: erased })
}
