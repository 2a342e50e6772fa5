import { and, eq, inArray, or, sql } from 'drizzle-orm'
import {
  matches,
  meetingRequests,
  needs,
  organisations,
  suggestionRefusals,
  technologies,
} from '#db/schema'
import { may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { eventPairs, metBefore, pairOf, partiesOf, shapeMatch } from '#app/features/matching'
import type { EventPair, MatchLine } from '#app/features/matching'
import { listExclusions } from '#app/features/organisations'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { ownRegistration } from './own-registration.server'
import { asksNow } from './queries.server'
import { partnerBehind } from './rules.server'
import { partyOf } from './shape-request.server'
import type { Suggestion, SuggestionPage } from './shown'

/** From here on a pair is worth a participant's time. */
const SHOWN_FROM = 30
const MOST = 30
/** Points that a new acquaintance is put forward by; the score shown stays that of the match. */
const NEW_CONTACT = 5

/**
 * Whom a participant could ask for a meeting, best first, with reasons; those not met before a little further up.
 * Partners that were asked already, are kept apart, were declined with thanks or hide behind a confidential need are
 * handled without a word: what is not here is not explained.
 * @throws DomainError notFound, signInFirst
 */
export function readSuggestions(ctx: Context, eventSlug: string): SuggestionPage {
  const event = eventBySlug(ctx.db, eventSlug)
  const own = ownRegistration(ctx, event)
  const parties = new Map(partiesOf(ctx.db, event.id).map((one) => [one.registrationId, one]))
  const me = parties.get(own.id)
  const pairs = me ? eventPairs(ctx.db, event, own.id) : []
  const met = metBefore(ctx.db, event, [own.organisationId])
  const asked = askedBy(ctx, own.id)
  const partnerOf = (pair: EventPair) => (pair.supplier === own.id ? pair.buyer : pair.supplier)
  const nameless = namelessAmong(ctx, pairs, own.id)
  // Asked by name, an unnamed partner that went missing would be known.
  const isAsked = (pair: EventPair) =>
    nameless.has(pair.needId) ? asked.needs.has(pair.needId) : asked.partners.has(partnerOf(pair))
  const ranked = pairs
    .filter((pair) => pair.score >= SHOWN_FROM && !isAsked(pair))
    .map((pair) => {
      const partner = parties.get(partnerOf(pair))
      return { pair, met: met.has(pairOf(own.organisationId, partner?.organisationId ?? '')) }
    })
    .sort(
      (a, b) =>
        b.pair.score + (b.met ? 0 : NEW_CONTACT) - (a.pair.score + (a.met ? 0 : NEW_CONTACT)),
    )
  const seen = new Set<string>()
  const suggestions: Suggestion[] = []
  for (const { pair, met: known } of ranked) {
    const partnerId = partnerOf(pair)
    if (seen.has(partnerId) || suggestions.length >= MOST) continue
    seen.add(partnerId)
    const shaped = shape(ctx, pair, own.id)
    if (shaped)
      suggestions.push({
        ...shaped,
        partner: shaped.match.organisation ? partnerId : partnerBehind(pair.needId),
        // That the two have met would tell who it is.
        met: known && shaped.match.organisation !== null,
      })
  }
  const apart = listExclusions(ctx, own.organisationId)
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    mayAsk: asksNow(ctx, event, own),
    mayRefuse: may(
      ctx,
      'suggestion.refuse',
      { organisationId: own.organisationId },
      { event: event.state },
    ),
    bringsNothing: pairs.length === 0,
    suggestions,
    refused: refusedBy(ctx, own.id),
    apart,
    couldBeApart: [...parties.values()]
      .filter(
        (one) =>
          one.organisationId !== own.organisationId &&
          !apart.some((other) => other.id === one.organisationId),
      )
      .map((one) => ({ id: one.organisationId, name: one.name }))
      .sort((a, b) => new Intl.Collator(ctx.locale).compare(a.name, b.name)),
  }
}

/** Confidential needs of others by which partners are matched. */
function namelessAmong(ctx: Context, pairs: EventPair[], ownId: string): ReadonlySet<string> {
  const ids = pairs.filter(({ buyer }) => buyer !== ownId).map(({ needId }) => needId)
  const rows = ctx.db
    .select({ id: needs.id })
    .from(needs)
    .where(
      and(
        sql`${needs.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        eq(needs.confidential, true),
      ),
    )
    .all()
  return new Set(rows.map(({ id }) => id))
}

/** Partners with a request that stands, either way, and needs that such a request is about. */
function askedBy(ctx: Context, registrationId: string) {
  const rows = ctx.db
    .select({
      from: meetingRequests.fromRegistrationId,
      to: meetingRequests.toRegistrationId,
      about: meetingRequests.aboutId,
    })
    .from(meetingRequests)
    .where(
      and(
        inArray(meetingRequests.state, ['pending', 'accepted', 'declined']),
        or(
          eq(meetingRequests.fromRegistrationId, registrationId),
          eq(meetingRequests.toRegistrationId, registrationId),
        ),
      ),
    )
    .all()
  return {
    partners: new Set(rows.map(({ from, to }) => (from === registrationId ? to : from))),
    needs: new Set(rows.map(({ about }) => about)),
  }
}

/** Those turned down, as they had been suggested: by name, or by the need whose owner stays unnamed. */
function refusedBy(ctx: Context, registrationId: string): SuggestionPage['refused'] {
  const rows = ctx.db
    .select({ id: suggestionRefusals.otherRegistrationId, needId: suggestionRefusals.needId })
    .from(suggestionRefusals)
    .where(eq(suggestionRefusals.registrationId, registrationId))
    .all()
  return rows.flatMap(({ id, needId }): SuggestionPage['refused'] => {
    if (needId) return [{ partner: partnerBehind(needId), name: null }]
    const party = partyOf(ctx.db, id)
    return party ? [{ partner: id, name: party.name }] : []
  })
}

/** The pair as a match line: the other side's listing, with reasons. Owners of confidential needs stay unnamed. */
function shape(
  ctx: Context,
  pair: EventPair,
  ownId: string,
): { match: MatchLine; ownTitle: string } | null {
  const match = ctx.db
    .select()
    .from(matches)
    .where(and(eq(matches.needId, pair.needId), eq(matches.technologyId, pair.technologyId)))
    .get()
  const technology = ctx.db
    .select()
    .from(technologies)
    .where(eq(technologies.id, pair.technologyId))
    .get()
  const need = ctx.db.select().from(needs).where(eq(needs.id, pair.needId)).get()
  if (!match || !technology || !need) return null
  const [other, mine] = pair.supplier === ownId ? [need, technology] : [technology, need]
  const kind = other === need ? ('need' as const) : ('technology' as const)
  const owner = ctx.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, other.organisationId))
    .get()
  const hidden = kind === 'need' && need.confidential
  return {
    ownTitle: readText(mine.title, ctx.locale, mine.sourceLocale),
    match: shapeMatch(ctx, {
      kind,
      id: other.id,
      slug: other.slug,
      title: {
        text: readText(other.title, ctx.locale, other.sourceLocale),
        locale: other.sourceLocale,
      },
      organisation: owner && !hidden ? { name: owner.displayName, slug: owner.slug } : null,
      // The seat of a hidden owner would tell; where it is needed may be known.
      place: hidden ? need.place : (owner?.place ?? null),
      score: pair.score,
      parts: match.parts,
      blockers: match.blockers,
      computedAt: match.computedAt,
    }),
  }
}
