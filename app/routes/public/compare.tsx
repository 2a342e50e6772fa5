import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readComparison, readSlugs } from '#app/features/discovery'
import { ComparisonView } from '#app/features/discovery/components/comparison-view'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const slugs = readSlugs(new URL(request.url).searchParams.getAll('ids'))
  const comparison = await presentPage(ctx, request, () => readComparison(ctx, slugs))
  return { title: `${translatorOf(ctx.locale)('search.compare.title')} · HanViet Bridge`, comparison }
}

export default function Compare() {
  return <ComparisonView comparison={useLoaderData<typeof loader>().comparison} />
}
