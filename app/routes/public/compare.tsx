import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readComparison, readComparisonState } from '#app/features/discovery'
import { ComparisonView } from '#app/features/discovery/components/comparison-view'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const state = readComparisonState(new URL(request.url).searchParams)
  const comparison = await presentPage(ctx, request, () => readComparison(ctx, state))
  return {
    title: `${translatorOf(ctx.locale)('search.compare.title')} · HanViet Bridge`,
    comparison,
    state,
  }
}

export default function Compare() {
  const { comparison, state } = useLoaderData<typeof loader>()
  return <ComparisonView comparison={comparison} state={state} />
}
