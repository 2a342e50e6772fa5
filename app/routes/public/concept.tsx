import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readConcept } from '#app/features/discovery'
import { ConceptView } from '#app/features/discovery/components/concept-view'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'

export const handle = FINDABLE
export const meta: MetaFunction<typeof loader> = (page) =>
  publicMeta(page, {
    title: page.data?.label,
    description: page.data?.names.map(({ name }) => name).join(' · '),
  })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => readConcept(ctx, params.concept ?? ''))
}

export default function Concept() {
  return <ConceptView concept={useLoaderData<typeof loader>()} />
}
