import { and, desc, eq } from 'drizzle-orm'
import { needs, organisations, registrationListings, technologies } from '#db/schema'
import type { Reader } from '#db/client'
import type { ListingKind } from '#db/domain'
import { conceptsOf, maySeeOwner } from '#app/features/catalogue'
import type { PairMatch } from '#app/features/matching'
import type { RegistrationRow } from '#app/features/registration'
import { read } from '#app/i18n/localised'
import type { Context } from '#app/platform/context.server'
import { loadThesaurus } from '#search/vocabulary/load'
import type { BriefListing, MeetingBrief } from './shown'

const MOST_TERMS = 12
const SUBJECT_WEIGHT = 0.4

type About = { kind: ListingKind; id: string }
type Found = BriefListing & { id: string }

/**
 * What the two will talk about: the matched pair of listings; without a match the one that was asked about, and what
 * the other side brought.
 */
export function listingsFor(
  ctx: Context,
  sides: [RegistrationRow, RegistrationRow],
  about: About | null,
  pair: PairMatch | null,
): Found[] {
  const wanted: About[] = pair
    ? [
        { kind: 'technology', id: pair.technologyId },
        { kind: 'need', id: pair.needId },
      ]
    : [...(about ? [about] : []), ...sides.flatMap((side) => broughtBy(ctx.db, side))]
  const shown = wanted
    .filter((one) => one.id === about?.id || mayBeNamed(ctx, one))
    .flatMap((one) => listingOf(ctx, one))
  // Without a match, one of each side is enough to begin with.
  return shown.filter(
    (one, index) =>
      shown.findIndex((other) => other.organisationId === one.organisationId) === index,
  )
}

/** A confidential need that they did not speak of would be known by its owner beside it. */
function mayBeNamed(ctx: Context, { kind, id }: About): boolean {
  const need =
    kind === 'need' ? ctx.db.select().from(needs).where(eq(needs.id, id)).get() : undefined
  return !need || maySeeOwner(ctx, need)
}

const broughtBy = (db: Reader, side: RegistrationRow): About[] =>
  db
    .select({ kind: registrationListings.listingKind, id: registrationListings.listingId })
    .from(registrationListings)
    .where(eq(registrationListings.registrationId, side.id))
    .orderBy(desc(registrationListings.listingKind))
    .all()

function listingOf(ctx: Context, { kind, id }: About): (Found & { organisationId: string })[] {
  const table = kind === 'technology' ? technologies : needs
  const row = ctx.db
    .select({
      slug: table.slug,
      title: table.title,
      summary: kind === 'technology' ? technologies.summary : needs.problem,
      sourceLocale: table.sourceLocale,
      trl: kind === 'technology' ? technologies.trl : needs.minTrl,
      owner: organisations.displayName,
      organisationId: organisations.id,
    })
    .from(table)
    .innerJoin(organisations, eq(organisations.id, table.organisationId))
    .where(and(eq(table.id, id)))
    .get()
  if (!row) return []
  return [
    {
      id,
      kind,
      slug: row.slug,
      owner: row.owner,
      organisationId: row.organisationId,
      title: read(row.title, ctx.locale, row.sourceLocale) ?? {
        text: '',
        locale: row.sourceLocale,
      },
      summary: read(row.summary, ctx.locale, row.sourceLocale),
      trl: row.trl,
    },
  ]
}

/** The concepts of the listings, the weightiest first, each once, named in the three languages. */
export function termsOf(ctx: Context, listings: Found[]): MeetingBrief['terms'] {
  const thesaurus = loadThesaurus()
  const weights = new Map<string, number>()
  for (const { kind, id } of listings)
    for (const { concept, weight } of conceptsOf(ctx.db, kind, id))
      if (weight >= SUBJECT_WEIGHT)
        weights.set(concept, Math.max(weight, weights.get(concept) ?? 0))
  return [...weights]
    .filter(([id]) => thesaurus.concepts.has(id))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(([id]) => ({
      id,
      ko: thesaurus.label(id, 'ko'),
      vi: thesaurus.label(id, 'vi'),
      en: thesaurus.label(id, 'en'),
    }))
}
