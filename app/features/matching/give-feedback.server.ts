import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { matches, matchFeedback, needs, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { MatchSide } from '#db/domain'
import { authorise, authorisedPerson, may } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { personOf, write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { conflict, notFound } from '#app/platform/domain-error'
import { checked } from '#app/platform/fields'
import { newId } from '#app/platform/ids'
import { feedbackSchema } from './schema'
import type { OwnFeedback } from './shown'

type Pair = { needId: string; technologyId: string }
/** For whom a person speaks; null organisation: the organisers. */
type Voice = { side: MatchSide; organisationId: string | null }

/**
 * Says of a match whether it was useful and what decided it: once an organisation of either side, once the organisers;
 * saying it again changes it.
 * @throws DomainError notFound for those who are no side of it, conflict when a colleague said something meanwhile
 */
export function giveFeedback(ctx: Context, input: z.input<typeof feedbackSchema>): void {
  const { version, ...given } = checked(feedbackSchema, input)
  const { needId, technologyId, opinion, grounds, note = null } = given
  if (personOf(ctx) === null) authorise(ctx, 'match.judge')
  const voice = voiceOf(ctx, given)
  if (!voice) throw notFound()
  const person =
    voice.organisationId === null
      ? authorisedPerson(ctx, 'match.judgeAsOrganiser')
      : authorisedPerson(ctx, 'match.judge', { organisationId: voice.organisationId })
  write(ctx, (tx) => {
    const match = tx
      .select({ score: matches.score })
      .from(matches)
      .where(and(eq(matches.needId, needId), eq(matches.technologyId, technologyId)))
      .get()
    if (!match) throw notFound()
    const before = feedbackOf(tx, given, voice)
    if ((before?.version ?? 0) !== version) throw conflict('conflict')
    const id = before?.id ?? newId()
    const said = { opinion, grounds: [...new Set(grounds)], note, score: match.score }
    const row = { ...said, enteredBy: person.id, version: version + 1, updatedAt: ctx.now() }
    if (before) tx.update(matchFeedback).set(row).where(eq(matchFeedback.id, id)).run()
    else
      tx.insert(matchFeedback)
        .values({ id, needId, technologyId, ...voice, ...row, createdAt: ctx.now() })
        .run()
    record(tx, ctx, 'match.judged', 'matchFeedback', id, {
      before: before && { opinion: before.opinion, grounds: before.grounds },
      after: { needId, technologyId, side: voice.side, opinion, grounds: said.grounds },
    })
  })
}

/** What the reader's side said of a match, to say or change it; null for those who are no side of it. */
export function readOwnFeedback(ctx: Context, pair: Pair): OwnFeedback | null {
  const voice = personOf(ctx) ? voiceOf(ctx, pair) : null
  if (!voice) return null
  const said = feedbackOf(ctx.db, pair, voice)
  return {
    needId: pair.needId,
    technologyId: pair.technologyId,
    side: voice.side,
    opinion: said?.opinion ?? null,
    grounds: said?.grounds ?? [],
    note: said?.note ?? '',
    version: said?.version ?? 0,
  }
}
function voiceOf(ctx: Context, { needId, technologyId }: Pair): Voice | null {
  const owner = (table: typeof needs | typeof technologies, id: string) =>
    ctx.db.select({ id: table.organisationId }).from(table).where(eq(table.id, id)).get()?.id
  const sides = [
    { side: 'need', organisationId: owner(needs, needId) },
    { side: 'technology', organisationId: owner(technologies, technologyId) },
  ] as const
  for (const { side, organisationId } of sides)
    if (organisationId && may(ctx, 'match.judge', { organisationId }))
      return { side, organisationId }
  return may(ctx, 'match.judgeAsOrganiser') ? { side: 'organiser', organisationId: null } : null
}

const feedbackOf = (db: Reader, { needId, technologyId }: Pair, { organisationId }: Voice) =>
  db
    .select()
    .from(matchFeedback)
    .where(
      and(
        eq(matchFeedback.needId, needId),
        eq(matchFeedback.technologyId, technologyId),
        organisationId === null
          ? isNull(matchFeedback.organisationId)
          : eq(matchFeedback.organisationId, organisationId),
      ),
    )
    .get()
