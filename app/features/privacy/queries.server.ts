import { asc, desc, eq, ne } from 'drizzle-orm'
import { people, privacyRequests } from '#db/schema'
import { authorise, authorisedPerson } from '#app/features/accounts'
import type { Context } from '#app/platform/context.server'
import { readRetention } from './retention.server'
import { ANSWER_DAYS } from './schema'

const columns = {
  id: privacyRequests.id,
  kind: privacyRequests.kind,
  state: privacyRequests.state,
  text: privacyRequests.text,
  answer: privacyRequests.answer,
  createdAt: privacyRequests.createdAt,
  dueAt: privacyRequests.dueAt,
  decidedAt: privacyRequests.decidedAt,
}

/** Requests of the person who asks, newest first. @throws DomainError signInFirst */
export function readOwnPrivacy(ctx: Context) {
  const person = authorisedPerson(ctx, 'privacy.ask')
  return {
    answerDays: ANSWER_DAYS,
    requests: ctx.db
      .select(columns)
      .from(privacyRequests)
      .where(eq(privacyRequests.personId, person.id))
      .orderBy(desc(privacyRequests.createdAt))
      .all(),
  }
}

const DECIDED = 50

/** What is to be answered, first due first; what was answered last; what is deleted when. @throws DomainError notFound */
export function readPrivacyRequests(ctx: Context) {
  authorise(ctx, 'privacy.read')
  const now = ctx.now()
  const all = () =>
    ctx.db
      .select({
        ...columns,
        remindedAt: privacyRequests.remindedAt,
        personId: people.id,
        name: people.name,
        email: people.email,
        isErased: people.erasedAt,
      })
      .from(privacyRequests)
      .innerJoin(people, eq(people.id, privacyRequests.personId))
  return {
    open: all()
      .where(eq(privacyRequests.state, 'open'))
      .orderBy(asc(privacyRequests.dueAt))
      .all()
      .map((one) => ({ ...one, isOverdue: one.dueAt < now })),
    decided: all()
      .where(ne(privacyRequests.state, 'open'))
      .orderBy(desc(privacyRequests.decidedAt))
      .limit(DECIDED)
      .all()
      .map((one) => ({ ...one, email: one.isErased ? '' : one.email })),
    retention: readRetention(ctx),
  }
}
