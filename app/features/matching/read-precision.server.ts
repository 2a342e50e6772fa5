import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { matchFeedback, meetingRequests, meetings, needs, technologies } from '#db/schema'
import { MATCH_GROUNDS } from '#db/domain'
import type { MatchOpinion } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { read } from '#app/i18n/localised'
import { bandOf, BANDS, precisionByBand } from '#app/matching/precision'
import type { Context } from '#app/platform/context.server'
import { broughtTo } from './event-matches.server'
import type { FeedbackNote, PrecisionReport } from './shown'

const NOTES = 10

/**
 * How the matcher's scores proved: what people said of matches, of all events, and what became of this event's
 * requests, by the score they had. Sides are named, organisations are not.
 * @throws DomainError notFound
 */
export function readPrecision(ctx: Context, eventSlug: string): PrecisionReport {
  const event = eventBySlug(ctx.db, eventSlug)
  authorise(ctx, 'match.readFeedback', { eventId: event.id })
  const opinions = ctx.db
    .select({
      score: matchFeedback.score,
      opinion: matchFeedback.opinion,
      grounds: matchFeedback.grounds,
    })
    .from(matchFeedback)
    .all()
  const requests = requestsOf(ctx, event.id)
  const judged = opinions.map(({ score, opinion }) => ({ score, useful: opinion === 'useful' }))
  return {
    bands: precisionByBand(judged).map((precision, index) => {
      const inBand = requests.filter(({ score }) => bandOf(score ?? 0) === BANDS[index])
      const number = (test: (request: (typeof requests)[number]) => boolean) =>
        inBand.filter(test).length
      return {
        ...precision,
        asked: inBand.length,
        accepted: number(({ state }) => state === 'accepted'),
        held: number(({ meeting }) => meeting === 'held'),
        followed: number(({ followed }) => followed > 0),
      }
    }),
    grounds: MATCH_GROUNDS.map((ground) => {
      const named = (opinion: MatchOpinion) =>
        opinions.filter((one) => one.opinion === opinion && one.grounds.includes(ground)).length
      return { ground, useful: named('useful'), notUseful: named('notUseful') }
    }),
    notes: notesOf(ctx, event.id),
  }
}

const requestsOf = (ctx: Context, eventId: string) =>
  ctx.db
    .select({
      score: meetingRequests.score,
      state: meetingRequests.state,
      meeting: meetings.state,
      followed: sql<number>`
        EXISTS (SELECT 1 FROM follow_ups WHERE follow_ups.meeting_id = ${meetings.id})
        OR EXISTS (SELECT 1 FROM agreements WHERE agreements.meeting_id = ${meetings.id})
        OR EXISTS (SELECT 1 FROM outcomes WHERE outcomes.meeting_id = ${meetings.id} AND next_steps <> '[]')`,
    })
    .from(meetingRequests)
    .leftJoin(meetings, eq(meetings.requestId, meetingRequests.id))
    .where(and(eq(meetingRequests.eventId, eventId), isNotNull(meetingRequests.score)))
    .all()

/** What was written of matches between listings of the event. */
const notesOf = (ctx: Context, eventId: string): FeedbackNote[] =>
  ctx.db
    .select({ feedback: matchFeedback, need: needs, technology: technologies })
    .from(matchFeedback)
    .innerJoin(needs, eq(needs.id, matchFeedback.needId))
    .innerJoin(technologies, eq(technologies.id, matchFeedback.technologyId))
    .where(
      and(
        isNotNull(matchFeedback.note),
        inArray(matchFeedback.needId, broughtTo(ctx.db, eventId, 'need')),
        inArray(matchFeedback.technologyId, broughtTo(ctx.db, eventId, 'technology')),
      ),
    )
    .orderBy(desc(matchFeedback.updatedAt))
    .limit(NOTES)
    .all()
    .map(({ feedback: { id, opinion, side, note, score }, need, technology }) => ({
      id,
      opinion,
      side,
      note: note ?? '',
      score: Math.round(score),
      need: titled(ctx, need),
      technology: titled(ctx, technology),
    }))

const titled = (
  ctx: Context,
  row: Pick<typeof needs.$inferSelect, 'slug' | 'title' | 'sourceLocale'>,
) => ({
  slug: row.slug,
  title: read(row.title, ctx.locale, row.sourceLocale) ?? { text: '', locale: row.sourceLocale },
})
