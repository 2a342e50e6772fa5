import { and, eq, inArray, or } from 'drizzle-orm'
import {
  matches,
  meetingRequests,
  needs,
  organisations,
  registrationListings,
  suggestionRefusals,
  technologies,
} from '#db/schema'
import type { Reader } from '#db/client'
import { may } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { eventPairs, metBefore, pairOf, partiesOf, shapeMatch } from '#app/features/matching'
import type { EventPair, MatchLine } from '#app/features/matching'
import { listExclusions } from '#app/features/organisations'
import { readText } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { ownRegistration } from './own-registration.server'
import { asksNow } from './queries.server'
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
  const ranked = pairs
    .filter((pair) => pair.score >= SHOWN_FROM && !asked.has(partnerOf(pair)))
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
        partner: shaped.match.organisation ? partnerId : `need:${pair.needId}`,
        // That the two have met would tell who it is.
        met: known && shaped.match.organisation !== null,
      })
  }
  const apart = listExclusions(ctx, own.organisationId)
  return {
    event: { slug: event.slug, name: readText(event.name, ctx.locale), state: event.state },
    mayAsk: asksNow(ctx, event, own),
    mayRefuse: may(ctx, 'meetingRequest.create', { organisationId: own.organisationId }),
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

/** Partners with a request that stands, either way. */
function askedBy(ctx: Context, registrationId: string): ReadonlySet<string> {
  const rows = ctx.db
    .select({ from: meetingRequests.fromRegistrationId, to: meetingRequests.toRegistrationId })
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
  return new Set(rows.map(({ from, to }) => (from === registrationId ? to : from)))
}

/** Those turned down; who brought a confidential need stays unnamed and is meant by the need. */
function refusedBy(ctx: Context, registrationId: string): SuggestionPage['refused'] {
  const rows = ctx.db
    .select({ id: suggestionRefusals.otherRegistrationId })
    .from(suggestionRefusals)
    .where(eq(suggestionRefusals.registrationId, registrationId))
    .all()
  return rows.flatMap(({ id }) => {
    const party = partyOf(ctx.db, id)
    if (!party) return []
    const needId = confidentialNeedOf(ctx.db, id)
    return [needId ? { partner: `need:${needId}`, name: null } : { partner: id, name: party.name }]
  })
}

const confidentialNeedOf = (db: Reader, registrationId: string): string | null =>
  db
    .select({ id: needs.id })
    .from(registrationListings)
    .innerJoin(
      needs,
      and(
        eq(registrationListings.listingKind, 'need'),
        eq(needs.id, registrationListings.listingId),
        eq(needs.confidential, true),
      ),
    )
    .where(eq(registrationListings.registrationId, registrationId))
    .get()?.id ?? null

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
      place: owner?.place ?? null,
      score: pair.score,
      parts: match.parts,
      blockers: match.blockers,
      computedAt: match.computedAt,
    }),
  }
}
