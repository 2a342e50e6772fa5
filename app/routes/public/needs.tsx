import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readParameters, searchListings } from '#app/features/discovery'
import { ResultsPage } from '#app/features/discovery/components/results-page'
import { readShortlistMarks } from '#app/features/shortlist'
import { SaveMark } from '#app/features/shortlist/components/save-mark'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'
import { FINDABLE, publicMeta } from '#app/routes/public-meta'

export const handle = FINDABLE
// Results of a question are endless; the list itself is one page.
export const meta: MetaFunction<typeof loader> = (page) => publicMeta(page, { title: page.data?.title, description: page.data?.description, hidden: page.location.search !== '' })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  const parameters = readParameters(new URL(request.url).searchParams)
  const model = await presentPage(ctx, request, () => searchListings(ctx, 'need', parameters))
  const t = translatorOf(ctx.locale)
  const title = parameters.query ? t('search.resultTitle', { query: parameters.query }) : t('search.needs')
  const marks = readShortlistMarks(
    ctx,
    'need',
    model.results.map(({ id }) => id),
  )
  return { title: `${title} · HanViet Bridge`, description: t('home.lede'), model, parameters, marks, signedIn: ctx.actor.kind === 'person' }
}

export default function Needs() {
  const { model, parameters, marks, signedIn } = useLoaderData<typeof loader>()
  return (
    <ResultsPage
      model={model}
      parameters={parameters}
      signedIn={signedIn}
      actsOf={({ kind, id, slug, title }) => (
        <SaveMark marks={marks} kind={kind} id={id} slug={slug} title={title.text} />
      )}
    />
  )
}
