import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ListingKind } from '#db/domain'
import { readParameters, searchListings } from '#app/features/discovery'
import { isLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { contextOf } from '#app/routes/context.server'
import { presentApi } from './present-api.server'

const MOST = 50

/** `/api/v1/technologies` and `/api/v1/needs`: the same search as the page, as JSON, described at /api/v1/openapi.json. */
export async function searchApi(
  { request, context }: LoaderFunctionArgs,
  kind: ListingKind,
): Promise<Response> {
  const url = new URL(request.url)
  const lang = url.searchParams.get('lang')
  const ctx = {
    ...(await contextOf(request, context)),
    ...(isLocale(lang) ? { locale: lang } : {}),
  }
  const asked = Number(url.searchParams.get('limit') ?? 20)
  const limit = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MOST) : 20
  return presentApi(async () => {
    const model = await searchListings(ctx, kind, readParameters(url.searchParams), limit)
    return {
      items: model.results.map((result) => ({
        id: result.id,
        title: result.title.text,
        organisation: result.organisation?.name ?? null,
        concepts: result.concepts.map((concept) => concept.id),
        why: result.why.map((why) => why.text),
        url: `${ctx.publicOrigin}${paths(ctx.locale).listing(kind, result.slug)}`,
      })),
      total: model.total,
      understood: model.chips.map(({ kind: chipKind, value, label }) => ({
        kind: chipKind,
        value,
        label,
      })),
      engine: model.engine,
    }
  })
}
