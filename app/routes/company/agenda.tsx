import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAgenda, renewCalendar } from '#app/features/schedule'
import { AgendaPage } from '#app/features/schedule/components/agenda-page'
import { paths } from '#app/i18n/paths'
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

/** Another address for this calendar. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request, context)
  const input = { eventSlug: params.event ?? '', delegateId: params.delegate ?? '' }
  return presentPage(ctx, request, () => {
    renewCalendar(ctx, input)
    return redirect(
      `${paths(ctx.locale).agendaOf(input.eventSlug, input.delegateId)}#calendar-title`,
    )
  })
}

export default function AgendaOf() {
  const { agenda, origin } = useLoaderData<typeof loader>()
  return <AgendaPage agenda={agenda} origin={origin} isOwn={false} />
}
