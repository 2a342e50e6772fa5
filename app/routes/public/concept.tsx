import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readConcept } from '#app/features/discovery'
import { ConceptView } from '#app/features/discovery/components/concept-view'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
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
  return presentPage(ctx, request, async () => {
    const concept = await readConcept(ctx, params.concept ?? '')
    const ids = (results: { id: string }[]) => results.map(({ id }) => id)
    return {
      ...concept,
      marks: {
        technology: readShortlistMarks(ctx, 'technology', ids(concept.technologies)),
        need: readShortlistMarks(ctx, 'need', ids(concept.needs)),
      },
    }
  })
}

export default function Concept() {
  const { marks, ...concept } = useLoaderData<typeof loader>()
  return (
    <ConceptView
      concept={concept}
      actsOf={({ kind, id, slug, title }) => (
        <SaveMark marks={marks[kind]} kind={kind} id={id} slug={slug} title={title.text} />
      )}
    />
  )
}
