import { inArray } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { Locale } from '#db/domain'
import { authorise } from '#app/features/accounts'
import { keptApartFrom } from '#app/features/catalogue'
import { paths } from '#app/i18n/paths'
import { translatorOf } from '#app/i18n/translator.server'
import type { Context } from '#app/platform/context.server'
import type { Suggestion } from '#search/engine'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'
import { suggestSchema } from './schema'

/** Of one sort at most. */
const SHOWN = 4

export type SuggestedLine = { label: string; lang?: Locale; note?: string; to: string }
export type SuggestionGroup = { title: string; lines: SuggestedLine[] }

/**
 * What a person may mean by what is typed so far, by sort, each with its address. Nothing that its owner hides is
 * among it: names of drafts and of confidential needs are not indexed, and who is kept apart from the reader stays out.
 */
export async function suggestSearches(
  ctx: Context,
  input: unknown,
): Promise<{ groups: SuggestionGroup[] }> {
  authorise(ctx, 'listing.search')
  const asked = suggestSchema.safeParse(input)
  if (!asked.success) return { groups: [] }
  const kind = asked.data.in === 'needs' ? 'need' : 'technology'
  const to = paths(ctx.locale)
  const at = kind === 'need' ? to.needs : to.technologies
  const t = translatorOf(ctx.locale)
  const { locale } = ctx
  const found = await ctx.search.suggest({
    kind,
    text: asked.data.q,
    locale,
    limit: SHOWN,
    apart: keptApartFrom(ctx),
  })
  const slugs = slugsOf(ctx, found)

  const groups: SuggestionGroup[] = [
    {
      title: t('search.suggest.concept'),
      lines: found.flatMap((one) =>
        one.kind === 'concept'
          ? named(loadThesaurus().label(one.id, locale), one.matched, at({ concept: one.id }))
          : [],
      ),
    },
    {
      title: t(`search.suggest.${kind}`),
      lines: found.flatMap((one) =>
        one.kind === 'listing'
          ? { label: one.title, lang: one.locale, to: to.listing(one.listing, one.slug) }
          : [],
      ),
    },
    {
      title: t('search.suggest.organisation'),
      lines: found.flatMap((one) => {
        const slug = one.kind === 'organisation' ? slugs.get(one.id) : undefined
        return one.kind === 'organisation' && slug
          ? { label: one.name, to: to.organisation(slug) }
          : []
      }),
    },
    {
      title: t('search.suggest.place'),
      lines: found.flatMap((one) =>
        one.kind === 'place'
          ? named(placeName(one.id, locale), one.matched, at({ place: one.id }))
          : [],
      ),
    },
  ]
  return { groups: groups.filter(({ lines }) => lines.length > 0) }
}

/** In the reader's language, with the name that was typed where that is another. */
const named = (label: string, matched: string, to: string): SuggestedLine =>
  matched.toLowerCase() === label.toLowerCase() ? { label, to } : { label, note: matched, to }

function slugsOf(ctx: Context, found: Suggestion[]): Map<string, string> {
  const ids = found.flatMap((one) => (one.kind === 'organisation' ? one.id : []))
  const rows = ctx.db
    .select({ id: organisations.id, slug: organisations.slug })
    .from(organisations)
    .where(inArray(organisations.id, ids))
    .all()
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}
