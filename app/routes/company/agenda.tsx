import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAgenda } from '#app/features/schedule'
import { AgendaPage } from '#app/features/schedule/components/agenda-page'
import { translatorOf } from '#app/i18n/translator.server'
import { contextOf } from '#app/routes/context.server'
import { presentPage } from '#app/routes/forms.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request, context)
  return presentPage(ctx, request, () => {
    const agenda = readAgenda(ctx, {
      eventSlug: params.event ?? '',
      delegateId: params.delegate ?? '',
    })
    return {
      agenda,
      origin: ctx.publicOrigin,
      title: `${translatorOf(ctx.locale)('agenda.titleOf', { name: agenda.delegate.name })} · HanViet Bridge`,
    }
  })
}

export default function AgendaOf() {
  const { agenda, origin } = useLoaderData<typeof loader>()
  return <AgendaPage agenda={agenda} origin={origin} isOwn={false} />
}
